import RedeEval
import RedeModel
import RedeReport

/// What a batch shows at its end.
struct BatchSummary {
    let batch: Batch
    let figures: BatchFigures
    /// Where its results are, in words.
    let results: String
    /// The page that shows them; nil where there is none.
    let report: String?
    /// Where the files of runs that were kept are.
    let directory: String
    /// The command that shows the results; nil where none does.
    let look: String?
    /// Whose events were kept.
    let keeping: CaseRunner.Keeping
    /// The live model that was asked; nil when none was.
    let live: LiveModel?

    /// The metrics that the table shows.
    private static let metrics: [MetricName] = [.replies, .errors, .virtualSeconds]
    private static let valueWidth = 9

    /// All lines.
    var lines: [String] {
        title + [""] + legend + table + failures + [""] + ending
    }

    private var plan: BatchPlan { batch.plan }
    var tally: BatchTally { figures.tally }

    private var title: [String] {
        let share = Share.text(tally.passed, of: tally.runs)
        let runs = counted(tally.runs, "run") + " of " + counted(plan.variants.count, "variant")
        return ["\(runs), \(share) passed"]
    }

    /// The keys, by the letters that stand above their values.
    private var legend: [String] {
        let names = keys.enumerated().map { "  \(BatchSummary.letter($0))  \(Columns.plain($1.string))" }
        return names.isEmpty ? [] : names + [""]
    }

    private var keys: [Text] { plan.variants.first?.changes.map(\.key) ?? [] }

    private var hasScenarios: Bool { plan.variants.contains { $0.scenario != plan.variants[0].scenario } }

    private var table: [String] {
        let rows = plan.variants.indices.map { row(of: $0) }
        var titles = keys.indices.map(BatchSummary.letter)
        if hasScenarios { titles.insert("scenario", at: 0) }
        let labels = plan.variants.map { variant in
            let values = variant.changes.map { Columns.plain($0.value.string) }
            return hasScenarios ? [Columns.plain(variant.scenario.string)] + values : values
        }
        let widths = titles.indices.map { column in
            let widest = (labels.map { Columns.width($0[column]) } + [Columns.width(titles[column])]).max()
            return min(widest ?? 0, 16)
        }
        func line(_ labels: [String], _ values: String) -> String {
            let cells = zip(labels, widths).map { "  " + Columns.left($0, $1) }.joined()
            return cells + values
        }
        return [line(titles, BatchSummary.head)] + zip(labels, rows).map { line($0, $1) }
    }

    private static var head: String {
        let names = ["replies", "errors", "seconds"].map { Columns.right($0, valueWidth) }.joined()
        return Columns.right("runs", valueWidth) + Columns.right("passed", valueWidth)
            + Columns.right("95 % interval", 17) + names
    }

    private func row(of place: Int) -> String {
        let variant = tally.variants[place]
        let means = BatchSummary.metrics.map { metric in
            Columns.right(
                variant.mean(of: metric).map(BatchSummary.hundredths) ?? "–",
                BatchSummary.valueWidth
            )
        }
        return Columns.right(String(variant.runs), BatchSummary.valueWidth)
            + Columns.right(Share.text(variant.passed, of: variant.runs), BatchSummary.valueWidth)
            + Columns.right(Share.text(of: variant.passing), 17) + means.joined()
    }

    /// Why runs failed, how often.
    private var failures: [String] {
        guard !tally.hasPassed else { return [] }
        let lines = figures.causes.map { cause in
            "  " + Columns.right(String(cause.runs), 7) + "  "
                + Columns.cut(Columns.plain(cause.words), to: 69)
        }
        return ["", "Failures, by cause:"] + lines
    }

    /// Where the results are, and what to type next.
    private var ending: [String] {
        var lines = ["results  \(results)"] + (report.map { ["report   \($0)"] } ?? [])
        if let live {
            lines.append("records  \(BatchDirectory.recordings(in: directory))")
            lines.append("spent    \(live.words.joined(separator: " · "))")
        }
        let look = look.map { ["next     \($0)"] } ?? []
        guard let number = tally.firstFailure else { return lines + look }
        let (variant, seed) = plan.place(of: number)
        lines.append(
            "failed   first seed \(seed)" + (plan.variants.count > 1 ? " of variant \(variant + 1)" : "")
        )
        guard keeping != .none else { return lines + look }
        let events = FilePath.joined(BatchDirectory.run(number, of: plan, in: directory), "events.ndjson")
        return lines + ["next     rede-sim timeline \(ShellWords.quoted(events)) --open"]
    }

    /// `a`, `b` … `z`, `aa` …, for a key of a sweep.
    private static func letter(_ place: Int) -> String {
        let scalar = UnicodeScalar(UInt8(0x61 + place % 26))
        return (place >= 26 ? letter(place / 26 - 1) : "") + String(Character(scalar))
    }

    /// A number with two decimals.
    static func hundredths(_ value: Double) -> String {
        guard abs(value) < 1e12 else { return NumberText.javaScript(value) }
        let hundredths = Int((abs(value) * 100).rounded())
        let decimals = String(hundredths % 100 + 100).dropFirst()
        return (value < 0 && hundredths > 0 ? "-" : "") + "\(hundredths / 100).\(decimals)"
    }
}
