/// A gate's question, asked again after every pair of runs, with no more false verdicts than if it were asked
/// once.
///
/// A metric with a known range is judged by `Betting`, whose error rate holds exactly for every number of
/// runs; one without by `NormalMixture`, whose error rate holds from some dozens of runs on. The first
/// verdict stays.
package struct SequentialTest: Equatable, Sendable {
    private enum Side: Equatable, Sendable {
        case betting(Betting)
        case mixture(NormalMixture)
    }

    /// The question.
    package let question: NonInferiority
    /// How many pairs there were.
    package private(set) var count = 0
    /// What they say.
    package private(set) var verdict = NonInferiority.Verdict.undecided
    private var sides: [Side]

    /// Asks the question of a metric whose values keep to a range, 0 to 1 for a rate; nil when none is known.
    package init(_ question: NonInferiority, range: ClosedRange<Double>? = nil) {
        self.question = question
        sides = question.directions.map { _ in
            if let range {
                .betting(Betting(margin: question.margin, range: range, confidence: question.confidence))
            } else {
                .mixture(NormalMixture(margin: question.margin, confidence: question.confidence))
            }
        }
    }

    /// Takes the difference of the next pair: candidate minus baseline.
    ///
    /// Pairs come in an order that does not depend on their values; of several scenarios, in turns.
    package mutating func add(_ difference: Double) {
        guard verdict == .undecided, difference.isFinite else { return }
        count += 1
        let directions = question.directions
        var verdicts: [NonInferiority.Verdict] = []
        for place in sides.indices {
            let value = directions[place] * difference
            switch sides[place] {
            case .betting(var betting):
                betting.add(value)
                sides[place] = .betting(betting)
                verdicts.append(betting.verdict)
            case .mixture(var mixture):
                mixture.add(value)
                sides[place] = .mixture(mixture)
                verdicts.append(mixture.verdict)
            }
        }
        verdict = NonInferiority.together(verdicts)
    }
}
