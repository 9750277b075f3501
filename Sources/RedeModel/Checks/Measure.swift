/// What batches are compared by: a number of each run.
package enum Measure: Hashable, Sendable {
    /// Whether the run ended by itself and kept all of its checks.
    case passed
    /// Whether the run kept the check of this title; the second one of a title is `TITLE (2)`.
    case check(Text)
    /// A metric.
    case metric(MetricName)

    /// The name, which is that of its column in an export of runs.
    package var name: Text {
        switch self {
        case .passed: Measure.passedName
        case .check(let title): Text(bytes: Measure.checkPrefix.bytes + title.bytes)
        case .metric(let metric): Text(metric.rawValue)
        }
    }

    /// What ``passed`` is called.
    package static let passedName: Text = "passed"
    /// What the names of checks begin with.
    package static let checkPrefix: Text = "check: "

    /// What the number counts, or its unit.
    package var unit: String {
        switch self {
        case .passed, .check: "0 or 1"
        case .metric(let metric): metric.unit
        }
    }

    /// Which way it gets better.
    package var direction: MetricName.Direction {
        switch self {
        case .passed, .check: .higher
        case .metric(let metric): metric.direction
        }
    }

    /// Whether it says that something was so, or was not.
    package var isRate: Bool { unit == "0 or 1" }

    /// The range that its values keep to; nil when none is known.
    package var range: ClosedRange<Double>? { isRate || unit == "share" ? 0...1 : nil }
}
