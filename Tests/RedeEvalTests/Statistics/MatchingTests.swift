import RedeEval
import Testing

struct MatchingTests {
    @Test func `runs are paired by scenario and seed, whatever their order`() {
        let baseline = [run(1, 2, 20), run(0, 1, 1), run(0, 2, 2), run(0, 3, nil), run(1, 1, 10)]
        let candidate = [run(0, 2, 4), run(0, 1, 3), run(1, 2, 25), run(0, 3, 9), run(1, 7, 99)]

        let matching = Matching(baseline: baseline, candidate: candidate)

        #expect(matching.pairing == .paired)
        #expect(
            matching.groups == [
                Matching.Group(weight: 0.5, baseline: [1, 2], candidate: [3, 4]),
                Matching.Group(weight: 0.5, baseline: [20], candidate: [25]),
            ]
        )
        #expect(matching.leftOut == 3)
    }

    @Test func `runs of other seeds stand beside each other by scenario`() {
        let baseline = [run(0, 1, 1), run(1, 1, 5), run(2, 1, 7)]
        let candidate = [run(0, 2, 2), run(0, 3, 3), run(2, 2, 8), run(3, 1, 9)]

        let matching = Matching(baseline: baseline, candidate: candidate)

        #expect(matching.pairing == .unpaired)
        #expect(
            matching.groups == [
                Matching.Group(weight: 0.5, baseline: [1], candidate: [2, 3]),
                Matching.Group(weight: 0.5, baseline: [7], candidate: [8]),
            ]
        )
        #expect(matching.leftOut == 2)
    }

    private func run(_ scenario: Int, _ seed: UInt64, _ value: Double?) -> Observation {
        Observation(scenario: scenario, seed: seed, value: value)
    }
}
