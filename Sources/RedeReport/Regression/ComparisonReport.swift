package import RedeEval
import RedeModel

/// What is said of two batches, whatever it is written as: a comparison, and what gates say to it.
package struct ComparisonReport: Sendable {
    /// The two batches beside each other.
    package let comparison: BatchComparison
    /// What gates say; empty when none were asked.
    package let gates: [GateResult]
    /// The verdict on all gates; nil when none were asked.
    package let verdict: NonInferiority.Verdict?
    /// Whether an undecided gate counts as a failure.
    package let undecidedFails: Bool
    /// What sequential tests found out, in a sentence; nil when there were none.
    package let sequential: String?
    private let command: @Sendable (SeedDifference) -> String?

    /// The report of a comparison; `command` is what to type to see the runs of a seed.
    package init(
        of comparison: BatchComparison,
        command: @escaping @Sendable (SeedDifference) -> String?
    ) {
        self.comparison = comparison
        self.command = command
        (gates, verdict, undecidedFails, sequential) = ([], nil, false, nil)
    }

    /// The report of gates.
    package init(
        of regression: Regression,
        undecidedFails: Bool,
        sequential: String? = nil,
        command: @escaping @Sendable (SeedDifference) -> String?
    ) {
        comparison = regression.comparison
        gates = regression.gates
        verdict = regression.verdict
        self.undecidedFails = undecidedFails
        self.sequential = sequential
        self.command = command
    }

    /// Whether a build goes on: no gate has found a regression, and none is undecided where that matters.
    package var hasPassed: Bool {
        switch verdict {
        case nil, .fine: true
        case .undecided: !undecidedFails
        case .regression: false
        }
    }

    /// What to type to see both runs of a seed; nil where nothing shows them.
    package func command(for seed: SeedDifference) -> String? { command(seed) }

    /// The rows that differ by more than chance does, those first whose effect is largest.
    package var found: [BatchComparison.Row] {
        comparison.rows.enumerated().filter { ![.noDifferenceFound, .undecided].contains($1.verdict) }
            .sorted { one, other in
                let sizes = (
                    one.element.comparison.effectSize?.magnitude ?? .infinity,
                    other.element.comparison.effectSize?.magnitude ?? .infinity
                )
                return (sizes.1, one.offset) < (sizes.0, other.offset)
            }
            .map(\.element)
    }

    /// What the rows are about, such as `100 pairs`.
    package var units: String {
        let alignment = comparison.alignment
        guard alignment.pairing == .unpaired else {
            return alignment.pairs == 1 ? "1 pair" : "\(alignment.pairs) pairs"
        }
        return "\(comparison.baseline.runs) and \(comparison.candidate.runs) runs, not paired"
    }

    /// What the two sides are, and what of them was not compared.
    package var notes: [String] {
        var notes: [String] = []
        for side in [comparison.baseline, comparison.candidate] {
            if let cases = side.cases, side.runs < cases {
                notes.append("\(side.name) has \(side.runs) of its \(cases) runs")
            }
        }
        let leftOut = comparison.alignment.leftOut
        if leftOut > 0 {
            notes.append(leftOut == 1 ? "1 run has no partner" : "\(leftOut) runs have no partner")
        }
        if !comparison.oneSided.isEmpty {
            let names = comparison.oneSided.map(\.name.string).joined(separator: ", ")
            notes.append("on one side only: \(names)")
        }
        let unknown = gates.filter { $0.comparison.difference == nil }.map(\.gate.measure.name.string)
        if !unknown.isEmpty {
            notes.append("not on both sides, but asked for: \(unknown.joined(separator: ", "))")
        }
        return notes
    }
}
