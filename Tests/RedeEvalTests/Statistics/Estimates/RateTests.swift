import RedeEval
import Testing

/// Against the examples that are printed in the papers.
struct RateTests {
    @Test func `the interval of independent rates is Newcombe's`() {
        let interval = Rate(hits: 56, of: 70).interval(minus: Rate(hits: 48, of: 80), confidence: 0.95)

        #expect((interval.lower - 0.0524).magnitude < 5e-5)
        #expect((interval.upper - 0.3339).magnitude < 5e-5)
    }

    @Test func `the interval of paired rates is Newcombe's`() {
        let pairs = PairedRates(both: 36, candidateOnly: 12, baselineOnly: 2, neither: 0)
        let interval = pairs.interval(confidence: 0.95)

        #expect((interval.lower - 0.0569).magnitude < 5e-5)
        #expect((interval.upper - 0.3404).magnitude < 5e-5)
    }

    @Test(arguments: [1, 2, 50, 100_000])
    func `a rate of all or of none has an interval that ends there`(count: Int) {
        let none = Rate(hits: 0, of: count).interval(confidence: 0.95)
        let all = Rate(hits: count, of: count).interval(confidence: 0.95)

        #expect(none.lower == 0 && none.upper > 0 && none.upper < 1)
        #expect(all.upper == 1 && all.lower > 0 && all.lower < 1)
    }

    @Test func `no runs leave everything open`() {
        let none = Rate(hits: 0, of: 0)

        #expect(none.share == nil)
        #expect(none.interval(confidence: 0.95) == Interval(from: 0, to: 1))
        #expect(none.interval(minus: Rate(hits: 1, of: 2), confidence: 0.95) == Interval(from: -1, to: 1))
        #expect(Significance.fisher(candidate: none, baseline: Rate(hits: 1, of: 2)).p == 1)
        #expect(Significance.mcNemar(PairedRates()).p == 1)
    }
}
