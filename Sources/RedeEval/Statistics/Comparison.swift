package import RedeModel

/// One metric on two sides: what lies between them, and how sure that is.
///
/// Whatever the data cannot tell is nil; there is no NaN and no infinity in it.
package struct Comparison: Equatable, Sendable {
    /// What kind of number a metric is.
    package enum Kind: String, CaseIterable, Sendable {
        /// Any number; means are compared.
        case mean
        /// Passed (not 0) or failed (0); rates are compared.
        case rate
    }

    /// What was drawn at random, as far as the interval and the test know.
    package enum Unit: String, CaseIterable, Sendable {
        /// A run, or a pair of them.
        case run
        /// A run of its scenario: the result is about these scenarios, of which there are too few to stand
        /// for others.
        case runOfScenario = "run-of-scenario"
        /// A scenario with all of its runs: the result is about scenarios like these.
        case scenario
    }

    /// The two rates of passes and failures, over the runs that were compared.
    package struct Rates: Equatable, Sendable {
        /// The baseline's rate.
        package let baseline: Rate
        /// The candidate's rate.
        package let candidate: Rate
    }

    /// The values of the baseline.
    package let baseline: Distribution
    /// The values of the candidate.
    package let candidate: Distribution
    /// How the runs of both sides belong together.
    package let pairing: Matching.Pairing
    /// What was drawn at random.
    package let unit: Unit
    /// How many units there are: pairs, runs of both sides, or scenarios.
    package let units: Int
    /// How many scenarios are on both sides.
    package let scenarios: Int
    /// How many values are on one side only and were left out.
    package let leftOut: Int
    /// How many pairs differ, or scenarios where these are the unit; nil when neither is paired.
    package let differing: Int?
    /// The two rates of a metric that is one, where runs are the unit.
    package let rates: Rates?
    /// Candidate minus baseline; nil when a side has no values.
    package let difference: Double?
    /// The confidence that the interval has.
    package let confidence: Double
    /// The interval of the difference; nil when there are too few runs for one.
    package let interval: Interval?
    /// How often chance alone gives a difference as large; nil when a side has no values.
    package let significance: Significance?
    /// The p-value, adjusted for the number of metrics that were compared; nil until that is done.
    package private(set) var adjustedP: Double?
    /// Cohen's d_z of paired differences, Hedges' g of unpaired ones; nil where there is no spread.
    package let effectSize: Double?
    /// The probability that the candidate has the higher value, equal ones counted half.
    package let superiority: Double?
    /// The smallest true difference that so many runs find four times in five; nil where no spread is seen.
    package let smallestDetectable: Double?

    /// What is said of the two sides.
    package enum Verdict: String, CaseIterable, Sendable {
        /// The candidate is better.
        case improved
        /// The candidate is worse.
        case regressed
        /// The sides differ, in a metric of which neither way is better.
        case changed
        /// The runs show no difference. There may be one, smaller than ``Comparison/smallestDetectable`` or
        /// not.
        case noDifferenceFound = "no-difference-found"
        /// There are too few runs to say anything.
        case undecided
    }

    /// What is said of the two sides, by the adjusted p-value if there is one.
    package func verdict(direction: MetricName.Direction) -> Verdict {
        guard let difference, let significance, interval != nil else { return .undecided }
        guard (adjustedP ?? significance.p) <= 1 - confidence, difference != 0 else {
            return .noDifferenceFound
        }
        return switch direction {
        case .higher: difference > 0 ? .improved : .regressed
        case .lower: difference < 0 ? .improved : .regressed
        case .neutral: .changed
        }
    }

    /// Comparisons of several metrics, each with its p-value adjusted for the number of them.
    package static func adjusted(_ comparisons: [Comparison]) -> [Comparison] {
        let tested = comparisons.indices.filter { comparisons[$0].significance != nil }
        let values = Significance.adjusted(tested.compactMap { comparisons[$0].significance?.p })
        var comparisons = comparisons
        for (place, value) in zip(tested, values) { comparisons[place].adjustedP = value }
        return comparisons
    }
}
