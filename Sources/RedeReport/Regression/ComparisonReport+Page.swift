import RedeEval
import RedeModel

extension ComparisonReport {
    /// The report as a page: the verdict, a forest plot of all measures that differ between any two runs, and
    /// the runs that differ most.
    package var page: BatchComparisonPage {
        BatchComparisonPage(
            title: "\(comparison.candidate.name) against \(comparison.baseline.name)",
            verdict: sentence,
            facts: facts,
            notes: notes + (sequential.map { [$0] } ?? []),
            gates: gates.map(BatchComparisonPage.Gate.init),
            rows: comparison.rows.map(BatchComparisonPage.Row.init),
            examples: shownSeeds.compactMap { measure, seed in
                command(for: seed).map { command in
                    .init(
                        run: "\(seed.scenario), seed \(seed.seed)",
                        metric: measure.name.string,
                        values: MeasureCells.values(of: seed, measure),
                        command: command
                    )
                }
            }
        )
    }

    private var facts: [(label: String, text: String)] {
        [
            ("baseline", "\(comparison.baseline.runs) runs"),
            ("candidate", "\(comparison.candidate.runs) runs"),
            ("compared", units),
            ("measures", "\(comparison.measures), of which \(comparison.constant.count) never differ"),
        ]
    }
}

extension BatchComparisonPage.Gate {
    fileprivate init(_ result: GateResult) {
        let cells = MeasureCells(result.gate.measure, result.comparison)
        self.init(
            name: cells.name,
            cells: [
                MeasureCells.margin(of: result), cells.baseline, cells.candidate, cells.difference,
                cells.interval,
            ],
            verdict: result.verdict
        )
    }
}

extension BatchComparisonPage.Row {
    fileprivate init(_ row: BatchComparison.Row) {
        let comparison = row.comparison
        let cells = MeasureCells(row.measure, comparison)
        let spread = comparison.pooledDeviation.flatMap { $0 > 0 ? $0 : nil }
        let unit = [row.measure.unit, BatchReportPage.words(for: row.measure.direction)]
        self.init(
            name: cells.name,
            unit: unit.filter { !$0.isEmpty }.joined(separator: ", "),
            cells: [
                cells.baseline, cells.candidate, cells.difference, cells.interval, cells.p, cells.smallest,
            ],
            spot: spread.flatMap { spread in comparison.difference.map { $0 / spread } },
            whisker: spread.flatMap { spread in
                comparison.interval.map { Interval(from: $0.lower / spread, to: $0.upper / spread) }
            },
            verdict: row.verdict
        )
    }
}

extension Comparison {
    /// The standard deviation within the sides: a scale also where only one of them varies.
    fileprivate var pooledDeviation: Double? {
        guard let one = baseline.standardDeviation, let other = candidate.standardDeviation else {
            return nil
        }
        return ((one * one + other * other) / 2).squareRoot()
    }
}
