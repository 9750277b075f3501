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
            rows: comparison.rows.map(BatchComparisonPage.Row.init),
            examples: shownSeeds.compactMap { measure, seed in
                command(for: seed).map { command in
                    .init(
                        run: "\(seed.scenario), seed \(seed.seed)",
                        metric: measure.name.string,
                        baseline: seed.baseline.value,
                        candidate: seed.candidate.value,
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
            + gates.map { result in
                let allowed = "\(MeasureCells.margin(of: result)) is allowed"
                return ("gate", "\(result.gate.measure.name): \(result.verdict.rawValue), \(allowed)")
            }
    }
}

extension BatchComparisonPage.Row {
    fileprivate init(_ row: BatchComparison.Row) {
        let comparison = row.comparison
        self.init(
            name: row.measure.name.string,
            unit: row.measure.unit,
            direction: row.measure.direction,
            baseline: comparison.baseline.mean,
            candidate: comparison.candidate.mean,
            difference: comparison.difference,
            interval: comparison.interval,
            spread: comparison.pooledDeviation,
            p: comparison.adjustedP,
            smallestDetectable: comparison.smallestDetectable,
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
