import RedeEval
import RedeModel
import RedeSim
import Testing

/// Gates that are asked after every pair of runs.
struct SequentialTestTests {
    private static let question = NonInferiority(direction: .higher, margin: 0.5)

    /// At the margin, each verdict is wrong; 5 % of 500-fold looks is what both together may come to.
    @Test func `a metric without a range is judged wrongly no more often than is promised`() {
        let wrong = Variants.share("mixture") { stream in
            let verdict = SequentialTestTests.verdict(pairs: 300) { Variants.normal(from: &stream) - 0.5 }
            return verdict.verdict != .undecided
        }

        #expect(wrong <= Variants.bound(0.05), "wrong in \(wrong)")
    }

    /// Skewed the bad way: most candidates are a bit better, one in ten is far worse.
    @Test func `a skewed metric without a range is judged wrongly no more often than is promised`() {
        let wrong = Variants.share("skewed") { stream in
            let verdict = SequentialTestTests.verdict(pairs: 300) {
                stream.integer(below: 10) == 0 ? -9.5 : 0.5 + 0.1 * Variants.normal(from: &stream)
            }
            return verdict.verdict == .fine
        }

        #expect(wrong <= Variants.bound(0.05), "wrong in \(wrong)")
    }

    /// A rate that falls by just the margin: 5 of 100 passes become failures.
    @Test func `a rate is judged wrongly no more often than is promised`() {
        let question = NonInferiority(direction: .higher, margin: 0.05)
        let wrong = Variants.share("betting") { stream in
            let verdict = SequentialTestTests.verdict(question, pairs: 1000, range: 0...1) {
                stream.integer(below: 20) == 0 ? -1 : 0
            }
            return verdict.verdict != .undecided
        }

        #expect(wrong <= Variants.bound(0.05), "wrong in \(wrong)")
    }

    /// True differences of 0 and of twice the margin, in a metric with a spread of twice the margin.
    @Test(arguments: [(0.0, NonInferiority.Verdict.fine), (-1.0, .regression)])
    func `what is there is found soon`(difference: Double, expected: NonInferiority.Verdict) {
        var pairs = 0
        let right = Variants.share("power") { stream in
            let test = SequentialTestTests.verdict(pairs: 200) { Variants.normal(from: &stream) + difference }
            pairs += test.count
            return test.verdict == expected
        }

        #expect(right >= 0.98, "right in \(right)")
        #expect(pairs / Variants.rounds < 70, "\(pairs / Variants.rounds) pairs on average")
    }

    @Test(arguments: [(0, NonInferiority.Verdict.fine), (300, .regression)])
    func `a rate that keeps or falls is found`(fallsOfThousand: Int, expected: NonInferiority.Verdict) {
        let question = NonInferiority(direction: .higher, margin: 0.1)
        let right = Variants.share("rate power") { stream in
            let test = SequentialTestTests.verdict(question, pairs: 400, range: 0...1) {
                let draw = stream.integer(below: 1000)
                return draw < fallsOfThousand ? -1 : draw >= 950 ? 1 : draw >= 900 ? -1 : 0
            }
            return test.verdict == expected
        }

        #expect(right >= 0.95, "right in \(right)")
    }

    @Test func `lower is better, and neither way is, are asked the other way and both ways`() {
        let lower = NonInferiority(direction: .lower, margin: 0.5)
        let neutral = NonInferiority(direction: .neutral, margin: 0.5)
        var stream = SeedStream(seed: 7, name: "directions")
        let rises = (0..<200).map { _ in Variants.normal(from: &stream) + 1.2 }
        let stays = (0..<200).map { _ in Variants.normal(from: &stream) / 4 }

        #expect(SequentialTestTests.verdict(lower, of: rises) == .regression)
        #expect(SequentialTestTests.verdict(SequentialTestTests.question, of: rises) == .fine)
        #expect(SequentialTestTests.verdict(neutral, of: rises) == .regression)
        #expect(SequentialTestTests.verdict(neutral, of: rises.map { -$0 }) == .regression)
        #expect(SequentialTestTests.verdict(neutral, of: stays) == .fine)
    }

    @Test func `runs that do not differ decide nothing about a metric without a range`() {
        let zeros = [Double](repeating: 0, count: 500)

        #expect(SequentialTestTests.verdict(SequentialTestTests.question, of: zeros) == .undecided)
        #expect(
            SequentialTestTests.verdict(SequentialTestTests.question, of: [.nan, .infinity]) == .undecided
        )
    }

    private static func verdict(
        _ question: NonInferiority,
        of differences: [Double]
    ) -> NonInferiority.Verdict {
        var test = SequentialTest(question)
        for difference in differences { test.add(difference) }
        return test.verdict
    }

    /// The test after its verdict, or after so many pairs.
    private static func verdict(
        _ question: NonInferiority = question,
        pairs: Int,
        range: ClosedRange<Double>? = nil,
        of difference: () -> Double
    ) -> SequentialTest {
        var test = SequentialTest(question, range: range)
        while test.count < pairs, test.verdict == .undecided { test.add(difference()) }
        return test
    }
}
