package import RedeModel

/// What two batches say to a gate.
package struct GateResult: Sendable {
    /// The gate.
    package let gate: Gate
    /// How much worse the candidate may be, in the measure's unit; nil when the baseline has no value.
    package let margin: Double?
    /// What lies between the sides, with the gate's confidence.
    package let comparison: Comparison
    /// What is said.
    package let verdict: NonInferiority.Verdict

    /// Asks a gate of what lies between two sides; `known` is what a sequential test has said of it.
    ///
    /// Few pairs that do not differ say little of others. With `areAll` there are no others.
    init(_ gate: Gate, of comparison: Comparison, known: NonInferiority.Verdict?, areAll: Bool) {
        self.gate = gate
        self.comparison = comparison
        margin = comparison.baseline.mean.map { gate.margin.value(beside: $0) }
        guard let margin, comparison.difference != nil else {
            verdict = .undecided
            return
        }
        let isSame = comparison.differing == 0 && comparison.units > 0
        if areAll, isSame {
            verdict = .fine
            return
        }
        // Pairs that never differ tell a sequential test without a range nothing, while their number does.
        if let known, known != .undecided || !isSame {
            verdict = known
            return
        }
        verdict = NonInferiority(
            direction: gate.direction,
            margin: margin,
            confidence: gate.confidence
        ).verdict(of: comparison)
    }

    /// About how many pairs or runs it takes to see, four times in five, that there is no difference at all,
    /// if there is none; nil when the runs cannot tell.
    ///
    /// The smallest detectable difference shrinks with the root of the number of runs. Of a rate in which no
    /// pair differs, it is so many that the interval of none of them is as wide as the margin.
    package var unitsNeeded: Int? {
        guard verdict == .undecided, let margin, margin > 0 else { return nil }
        let needed: Double
        if comparison.differing == 0, comparison.rates != nil {
            let bound = NormalDistribution.quantile((1 + comparison.confidence) / 2)
            needed = bound * bound * (1 - margin) / margin
        } else if let smallest = comparison.smallestDetectable {
            let ratio = smallest / margin
            needed = Double(comparison.units) * ratio * ratio
        } else {
            return nil
        }
        // Runs so few that they fall short of an interval are not told how many more there must be.
        guard needed > Double(comparison.units), needed < 1e9 else { return nil }
        return Int(needed.rounded(.up))
    }
}
