package import RedeModel

/// The values of a metric over the runs of a group, and the runs at its ends.
package struct MetricFigures: Equatable, Sendable {
    /// Which metric it is.
    package let metric: MetricName
    /// Its values.
    package private(set) var counts = ValueCounts()
    /// The first run with the smallest value; nil without values.
    private var lowest: NotedRun?
    /// The first run with the largest value; nil without values.
    private var highest: NotedRun?

    init(_ metric: MetricName) {
        self.metric = metric
    }

    mutating func add(_ value: Double, of result: CaseResult) {
        if value < counts.lowest { lowest = NotedRun(result, metric, value) }
        if value > counts.highest { highest = NotedRun(result, metric, value) }
        counts.add(value)
    }

    /// The run whose value lies farthest from the others; nil where all are the same.
    ///
    /// The farthest value is one of the two at the ends, so that no other run has to be remembered.
    var strangest: StrangeRun? {
        guard let lowest, let highest, let usual = counts.quantile(0.5) else { return nil }
        let run = usual - lowest.value > highest.value - usual ? lowest : highest
        let strangeness = counts.strangeness(of: run.value)
        return strangeness > 0 ? StrangeRun(run: run, usual: usual, strangeness: strangeness) : nil
    }
}
