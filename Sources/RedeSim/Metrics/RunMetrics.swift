package import RedeModel

/// The metrics of one run, each a number or nothing.
///
/// A metric that does not apply to a run (moves of a circle, order of a game) has no value.
package struct RunMetrics: Equatable, Sendable {
    /// A value a metric in the order of `MetricName.allCases`; none is a NaN of one bit pattern.
    private var values = [Double](repeating: .nan, count: MetricName.allCases.count)

    /// No metric has a value.
    package init() {}

    /// The metrics of a log, which is looked through once.
    package init(of log: EventLog, beside sources: MetricSources = MetricSources()) {
        self.init(RunTally(log, beside: sources))
    }

    init(_ tally: RunTally) {
        values = MetricName.allCases.map { tally.value(of: $0) ?? .nan }
    }

    /// The value of a metric; nil when it does not apply to the run.
    package subscript(metric: MetricName) -> Double? {
        get {
            let value = values[metric.ordinal]
            return value.isNaN ? nil : value
        }
        set { values[metric.ordinal] = newValue ?? .nan }
    }

    /// The values that there are, by name.
    package var json: JSONValue {
        .object(
            JSONObject(
                MetricName.allCases.compactMap { metric in
                    self[metric].map { .init(key: Text(metric.rawValue), value: .number($0)) }
                }
            )
        )
    }

    package static func == (left: RunMetrics, right: RunMetrics) -> Bool {
        left.values.elementsEqual(right.values) { $0.bitPattern == $1.bitPattern }
    }
}
