/// A weighted sum of the means of samples: the quantity that a comparison is about.
///
/// Paired runs are one sample of differences, unpaired ones two samples with weights 1 and −1; each scenario
/// adds its own, with its share of the weight.
package struct Contrast: Equatable, Sendable {
    /// Values that are drawn alike, apart from those of the other samples.
    package struct Sample: Equatable, Sendable {
        /// What the mean counts for.
        package let weight: Double
        /// The values, of which there is at least one.
        package let values: [Double]

        package init(weight: Double, values: [Double]) {
            precondition(!values.isEmpty, "a sample has at least one value")
            self.weight = weight
            self.values = values
        }
    }

    /// The samples, of which there is at least one.
    package let samples: [Sample]
    /// What the sum comes to.
    package let estimate: Double

    package init(_ samples: [Sample]) {
        self.samples = samples
        estimate = samples.reduce(0) { $0 + $1.weight * $1.values.mean }
    }

    /// How many values there are in all.
    var count: Int { samples.reduce(0) { $0 + $1.values.count } }

    /// The standard error of the estimate; nil if a sample has fewer than two values.
    package var standardError: Double? {
        var sum = 0.0
        for sample in samples {
            guard sample.values.count > 1 else { return nil }
            sum += sample.weight * sample.weight * sample.values.variance / Double(sample.values.count)
        }
        return sum.squareRoot()
    }

    /// The smallest true difference that so many runs find with a probability of `power`, at the spread that
    /// they show, by a two-sided test at `1 - confidence`; nil where the runs show no spread.
    ///
    /// The quantiles of both probabilities, added, times the standard error: Cohen, "Statistical Power
    /// Analysis for the Behavioral Sciences", 1988, with the normal distribution in the place of t.
    package func smallestDetectable(confidence: Double, power: Double = 0.8) -> Double? {
        guard let standardError, standardError > 0 else { return nil }
        let z = NormalDistribution.quantile((1 + confidence) / 2) + NormalDistribution.quantile(power)
        return z * standardError
    }
}
