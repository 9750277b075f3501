/// How the values of a metric lie: their number, middle and spread.
package struct Distribution: Equatable, Sendable {
    /// How many values there are.
    package let count: Int
    /// How many runs had no value.
    package let missing: Int
    /// Their mean; nil without values.
    package let mean: Double?
    /// Their standard deviation, by count − 1; nil below two values.
    package let standardDeviation: Double?
    /// Smallest value, quartiles and largest value; nil without values.
    package let quartiles: Quartiles?

    /// Five numbers that divide the values into quarters.
    package struct Quartiles: Equatable, Sendable {
        /// The smallest value.
        package let minimum: Double
        /// A quarter of the values lie below.
        package let first: Double
        /// Half of the values lie below.
        package let median: Double
        /// Three quarters of the values lie below.
        package let third: Double
        /// The largest value.
        package let maximum: Double
    }

    /// Describes finite values.
    package init(of values: [Double], missing: Int = 0) {
        let sorted = values.sorted()
        count = values.count
        self.missing = missing
        mean = values.isEmpty ? nil : values.mean
        standardDeviation = values.count < 2 ? nil : values.variance.squareRoot()
        guard let minimum = sorted.first, let maximum = sorted.last else {
            quartiles = nil
            return
        }
        quartiles = Quartiles(
            minimum: minimum,
            first: Distribution.quantile(0.25, ofSorted: sorted),
            median: Distribution.quantile(0.5, ofSorted: sorted),
            third: Distribution.quantile(0.75, ofSorted: sorted),
            maximum: maximum
        )
    }

    /// A quantile of values in ascending order, of which there is at least one.
    ///
    /// Type 7 of Hyndman and Fan ("Sample Quantiles in Statistical Packages", The American Statistician
    /// 50(4), 1996), the usual one of R and NumPy.
    package static func quantile(_ probability: Double, ofSorted values: [Double]) -> Double {
        precondition(!values.isEmpty, "a quantile needs at least one value")
        let place = min(max(probability, 0), 1) * Double(values.count - 1)
        let lower = Int(place)
        let upper = min(lower + 1, values.count - 1)
        return values[lower] + (place - Double(lower)) * (values[upper] - values[lower])
    }
}

extension [Double] {
    /// The mean of at least one value.
    var mean: Double {
        // Counted from the first value, so that equal values have exactly their mean, and no spread.
        guard let first else { return 0 }
        return first + reduce(0) { $0 + ($1 - first) } / Double(count)
    }

    /// The variance of at least two values, by count − 1.
    var variance: Double {
        let mean = mean
        return reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    }
}
