/// Two rates of the same runs, pair by pair.
package struct PairedRates: Equatable, Sendable {
    /// How many pairs are hits on both sides.
    package var both = 0
    /// How many pairs are hits of the candidate alone.
    package var candidateOnly = 0
    /// How many pairs are hits of the baseline alone.
    package var baselineOnly = 0
    /// How many pairs are hits on neither side.
    package var neither = 0

    package init(both: Int = 0, candidateOnly: Int = 0, baselineOnly: Int = 0, neither: Int = 0) {
        self.both = both
        self.candidateOnly = candidateOnly
        self.baselineOnly = baselineOnly
        self.neither = neither
    }

    /// The interval of the candidate's rate minus the baseline's.
    ///
    /// Newcombe, "Improved Confidence Intervals for the Difference between Binomial Proportions Based on
    /// Paired Data", Statistics in Medicine 17, 1998, method 10.
    package func interval(confidence: Double) -> Interval {
        let count = both + candidateOnly + baselineOnly + neither
        let candidate = Rate(hits: both + candidateOnly, of: count)
        let baseline = Rate(hits: both + baselineOnly, of: count)
        return candidate.difference(from: baseline, correlation: correlation, confidence: confidence)
    }

    /// The phi coefficient of the four counts, corrected for continuity where it is positive.
    private var correlation: Double {
        let candidate = (hits: Double(both + candidateOnly), misses: Double(baselineOnly + neither))
        let baseline = (hits: Double(both + baselineOnly), misses: Double(candidateOnly + neither))
        let scale = (candidate.hits * candidate.misses * baseline.hits * baseline.misses).squareRoot()
        guard scale > 0 else { return 0 }
        let excess = Double(both) * Double(neither) - Double(candidateOnly) * Double(baselineOnly)
        let half = (candidate.hits + candidate.misses) / 2
        return (excess > 0 ? max(excess - half, 0) : excess) / scale
    }
}
