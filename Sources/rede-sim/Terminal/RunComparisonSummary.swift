import RedeEval
import RedeModel
import RedeReport
import RedeSim

/// How two runs differ, for people: lines of at most 80 columns.
struct RunComparisonSummary {
    let comparison: RunComparison
    /// The directory that the reports are in; nil when none were written.
    let directory: String?
    /// The arguments that the command was called with.
    let arguments: [String]
    let style: Style

    /// How much of a long list, of a long story, and of a long text is shown.
    private static let shown = 5, shownCauses = 4, shownLines = 6, shownMetrics = 16

    private static let margin = 11
    private var width: Int { Columns.standard - RunComparisonSummary.margin }

    /// The lines, without line feeds.
    var lines: [String] {
        var lines = [
            heading("baseline", comparison.baseline), heading("candidate", comparison.candidate), "",
        ]
        lines += folded(comparison.verdict, to: Columns.standard - 2).map { "  " + $0 } + [""]
        let start = lines.count
        lines += labelled("first", first)
        lines += labelled("turns", turns)
        lines += labelled("setup", setup)
        lines += labelled("prompts", prompts)
        lines += labelled("checks", checks)
        lines += labelled("metrics", metrics)
        if lines.count > start { lines.append("") }
        return lines + ending
    }

    private func heading(_ side: String, _ run: ComparedRun) -> String {
        let size = "\(counted(run.records.count, "event")) · \(seconds(run.length))"
        let room = Columns.standard - RunComparisonSummary.margin - Columns.width(size) - 2
        let title = Columns.left(Columns.plain(run.title.string), room)
        return Columns.left(side, RunComparisonSummary.margin) + style.bold(title) + "  " + style.dim(size)
    }

    /// The first event that differs, on both sides, with what led to it.
    private var first: [String] {
        guard let divergence = comparison.divergence else { return [] }
        var lines = ["event \(divergence.place + 1)"]
        lines += sides { words(of: divergence.place, in: $0) }
        if let other = comparison.otherEvent, other.place > divergence.place {
            lines.append("event \(other.place + 1), the first that is another one")
            lines += sides { words(of: other.place, in: $0) }
        }
        let place = comparison.otherEvent?.place ?? divergence.place
        let keys = comparison.otherEvent?.keys ?? []
        if !keys.isEmpty {
            let list = keys.map(\.string).joined(separator: ", ")
            lines.append(Columns.cut("in         \(Columns.plain(list))", to: width))
        }
        if let reason = comparison.otherEvent?.reason ?? divergence.reason {
            lines += folded(reason, to: width - 11).enumerated().map {
                ($0 == 0 ? "because    " : "           ") + $1
            }
        }
        let run = place < comparison.candidate.records.count ? comparison.candidate : comparison.baseline
        let causes = run.story(of: place, limit: RunComparisonSummary.shownCauses + 1).dropFirst()
        return lines
            + causes.enumerated().map { index, cause in
                let words = Columns.plain("\(cause + 1) \(run.records[cause].words)")
                return Columns.cut((index == 0 ? "after      " : "           ") + words, to: width)
            }
    }

    private func sides(_ words: (ComparedRun) -> String) -> [String] {
        [("baseline   ", comparison.baseline), ("candidate  ", comparison.candidate)].map { label, run in
            Columns.cut(label + words(run), to: width)
        }
    }

    private func words(of place: Int, in run: ComparedRun) -> String {
        guard place < run.records.count else { return "nothing: the log has ended" }
        let words = Columns.plain(run.records[place].words.string)
        return "\(Columns.right(seconds(run.milliseconds(of: place)), 9))  \(words)"
    }

    /// A line a voice, and the first turn that is not the same.
    private var turns: [String] {
        guard let first = comparison.firstOtherPair else { return [] }
        let names = comparison.voices.map { Columns.cut(Columns.plain($0.name.string), to: 20) }
        let nameWidth = names.reduce(5) { max($0, Columns.width($1)) }
        let statuses = RunComparison.TurnPair.Status.allCases
        let heads = statuses.map { Columns.right(RunComparison.word(for: $0), 8) }.joined()
        var lines = [style.dim(Columns.left("", nameWidth) + heads)]
        for (voice, name) in names.enumerated() {
            let counts = statuses.map { comparison.count($0, of: voice) }
            guard counts.contains(where: { $0 > 0 }) else { continue }
            let cells = counts.map { Columns.right($0 == 0 ? "–" : String($0), 8) }
            lines.append(Columns.left(name, nameWidth) + cells.joined())
        }
        let pair = comparison.turns[first]
        lines.append("\(words(for: pair)), \(RunComparison.word(for: pair.status)), is the first:")
        return lines + texts(pair.baseline.map(words), pair.candidate.map(words))
    }

    /// A turn by its number and its bot.
    private func words(for pair: RunComparison.TurnPair) -> String {
        let name = comparison.voices[pair.voice].name
        if comparison.voices[pair.voice].isJudge { return "the judge's verdict" }
        let turn = pair.baseline ?? pair.candidate
        let side = pair.status == .added ? " of the candidate" : ""
        return Columns.plain("turn \(turn?.number ?? 0) of \(Quoted.text(name))\(side)")
    }

