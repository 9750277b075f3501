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
    init(_ gate: Gate, of comparison: Comparison, known: NonInferiority.Verdict?) {
        self.gate = gate
        self.comparison = comparison
        margin = comparison.baseline.mean.map { gate.margin.value(beside: $0) }
        guard let margin, comparison.difference != nil else {
            verdict = .undecided
            return
        }
        if let known {
            // Pairs that never differ tell a test without a range nothing; they are fine all the same.
            let isSame = known == .undecided && comparison.differing == 0 && comparison.units > 0
            verdict = isSame ? .fine : known
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
    /// The smallest detectable difference shrinks with the root of the number of runs.
    package var unitsNeeded: Int? {
        guard verdict == .undecided, let margin, margin > 0,
            let smallest = comparison.smallestDetectable
        else { return nil }
        let ratio = smallest / margin
        let needed = Double(comparison.units) * ratio * ratio
        // Runs so few that they fall short of an interval are not told how many more there must be.
        guard needed > Double(comparison.units), needed < 1e9 else { return nil }
        return Int(needed.rounded(.up))
    }
}
