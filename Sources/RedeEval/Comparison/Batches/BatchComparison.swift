package import RedeModel
import RedeSim

/// Two batches beside each other: what lies between them in each measure, and how sure that is.
package struct BatchComparison: Sendable {
    /// One of the two.
    package struct Side: Equatable, Sendable {
        /// What it is called.
        package let name: Text
        /// The tag that a store knows it by; nil when it is in none.
        package let tag: Text?
        /// How many runs it has.
        package let runs: Int
        /// How many runs it is to have; nil when that is not known.
        package let cases: Int?
        /// How many variants it has.
        package let variants: Int

        init(_ side: RunColumns) {
            name = side.name
            tag = side.tag
            runs = side.count
            cases = side.cases
            variants = side.variants.count
        }
    }

    /// A measure that is not the same in all runs.
    package struct Row: Sendable {
        /// What is measured.
        package let measure: Measure
        /// What lies between the sides; its p-value is adjusted for all rows.
        package fileprivate(set) var comparison: Comparison
        /// The pairs that differ most.
        package let strongest: [SeedDifference]

        /// What is said of the two sides.
        package var verdict: Comparison.Verdict { comparison.verdict(direction: measure.direction) }
    }

    /// How often a table's rows are drawn anew: a gate, which decides, draws more.
    ///
    /// Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, find 1,000 to be enough for intervals.
    package static let draws = 1999

    /// The baseline.
    package let baseline: Side
    /// The candidate.
    package let candidate: Side
    /// How their runs belong together.
    package let alignment: Alignment
    /// The measures that differ between any two runs and that both sides have, in the order of exports.
    package private(set) var rows: [Row] = []
    /// The measures that are the same in all runs of both sides.
    package private(set) var constant: [Measure] = []
    /// The measures of which one side has no value at all.
    package private(set) var oneSided: [Measure] = []

    /// Compares two sides in every measure that either has.
    ///
    /// - Throws: ``IncomparableBatches``.
    package init(
        baseline: RunColumns,
        candidate: RunColumns,
        confidence: Double = Gate.usualConfidence
    ) throws(IncomparableBatches) {
        self.baseline = Side(baseline)
        self.candidate = Side(candidate)
        alignment = try Alignment(baseline: baseline, candidate: candidate)
        var measures = baseline.measures
        for measure in candidate.measures where !measures.contains(measure) { measures.append(measure) }
        var comparisons: [Comparison] = []
        for measure in measures {
            let (before, after) = (baseline.values(of: measure), candidate.values(of: measure))
            guard !before.isEmpty, !after.isEmpty else {
                oneSided.append(measure)
                continue
            }
            let found = alignment.observations(before, after)
            guard !found.areConstant else {
                constant.append(measure)
                continue
            }
            let comparison = Comparison(
                found,
                of: measure,
                confidence: confidence,
                draws: BatchComparison.draws
            )
            guard let difference = comparison.difference else {
                oneSided.append(measure)
                continue
            }
            comparisons.append(comparison)
            let strongest = alignment.strongest(
                before,
                after,
                towards: difference,
                of: (baseline, candidate)
            )
            rows.append(Row(measure: measure, comparison: comparison, strongest: strongest))
        }
        for (place, comparison) in Comparison.adjusted(comparisons).enumerated() {
            rows[place].comparison = comparison
        }
    }

    /// Whether the two are the same, pair by pair, in all that is measured: a batch beside itself.
    package var isSame: Bool {
        alignment.pairs > 0 && alignment.leftOut == 0 && oneSided.isEmpty
            && rows.allSatisfy { $0.comparison.differing == 0 }
    }

    /// How many measures were looked at.
    package var measures: Int { rows.count + constant.count + oneSided.count }
}

extension Comparison {
    /// Compares a measure; the draws follow from its name alone.
    init(_ found: Alignment.Observations, of measure: Measure, confidence: Double, draws: Int) {
        self.init(
            baseline: found.baseline,
            candidate: found.candidate,
            kind: measure.isRate && found.areSingle ? .rate : .mean,
            confidence: confidence,
            draws: draws,
            stream: SeedStream(seed: 0, name: "comparison").derived(for: measure.name)
        )
    }
}
