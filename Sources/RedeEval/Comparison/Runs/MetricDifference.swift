package import RedeModel

/// A metric of two runs.
package struct MetricDifference: Equatable, Sendable {
    /// What the difference means.
    package enum Verdict: String, CaseIterable, Sendable {
        case same, better, worse
        /// It differs, and neither way is better, or only one of the runs has a value.
        case changed
    }

    /// The metric.
    package var metric: MetricName
    /// The baseline's value; nil when it does not apply.
    package var baseline: Double?
    /// The candidate's value; nil when it does not apply.
    package var candidate: Double?

    /// The metric of two runs; nil when neither has a value.
    init?(_ metric: MetricName, _ baseline: Double?, _ candidate: Double?) {
        if baseline == nil, candidate == nil { return nil }
        self.metric = metric
        self.baseline = baseline
        self.candidate = candidate
    }

    /// Candidate minus baseline; nil when one of them has no value.
    package var difference: Double? {
        guard let baseline, let candidate else { return nil }
        return candidate - baseline
    }

    /// What the difference means.
    ///
    /// It is of one pair of runs: whether it would show again, many runs tell.
    package var verdict: Verdict {
        if baseline == candidate { return .same }
        guard let difference else { return .changed }
        return switch metric.direction {
        case .higher: difference > 0 ? .better : .worse
        case .lower: difference < 0 ? .better : .worse
        case .neutral: .changed
        }
    }
}
