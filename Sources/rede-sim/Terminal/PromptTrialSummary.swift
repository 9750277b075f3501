import RedeEval
import RedeModel
import RedeReport

/// What a change of prompts does to recordings, for people: lines of at most 80 columns.
struct PromptTrialSummary {
    let trials: [PromptTrial]
    /// What tokens cost; nil when that is not known.
    let prices: PriceTable?
    /// The runs with the recorded answers, and with those of a live model, beside each other.
    let report: ComparisonReport
    /// The live model that was asked for what is open; nil when none was.
    let live: LiveModel?
    /// The recordings that were made of its answers.
    let written: [String]

    private static let margin = 10
    /// How many sections, and how many lines of each, are shown.
    private static let shown = 4, shownLines = 6

    /// Whether a build goes on: no gate has found a regression, and no answer is open where that matters.
    var hasPassed: Bool { report.hasPassed && (open == 0 || !report.undecidedFails) }

    private var open: Int { trials.reduce(0) { $0 + $1.candidate.open.count } }
    private var calls: Int { trials.reduce(0) { $0 + $1.candidate.calls } }

    /// The lines, without line feeds.
    var lines: [String] {
        [Style.standardOutput.bold(title), ""] + labelled("prompts", sections) + labelled("answers", answers)
            + labelled("again", again)
            + labelled("spent", Columns.folded(live?.words ?? [], separator: " · ", width: width))
            + labelled("checks", checks) + labelled("metrics", metrics)
            + labelled("written", written.map { Columns.plain($0) })
    }

    /// What came of it, in one sentence.
    private var title: String {
        let asked = trials.reduce(0) { $0 + $1.candidate.asked }
        if open == 0, asked > 0 {
            let verdict =
                switch report.verdict {
                case .regression: "Regression"
                case .undecided: "Undecided"
                case .fine, nil: "No regression"
                }
            return asked == calls
                ? "\(verdict): all \(counted(calls, "answer")) are new."
                : "\(verdict): \(asked) of \(counted(calls, "answer")) are new, the others stand."
        }
        guard open > 0 else {
            return "The new prompts ask what was recorded: all \(counted(calls, "answer")) still stand."
        }
        let share = "\(open) of \(counted(calls, "answer")) can no longer be trusted"
        return report.verdict == .regression ? "Regression, and \(share)." : "Undecided: \(share)."
    }

    private var sections: [String] {
        var lines: [String] = []
        var seen: [PromptTrial.Change] = []
        for change in trials.flatMap(\.changes)
        where !seen.contains(where: { $0.bot == change.bot && $0.section == change.section }) {
            seen.append(change)
            guard seen.count <= PromptTrialSummary.shown else { continue }
            lines.append(
                Columns.plain(
                    "\(change.section.string) of \(change.bot.string), \(counted(change.calls, "call"))"
                )
            )
            let diff = DiffLines.lines(
                from: change.recorded ?? Text(),
                to: change.now ?? Text(),
                width: width - 2
            )
            lines += diff.prefix(PromptTrialSummary.shownLines).map { "  " + $0 }
            if diff.count > PromptTrialSummary.shownLines { lines.append("  …") }
        }
        let rest = seen.count - PromptTrialSummary.shown
        return lines + (rest > 0 ? ["and \(counted(rest, "section")) more: --json has all"] : [])
    }

    /// What the recorded answers are worth, a line a recording.
    private var answers: [String] {
        trials.flatMap { trial in
            let side = trial.candidate
            var parts = [side.certain == 0 ? "none stands for certain" : "\(side.certain) stand for certain"]
            if let openFrom = side.openFrom {
                parts[0] +=
                    side.certain == 0
                    ? "" : ", until \(DurationWords.seconds(milliseconds: openFrom, decimals: 1))"
            }
            if side.conditional > 0 { parts.append("\(side.conditional) if the others answer alike") }
            if side.asked > 0 {
                parts = ["\(side.certain + side.conditional) stand", "\(side.asked) asked anew"]
            } else {
                parts.append("\(side.open.count) open")
            }
            if side.missed > 0 { parts.append("\(side.missed) of them never recorded") }
            if side.unasked > 0 { parts.append("\(side.unasked) not asked for") }
            if !trial.baseline.open.isEmpty {
                parts.append("\(trial.baseline.open.count) open for the old prompts, too")
            }
            let name = trials.count > 1 ? ["\(Columns.plain(FilePath.name(of: trial.file))):"] : []
            return name + Columns.folded(parts, separator: " · ", width: width)
        }
    }

