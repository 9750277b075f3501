/// How many of a number of runs did something.
package struct Rate: Equatable, Sendable {
    /// How many did.
    package let hits: Int
    /// How many there are.
    package let count: Int

    package init(hits: Int, of count: Int) {
        precondition(0 <= hits && hits <= count, "a rate counts a part of its runs")
        self.hits = hits
        self.count = count
    }

    /// The share of those that did; nil of no runs.
    package var share: Double? { count == 0 ? nil : Double(hits) / Double(count) }

    /// The score interval of a rate, which keeps to 0…1 and says something of 0 of n; all of it without runs.
    ///
    /// Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927.
    package func interval(confidence: Double) -> Interval {
        guard let share else { return Interval(from: 0, to: 1) }
        let z = NormalDistribution.quantile((1 + confidence) / 2)
        let size = Double(count)
        let middle = share + z * z / (2 * size)
        let reach = z * (share * (1 - share) / size + z * z / (4 * size * size)).squareRoot()
        let scale = 1 + z * z / size
        return Interval(
            from: hits == 0 ? 0 : max((middle - reach) / scale, 0),
            to: hits == count ? 1 : min((middle + reach) / scale, 1)
        )
    }

    /// The interval of this rate minus another's of other runs.
    ///
    /// Newcombe, "Interval Estimation for the Difference between Independent Proportions", Statistics in
    /// Medicine 17, 1998, method 10.
    package func interval(minus other: Rate, confidence: Double) -> Interval {
        difference(from: other, correlation: 0, confidence: confidence)
    }

    /// Square-and-add: the distances of both rates from the ends of their intervals, put together.
    func difference(from other: Rate, correlation: Double, confidence: Double) -> Interval {
        guard let mine = share, let theirs = other.share else { return Interval(from: -1, to: 1) }
        let own = interval(confidence: confidence)
        let others = other.interval(confidence: confidence)
        func reach(_ near: Double, _ far: Double) -> Double {
            max(near * near - 2 * correlation * near * far + far * far, 0).squareRoot()
        }
        return Interval(
            from: max(mine - theirs - reach(mine - own.lower, others.upper - theirs), -1),
            to: min(mine - theirs + reach(own.upper - mine, theirs - others.lower), 1)
        )
    }
}
