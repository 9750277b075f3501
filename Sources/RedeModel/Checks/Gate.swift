/// A bound on how much worse a candidate may be than its baseline.
package struct Gate: Equatable, Sendable {
    /// How much worse the candidate may be.
    package enum Margin: Equatable, Sendable {
        /// So much, in the unit of what is measured.
        case absolute(Double)
        /// So large a part of the baseline's mean.
        case relative(Double)

        /// The margin in the unit of what is measured, beside a baseline of this mean.
        package func value(beside mean: Double) -> Double {
            switch self {
            case .absolute(let value): value
            case .relative(let share): share * mean.magnitude
            }
        }
    }

    /// What is measured.
    package var measure: Measure
    /// Which way counts as better; in neither, any change beyond the margin is a regression.
    package var direction: MetricName.Direction
    /// How much worse the candidate may be.
    package var margin: Margin
    /// The confidence of the interval that decides.
    package var confidence: Double
    /// Where a file says so; nil for a gate of ours.
    package var location: Location?

    package init(
        _ measure: Measure,
        direction: MetricName.Direction? = nil,
        margin: Margin,
        confidence: Double = Gate.usualConfidence,
        location: Location? = nil
    ) {
        self.measure = measure
        self.direction = direction ?? measure.direction
        self.margin = margin
        self.confidence = confidence
        self.location = location
    }

    /// The confidence where nothing is said.
    package static let usualConfidence = 0.95
    /// The highest confidence that draws can tell of.
    package static let highestConfidence = 0.9999
}