    /// What it takes to ask the open calls again.
    private var again: [String] {
        guard open > 0 else { return [] }
        let tokens = trials.reduce((input: 0, output: 0)) {
            ($0.input + $1.candidate.tokens.inputTokens, $0.output + $1.candidate.tokens.outputTokens)
        }
        let words = "about \(tokens.input) tokens of prompts and \(tokens.output) of answers"
        guard let prices else { return [words] }
        return [words + (cost(by: prices).map { ", which cost \(BatchSummary.hundredths($0))" } ?? "")]
            + trials.compactMap { trial in
                prices.price(of: trial.model) == nil
                    ? "no price is known of \(Columns.plain(Quoted.text(trial.model)))" : nil
            }
    }

    private func cost(by prices: PriceTable) -> Double? {
        var sum = 0.0
        for trial in trials {
            guard let price = prices.price(of: trial.model) else { return nil }
            let tokens = trial.candidate.tokens
            sum += price.cost(inputTokens: tokens.inputTokens, outputTokens: tokens.outputTokens)
        }
        return sum
    }

    /// What checks say of the runs with the recorded answers, those to open calls taken as they were.
    private var checks: [String] {
        let hint = open > 0 ? ["if the open answers were as they are recorded:"] : []
        return hint
            + report.gates.map { result in
                let cells = MeasureCells(result.gate.measure, result.comparison)
                let values =
                    cells.baseline == cells.candidate
                    ? cells.baseline : "\(cells.baseline) → \(cells.candidate)"
                return "\(result.verdict.mark) \(Columns.plain(cells.name))  \(values)"
            }
    }

    private var metrics: [String] {
        report.comparison.rows.filter { !$0.measure.isCheck && $0.comparison.difference != 0 }.map { row in
            let cells = MeasureCells(row.measure, row.comparison)
            return Columns.cut("\(cells.name)  \(cells.baseline) → \(cells.candidate)", to: width)
        }
    }

    private var width: Int { Columns.standard - PromptTrialSummary.margin }

    private func labelled(_ label: String, _ lines: [String]) -> [String] {
        lines.enumerated().map { index, line in
            Columns.left(index == 0 ? label : "", PromptTrialSummary.margin) + line
        }
    }

    /// The same as indented JSON.
    var json: [UInt8] {
        func object(_ members: [(String, JSONValue)]) -> JSONValue {
            .object(JSONObject(members.map { .init(key: Text($0), value: $1) }))
        }
        func whole(_ number: Int) -> JSONValue { .number(Double(number)) }
        let values = trials.map { trial in
            let side = trial.candidate
            return object([
                ("recording", .string(Text(trial.file))), ("scenario", .string(trial.scenario)),
                ("model", .string(trial.model)), ("certain", whole(side.certain)),
                ("conditional", whole(side.conditional)),
                ("open", .array(side.open.map { .string(Text($0.description)) })),
                ("openFrom", side.openFrom.map(whole) ?? .null), ("missed", whole(side.missed)),
                ("askedLive", whole(side.asked)),
                ("unasked", whole(side.unasked)), ("openForBaseline", whole(trial.baseline.open.count)),
                ("inputTokens", whole(side.tokens.inputTokens)),
                ("outputTokens", whole(side.tokens.outputTokens)),
                (
                    "changes",
                    .array(
                        trial.changes.map { change in
                            object([
                                ("bot", .string(change.bot)), ("section", .string(change.section)),
                                ("calls", whole(change.calls)),
                                ("recorded", change.recorded.map { .string($0) } ?? .null),
                                ("now", change.now.map { .string($0) } ?? .null),
                            ])
                        }
                    )
                ),
            ])
        }
        return ByteWriter.file(
            of: object([
                ("schema", .string("rede-sim/prompt-trial/1")), ("sentence", .string(Text(title))),
                ("cost", prices.flatMap(cost).map { .number($0) } ?? .null), ("recordings", .array(values)),
                ("comparison", report.document),
            ])
        )
    }
}
