/// The standard normal distribution.
package enum NormalDistribution {
    /// The probability of a value below `x`, within 1e-12 of itself down to 1e-300.
    ///
    /// Near the middle by the series of Marsaglia ("Evaluating the Normal Distribution", Journal of
    /// Statistical Software 11(4), 2004), outside by Laplace's continued fraction (Abramowitz and Stegun,
    /// 26.2.14).
    package static func probability(below x: Double) -> Double {
        if x > 3 { return 1 - probability(below: -x) }
        guard x < -3 else {
            var term = x
            var sum = x
            var odd = 1.0
            while sum + term != sum {
                odd += 2
                term *= x * x / odd
                sum += term
            }
            return 0.5 + density(at: x) * sum
        }
        var fraction = -x
        for level in stride(from: 60.0, through: 1, by: -1) { fraction = -x + level / fraction }
        return density(at: x) / fraction
    }

    /// The value below which the probability lies; infinite for 0 and 1, and for what lies beyond them.
    ///
    /// A first guess (Abramowitz and Stegun, 26.2.23; 4.5e-4 off at most), then Halley's steps, each of which
    /// triples the digits.
    package static func quantile(_ probability: Double) -> Double {
        guard probability > 0 else { return -.infinity }
        guard probability < 1 else { return .infinity }
        // The upper half is mirrored: 1 - p is exact there, and the lower tail keeps its digits.
        guard probability <= 0.5 else { return -quantile(1 - probability) }
        let t = (-2 * Elementary.logarithm(of: probability)).squareRoot()
        let above = 2.515517 + t * (0.802853 + t * 0.010328)
        let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
        var x = above / below - t
        for _ in 0..<2 {
            let step = (self.probability(below: x) - probability) / density(at: x)
            x -= step / (1 + x * step / 2)
        }
        return x
    }

    private static func density(at x: Double) -> Double {
        Elementary.exponential(of: -x * x / 2) / (2 * Double.pi).squareRoot()
    }
}
