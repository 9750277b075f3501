import RedeEval
import RedeModel
import RedeReport

/// What two batches come to beside each other, for people: lines of at most 80 columns.
struct BatchComparisonSummary {
    let report: ComparisonReport
    /// The directory that reports were written to.
    let directory: String?

    /// How many measures are listed that differ.
    private static let shown = 12
    private var style: Style { .standardOutput }

    /// The lines, without line feeds.
    var lines: [String] {
        let verdict = folded(report.sentence).map { style.bold($0) }
        return verdict + (report.sequential.map { [""] + folded($0) } ?? [])
            + gates + differences + notes + seeds + ending
    }

    private var gates: [String] {
        guard !report.gates.isEmpty else { return [] }
        let head = BatchComparisonSummary.row(
            " ",
            "gate",
            ["allowed", "baseline", "candidate", "difference", "interval"]
        )
        return ["", head]
            + report.gates.map { result in
                let cells = MeasureCells(result.gate.measure, result.comparison)
                let line = BatchComparisonSummary.row(
                    result.verdict.mark,
                    cells.name,
                    [
                        MeasureCells.margin(of: result), cells.baseline, cells.candidate, cells.difference,
                        cells.interval,
                    ]
                )
                return result.verdict == .regression ? style.red(line) : line
            }
    }

    private var differences: [String] {
        let found = report.found
        guard !found.isEmpty else { return [] }
        let head = BatchComparisonSummary.row(
            "",
            "differs",
            ["baseline", "candidate", "difference", "95 % interval", "adj. p"],
            markWidth: 6
        )
        let rows = found.prefix(BatchComparisonSummary.shown).map { row in
            let cells = MeasureCells(row.measure, row.comparison)
            return BatchComparisonSummary.row(
                row.verdict.words,
                cells.name,
                [cells.baseline, cells.candidate, cells.difference, cells.interval, cells.p],
                markWidth: 6
            )
        }
        let rest = found.count - rows.count
        return ["", head] + rows + (rest > 0 ? ["  and \(rest) more: --json has all"] : [])
    }

    /// A line of a table: a mark, a name, and numbers, the interval the widest of them.
    private static func row(_ mark: String, _ name: String, _ cells: [String], markWidth: Int = 1) -> String {
        let widths = markWidth == 1 ? [8, 9, 10, 11, 17] : [9, 10, 11, 17, 7]
        let numbers = zip(cells, widths).map { Columns.right($0, $1) }.joined()
        let width = Columns.standard - markWidth - 1 - widths.reduce(0, +)
        return Columns.left(mark, markWidth) + " " + Columns.left(Columns.plain(name), width) + numbers
    }

    private var notes: [String] {
        let comparison = report.comparison
        let undecided = comparison.rows.count { $0.verdict == .undecided }
        let open = comparison.rows.count - report.found.count - undecided
        var parts = ["\(report.units) in \(counted(comparison.measures, "measure"))"]
        if open > 0 { parts.append("no difference found in \(open)") }
        if undecided > 0 { parts.append("too few runs for \(undecided)") }
        if !comparison.constant.isEmpty { parts.append("\(comparison.constant.count) the same in all runs") }
        return [""] + Columns.folded((parts + report.notes).map(Columns.plain), separator: " · ", width: 80)
    }

    private var seeds: [String] {
        let seeds = report.shownSeeds
        guard !seeds.isEmpty else { return [] }
        return ["", "Seeds that differ most:"]
            + seeds.map { measure, seed in
                let run = Columns.plain("\(seed.scenario.string), seed \(seed.seed)")
                let values =
                    "\(MeasureCells.values(of: seed, measure))  \(Columns.plain(measure.name.string))"
                return "  " + Columns.left(run, 28) + " " + Columns.cut(values, to: 49)
            }
    }

    /// Where the reports are, and what to type next.
    private var ending: [String] {
        var lines =
            directory.map {
                [
                    "report   \($0)/  compare.html  compare.md  compare.json"
                        + (report.gates.isEmpty ? "" : "  junit.xml")
                ]
            } ?? []
        let command = report.shownSeeds.lazy.compactMap { report.command(for: $0.seed) }.first
        let tag = report.comparison.candidate.tag.map { "rede-sim runs show \(ShellWords.quoted($0.string))" }
        if let next = command ?? tag { lines.append("next     \(next)") }
        return lines.isEmpty ? [] : [""] + lines
    }

    private func folded(_ text: String) -> [String] {
        let words = Columns.plain(text).split(separator: " ").map(String.init)
        return Columns.folded(words, separator: " ", width: Columns.standard)
    }
}
