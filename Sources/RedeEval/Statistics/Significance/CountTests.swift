extension Significance {
    /// McNemar's exact test: of the pairs that pass on one side only, each side has half by chance.
    ///
    /// McNemar, "Note on the Sampling Error of the Difference between Correlated Proportions", Psychometrika
    /// 12, 1947, with the binomial distribution in the place of the approximation.
    package static func mcNemar(_ pairs: PairedRates) -> Significance {
        let count = pairs.candidateOnly + pairs.baselineOnly
        let fewer = min(pairs.candidateOnly, pairs.baselineOnly)
        // Weights from the middle outward, each made of the one before, so that none is too large.
        var weight = 1.0
        var sums = (tail: 0.0, half: 0.0)
        for hits in stride(from: count / 2, through: 0, by: -1) {
            if hits <= fewer { sums.tail += weight }
            sums.half += 2 * hits == count ? weight / 2 : weight
            weight *= Double(hits) / Double(count - hits + 1)
        }
        return Significance(p: sums.tail / sums.half, test: .mcNemar)
    }

    /// Fisher's exact test: how the hits fall to the sides by chance; all that is as likely as the data, or
    /// less, counts.
    ///
    /// Fisher, "On the Interpretation of χ² from Contingency Tables, and the Calculation of P", JRSS 85,
    /// 1922.
    package static func fisher(candidate: Rate, baseline: Rate) -> Significance {
        let hits = candidate.hits + baseline.hits
        let range = max(0, hits - baseline.count)...min(hits, candidate.count)
        func odds(of count: Int) -> Double {
            // How much likelier one hit more of the candidate is.
            Double(candidate.count - count) * Double(hits - count)
                / (Double(count + 1) * Double(baseline.count - hits + count + 1))
        }
        let total = candidate.count + baseline.count
        let expected = Double(hits) * Double(candidate.count) / Double(max(total, 1))
        let middle = min(max(Int(expected), range.lowerBound), range.upperBound)
        var weights = [Double](repeating: 1, count: range.count)
        for count in middle..<range.upperBound {
            weights[count + 1 - range.lowerBound] = weights[count - range.lowerBound] * odds(of: count)
        }
        for count in stride(from: middle, to: range.lowerBound, by: -1) {
            weights[count - 1 - range.lowerBound] = weights[count - range.lowerBound] / odds(of: count - 1)
        }
        // Two counts that are equally likely differ by the rounding of their weights.
        let found = weights[candidate.hits - range.lowerBound] * (1 + 1e-7)
        let extreme = weights.reduce(0) { $0 + ($1 <= found ? $1 : 0) }
        return Significance(p: extreme / weights.reduce(0, +), test: .fisher)
    }
}
