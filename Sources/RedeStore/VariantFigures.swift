package import RedeModel

/// What the runs of a batch's variant came to.
package struct VariantFigures: Equatable, Sendable {
    /// A metric over the runs that have it.
    package struct Metric: Equatable, Sendable {
        /// Which one.
        package var name: MetricName
        /// How many runs have it; at least 1.
        package var runs: Int
        /// The mean of their values.
        package var mean: Double
        /// The smallest value.
        package var lowest: Double
        /// The largest value.
        package var highest: Double
    }

    /// How many runs there are.
    package var runs: Int
    /// How many of them passed.
    package var passed: Int
    /// How many ended otherwise than by themselves.
    package var unfinished: Int
    /// How many runs each check failed in, in the order of the checks.
    package var failures: [Int]
    /// The metrics that any run has, in the order of the table.
    package var metrics: [Metric]
}
