/// The value of a metric in one run, and what that run can be paired by.
package struct Observation: Equatable, Sendable {
    /// The number of the scenario, the same on both sides of a comparison.
    package let scenario: Int
    /// The run's seed.
    package let seed: UInt64
    /// The value; nil when the metric does not apply to the run.
    package let value: Double?

    package init(scenario: Int = 0, seed: UInt64, value: Double?) {
        self.scenario = scenario
        self.seed = seed
        self.value = value.flatMap { $0.magnitude <= Observation.largest ? $0 : nil }
    }

    /// A value beyond this is none: sums of cubes would not fit a `Double`.
    private static let largest = 1e90

    /// Whether the run comes before another by scenario and seed.
    func precedes(_ other: Observation) -> Bool { (scenario, seed) < (other.scenario, other.seed) }
}
