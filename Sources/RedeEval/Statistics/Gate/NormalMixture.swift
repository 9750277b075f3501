/// An interval around the mean of differences that holds for all numbers of pairs at once, for a metric
/// without a range.
///
/// The asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-Uniform
/// Central Limit Theory and Asymptotic Confidence Sequences", Annals of Statistics 52, 2024, section 2:
/// Robbins's normal mixture with the variance seen so far. Its promise is one of many runs, so it says
/// nothing before the 50th pair, before 10 differ, and while the pairs are fewer than 25 times their squared
/// skewness (Cochran, "Sampling Techniques", 1977, section
/// 2.15): a rare disaster must have been seen several times.
struct NormalMixture: Equatable, Sendable {
    /// No verdict comes before so many pairs.
    private static let fewest = 50
    /// No verdict comes before so many pairs that differ.
    private static let fewestDiffering = 10
    /// The number of pairs at which the interval is as narrow as can be.
    private static let aim = 200.0
    /// How many pairs it takes for a squared skewness of 1.
    private static let forSkewness = 25.0

    private let margin: Double
    /// The logarithm of 1 / (1 − confidence).
    private let doubt: Double
    /// The variance of the mixture, which the aim decides.
    private let mixing: Double
    private var count = 0
    private var differing = 0
    private var mean = 0.0
    private var squares = 0.0
    private var cubes = 0.0

    /// Asks whether differences lie above or below `-margin` on average.
    init(margin: Double, confidence: Double) {
        self.margin = margin
        doubt = -Elementary.logarithm(of: 1 - confidence)
        mixing = (2 * doubt + Elementary.logarithm(of: 2 * doubt + 1)) / NormalMixture.aim
    }

    /// What the interval says.
    var verdict: NonInferiority.Verdict {
        guard count >= NormalMixture.fewest, differing >= NormalMixture.fewestDiffering else {
            return .undecided
        }
        // The skewness is √n × cubes / squares^1.5.
        guard squares * squares * squares >= NormalMixture.forSkewness * cubes * cubes else {
            return .undecided
        }
        let pairs = Double(count)
        let time = pairs * mixing
        let radius = (2 * (time + 1) / (time * pairs) * (Elementary.logarithm(of: time + 1) / 2 + doubt))
            .squareRoot()
        let reach = (squares / (pairs - 1)).squareRoot() * radius
        if mean - reach > -margin { return .fine }
        return mean + reach < -margin ? .regression : .undecided
    }

    mutating func add(_ difference: Double) {
        count += 1
        if difference != 0 { differing += 1 }
        // Welford's running mean and sum of squares, and the sum of cubes by Terriberry's extension.
        let pairs = Double(count)
        let step = difference - mean
        let part = step / pairs
        mean += part
        cubes += part * (part * step * (pairs - 1) * (pairs - 2) - 3 * squares)
        squares += part * step * (pairs - 1)
    }
}