    private func words(_ turn: ComparedTurn) -> Text {
        guard case .reply = turn.ending else { return Text("\(turn.word): \(turn.text)") }
        let recipients = turn.recipients.map(\.string).joined(separator: ", ")
        return recipients.isEmpty ? turn.text : Text("\(turn.text) → \(recipients)")
    }

    private var setup: [String] {
        let lines = comparison.setup.flatMap { difference -> [String] in
            let name = Columns.plain(difference.name.string)
            let values = [difference.baseline, difference.candidate].map { value in
                value.map { Columns.plain($0.string) } ?? "none"
            }
            let line = "\(name)  \(values[0]) → \(values[1])"
            if Columns.width(line) <= width, ![difference.baseline, difference.candidate].contains("") {
                return [line]
            }
            return [Columns.cut(name, to: width)] + texts(difference.baseline, difference.candidate)
        }
        return shortened(lines, to: RunComparisonSummary.shown * 4)
    }

    private var prompts: [String] {
        let shown = comparison.prompts.prefix(RunComparisonSummary.shown).flatMap { prompt -> [String] in
            let where_ = prompt.count == 1 ? "in" : "in \(prompt.count) turns, first in"
            let pair = words(for: comparison.turns[prompt.pair])
            return ["\(prompt.first.name) \(where_) \(pair)"].map {
                Columns.cut(Columns.plain($0), to: width)
            }
                + texts(prompt.first.baseline, prompt.first.candidate)
        }
        return shown + rest(of: comparison.prompts.count, beyond: RunComparisonSummary.shown, "section")
    }

    private var checks: [String] {
        comparison.checks.map { check in
            func words(_ one: ComparedRun.Check?) -> String {
                one.map { "\($0.hasPassed ? "✓" : "✗") \($0.found)" } ?? "none"
            }
            let line = "\(check.title)  \(words(check.baseline)) → \(words(check.candidate))"
            let isWorse = check.baseline?.hasPassed != false && check.candidate?.hasPassed == false
            let cut = Columns.cut(Columns.plain(line), to: width)
            return isWorse ? style.red(cut) : cut
        }
    }

    private var metrics: [String] {
        let all = comparison.otherMetrics
        guard !all.isEmpty else { return [] }
        let nameWidth = all.reduce(0) { max($0, Columns.width($1.metric.rawValue)) }
        let heads = ["baseline", "candidate", "difference"].map { Columns.right($0, 11) }.joined()
        let rows = all.prefix(RunComparisonSummary.shownMetrics).map { metric in
            let values = [metric.baseline, metric.candidate].map { $0.map(MetricsTable.text) ?? "–" }
            let cells = (values + [RunComparisonReport.difference(of: metric)]).map { Columns.right($0, 11) }
            let line = Columns.left(metric.metric.rawValue, nameWidth) + cells.joined()
            switch metric.verdict {
            case .worse: return line + "  " + style.red("worse")
            case .better: return line + "  better"
            case .same, .changed: return line
            }
        }
        return [style.dim(Columns.left("", nameWidth) + heads)] + rows
            + rest(of: all.count, beyond: RunComparisonSummary.shownMetrics, "metric")
    }

    /// What can be done next; the reports, if there are any.
    private var ending: [String] {
        guard let directory else {
            let words = (["rede-sim"] + arguments + ["--out", "comparison"]).map(ShellWords.quoted)
            return next(words.joined(separator: " "))
        }
        let page = ShellWords.quoted(FilePath.joined(directory, CompareCommand.page))
        let files = style.dim("compare.html  compare.json  compare.md")
        return ["  \(directory)/  \(files)"] + next("rede-sim open \(page)")
    }

    /// A command to type next, on a line of its own when it is long.
    private func next(_ command: String) -> [String] {
        let line = "  see it side by side:  \(command)"
        return Columns.width(line) <= Columns.standard ? [line] : ["  see it side by side:", "  \(command)"]
    }

    /// The lines in which two texts differ; all of a text that stands alone.
    private func texts(_ old: Text?, _ new: Text?) -> [String] {
        let lines = DiffLines.lines(from: old ?? Text(), to: new ?? Text(), width: width - 2).map {
            "  " + $0
        }
        return shortened(lines, to: RunComparisonSummary.shownLines)
    }

    private func shortened(_ lines: [String], to count: Int) -> [String] {
        lines.count > count ? Array(lines.prefix(count - 1)) + ["  …"] : lines
    }

    private func rest(of count: Int, beyond shown: Int, _ what: String) -> [String] {
        count > shown ? ["and \(counted(count - shown, what)) more: --json has all"] : []
    }

    private func folded(_ text: String, to width: Int) -> [String] {
        let words = Columns.plain(text).split(separator: " ").map(String.init)
        return Columns.folded(words, separator: " ", width: width)
    }

    private func seconds(_ milliseconds: Int) -> String {
        DurationWords.seconds(milliseconds: milliseconds, decimals: 3)
    }

    private func labelled(_ label: String, _ lines: [String]) -> [String] {
        lines.enumerated().map { index, line in
            "  " + Columns.left(index == 0 ? label : "", RunComparisonSummary.margin - 2) + line
        }
    }
}
