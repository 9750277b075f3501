package import RedeModel

/// The question of a gate: whether the candidate is worse than the baseline by more than a margin.
package struct NonInferiority: Equatable, Sendable {
    /// What the runs say to the question.
    package enum Verdict: String, CaseIterable, Sendable {
        /// The candidate is worse by more than the margin.
        case regression
        /// The candidate is not worse by more than the margin.
        case fine
        /// The runs do not tell.
        case undecided
    }

    /// Which way the metric gets better; in a neutral one, either way is worse.
    package let direction: MetricName.Direction
    /// By how much the candidate may be worse, in the metric's unit; 0 or above.
    package let margin: Double
    /// The confidence of the interval that decides; what is left is how often the verdict may be wrong, half
    /// of it either way.
    package let confidence: Double

    package init(direction: MetricName.Direction, margin: Double, confidence: Double = 0.95) {
        precondition(margin >= 0 && margin.isFinite, "a margin is a number from 0")
        precondition(0 < confidence && confidence <= 0.9999, "a confidence lies between 0 and 0.9999")
        self.direction = direction
        self.margin = margin
        self.confidence = confidence
    }

    /// What a comparison with the same confidence says.
    ///
    /// The interval decides by which side of the margin it lies on, as in the FDA's "Non-Inferiority Clinical
    /// Trials to Establish Effectiveness", 2016.
    package func verdict(of comparison: Comparison) -> Verdict {
        precondition(
            comparison.confidence == confidence,
            "a gate is asked with the confidence of its interval"
        )
        guard let interval = comparison.interval else { return .undecided }
        let verdicts = directions.map { verdict(from: $0 * interval.lower, to: $0 * interval.upper) }
        return NonInferiority.together(verdicts)
    }

    /// What a difference is multiplied by so that less is worse, for each way that counts as worse.
    var directions: [Double] {
        switch direction {
        case .higher: [1]
        case .lower: [-1]
        case .neutral: [1, -1]
        }
    }

    /// What the verdicts on each way come to: one regression is one, and all must be fine.
    static func together(_ verdicts: [Verdict]) -> Verdict {
        if verdicts.contains(.regression) { return .regression }
        return verdicts.allSatisfy { $0 == .fine } ? .fine : .undecided
    }

    private func verdict(from one: Double, to other: Double) -> Verdict {
        if min(one, other) >= -margin { return .fine }
        return max(one, other) < -margin ? .regression : .undecided
    }
}
