/// How large a difference is beside the spread of the values.
package enum EffectSize {
    /// Cohen's d_z: the mean of paired differences in units of their standard deviation; nil where they have
    /// none.
    ///
    /// Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988, section 2.3.5.
    package static func paired(_ differences: [Double]) -> Double? {
        guard differences.count > 1 else { return nil }
        let spread = differences.variance.squareRoot()
        return spread > 0 ? differences.mean / spread : nil
    }

    /// Hedges' g: the difference of two means in units of their common standard deviation, its bias removed;
    /// nil where they have none.
    ///
    /// Hedges, "Distribution Theory for Glass's Estimator of Effect Size", Journal of Educational Statistics
    /// 6, 1981, with its approximate correction 1 − 3 / (4 f − 1) for f degrees of freedom.
    package static func unpaired(candidate: [Double], baseline: [Double]) -> Double? {
        guard candidate.count > 1, baseline.count > 1 else { return nil }
        let freedom = Double(candidate.count + baseline.count - 2)
        let squares =
            candidate.variance * Double(candidate.count - 1) + baseline.variance * Double(baseline.count - 1)
        guard squares > 0 else { return nil }
        let correction = 1 - 3 / (4 * freedom - 1)
        return (candidate.mean - baseline.mean) / (squares / freedom).squareRoot() * correction
    }

    /// The probability that the candidate's value is the higher one of a pair, equal ones counted half; nil
    /// without pairs.
    package static func superiority(paired differences: [Double]) -> Double? {
        guard !differences.isEmpty else { return nil }
        let halves = differences.reduce(0) { $0 + ($1 > 0 ? 2 : $1 == 0 ? 1 : 0) }
        return Double(halves) / Double(2 * differences.count)
    }

    /// The probability that a run of the candidate has a higher value than one of the baseline.
    ///
    /// Equal ones are counted half; nil if a side has no values. Twice this minus 1 is Cliff's delta.
    ///
    /// Vargha and Delaney, "A Critique and Improvement of the CL Common Language Effect Size Statistics",
    /// Journal of Educational and Behavioral Statistics 25, 2000.
    package static func superiority(candidate: [Double], baseline: [Double]) -> Double? {
        guard !candidate.isEmpty, !baseline.isEmpty else { return nil }
        let others = baseline.sorted()
        var (below, upTo, halves) = (0, 0, 0)
        for value in candidate.sorted() {
            while below < others.count, others[below] < value { below += 1 }
            while upTo < others.count, others[upTo] <= value { upTo += 1 }
            halves += below + upTo
        }
        return Double(halves) / (2 * Double(candidate.count) * Double(baseline.count))
    }
}
