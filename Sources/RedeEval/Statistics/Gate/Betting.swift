/// A bet against each answer to a gate's question, for differences of a metric with a known range.
///
/// If the mean of the differences is at the margin or beyond, whoever bets on the other side at fair odds has
/// no winning strategy: the wealth is a martingale, and comes to 40 times its start with a probability of 1
/// in 40 at most, however often one looks (Ville's inequality). Waudby-Smith and Ramdas, "Estimating Means of
/// Bounded Random Variables by Betting", JRSS B 86, 2024, aGRAPA: the stake follows from the mean and the
/// variance so far.
struct Betting: Equatable, Sendable {
    /// The wealth that decides.
    private let goal: Double
    /// The width of the metric's range: differences lie between minus this and this.
    private let width: Double
    /// The place of the margin in the range of the differences, 0 to 1.
    private let margin: Double
    /// What the bettor on fine has; what the one on regression has.
    private var fineWealth = 1.0
    private var regressionWealth = 1.0
    private var count = 0.0
    private var sum = 0.5
    private var squares = 0.25

    /// Bets whether differences lie above or below `-margin` on average.
    init(margin: Double, range: ClosedRange<Double>, confidence: Double) {
        goal = 2 / (1 - confidence)
        width = range.upperBound - range.lowerBound
        precondition(width > 0, "the range of a metric has a width")
        self.margin = (width - margin) / (2 * width)
    }

    /// What the wealth says: each bet that reached its goal refutes the other answer.
    var verdict: NonInferiority.Verdict {
        // No difference is so large that it would reach the margin.
        if margin <= 0 || fineWealth >= goal { return .fine }
        return regressionWealth >= goal ? .regression : .undecided
    }

    mutating func add(_ difference: Double) {
        let place = min(max((difference / width + 1) / 2, 0), 1)
        // What was seen before this difference sets the stakes; half of what one has at most can be lost.
        let mean = sum / (count + 1)
        let edge = mean - margin
        let stake = edge / (squares / (count + 1) + edge * edge)
        fineWealth *= 1 + min(max(stake, 0), 0.5 / margin) * (place - margin)
        regressionWealth *= 1 - min(max(-stake, 0), 0.5 / (1 - margin)) * (place - margin)

        count += 1
        sum += place
        let rest = place - sum / (count + 1)
        squares += rest * rest
        // A wealth that a `Double` cannot hold would never come back from 0.
        fineWealth = max(fineWealth, .leastNormalMagnitude)
        regressionWealth = max(regressionWealth, .leastNormalMagnitude)
    }
}
