package import RedeModel

/// A run that stands out among those of its batch by a value.
package struct NotedRun: Equatable, Sendable {
    /// The number of its case.
    package var number: Int
    /// The metric that it stands out by.
    package var metric: MetricName
    /// Its value.
    package var value: Double
    /// The directory with its files; nil when they are not kept.
    package var kept: Text?

    init(_ result: CaseResult, _ metric: MetricName, _ value: Double) {
        number = result.number
        self.metric = metric
        self.value = value
        kept = result.kept
    }
}

/// A run whose value of a metric lies far from those of the other runs.
package struct StrangeRun: Equatable, Sendable {
    /// The run.
    package var run: NotedRun
    /// The median of the metric over the runs beside it.
    package var usual: Double
    /// How far from the median the value lies, as ``ValueCounts/strangeness(of:)`` tells.
    package var strangeness: Double
}
