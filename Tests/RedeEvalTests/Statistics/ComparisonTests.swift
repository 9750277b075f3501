import RedeEval
import RedeModel
import RedeSim
import Testing

struct ComparisonTests {
    private static let stream = SeedStream(seed: 1, name: "comparison")
    private static let question = NonInferiority(direction: .higher, margin: 0)

    @Test func `the same batch on both sides is fine, and no difference is found`() {
        let runs = (0..<8).map { Double($0 * $0) }

        let comparison = ComparisonTests.compared(runs, runs)

        #expect(comparison.difference == 0)
        #expect(comparison.differing == 0)
        #expect(comparison.interval == Interval(from: 0, to: 0))
        #expect(comparison.significance == Significance(p: 1, test: .exact))
        #expect(comparison.effectSize == nil)
        #expect(comparison.smallestDetectable == nil)
        #expect(comparison.verdict(direction: .higher) == .noDifferenceFound)
        #expect(ComparisonTests.question.verdict(of: comparison) == .fine)
    }

    @Test func `a constant difference is exactly itself`() {
        let comparison = ComparisonTests.compared(
            [Double](repeating: 0.1, count: 9),
            [Double](repeating: 0.3, count: 9)
        )

        #expect(comparison.interval?.lower == comparison.interval?.upper)
        #expect(comparison.significance == Significance(p: 2.0 / 512, test: .exact))
        #expect(comparison.verdict(direction: .higher) == .improved)
        #expect(comparison.verdict(direction: .lower) == .regressed)
        #expect(comparison.verdict(direction: .neutral) == .changed)
        #expect(ComparisonTests.question.verdict(of: comparison) == .fine)
        let fewer = NonInferiority(direction: .lower, margin: 0.1)
        #expect(fewer.verdict(of: comparison) == .regression)
    }

    @Test(arguments: [Comparison.Kind.mean, .rate])
    func `one run a side says what it shows and decides nothing`(kind: Comparison.Kind) {
        let comparison = ComparisonTests.compared([1], [0], kind: kind)

        #expect(comparison.difference == -1)
        #expect(comparison.significance?.p == 1)
        #expect(comparison.baseline.standardDeviation == nil)
        #expect([.undecided, .noDifferenceFound].contains(comparison.verdict(direction: .higher)))
        #expect(ComparisonTests.question.verdict(of: comparison) == .undecided)
    }

    @Test(arguments: [Comparison.Kind.mean, .rate])
    func `a metric that no run has is compared to nothing`(kind: Comparison.Kind) {
        let comparison = ComparisonTests.compared([nil, nil], [1, 2], kind: kind)

        #expect(comparison.baseline == Distribution(of: [], missing: 2))
        #expect(comparison.units == 0)
        #expect(comparison.leftOut == 2)
        #expect(comparison.difference == nil)
        #expect(comparison.interval == nil)
        #expect(comparison.significance == nil)
        #expect(comparison.superiority == nil)
        #expect(comparison.verdict(direction: .higher) == .undecided)
        #expect(ComparisonTests.question.verdict(of: comparison) == .undecided)
        #expect(Comparison.adjusted([comparison]) == [comparison])
    }

    @Test(arguments: [2, 3, 5, 21, 1001, 3000], [1e-300, 1e-110, 1, 1e80])
    func `no number is left undefined`(count: Int, scale: Double) {
        let even = (0..<count).map { Double($0 % 3) * scale }
        let spike = (0..<count).map { $0 == 1 ? scale : 0 }
        let values = Observation.init(scenario:seed:value:)
        for (one, other) in [(even, spike), (spike, even), (even, even), (spike, spike.map { $0 / 2 })] {
            for shift: UInt64 in [0, 100_000] {
                let comparison = Comparison(
                    baseline: one.enumerated().map { values(0, UInt64($0.offset), $0.element) },
                    candidate: other.enumerated().map { values(0, UInt64($0.offset) + shift, $0.element) },
                    draws: 19,
                    stream: ComparisonTests.stream
                )
                let numbers = [
                    comparison.difference, comparison.interval?.lower, comparison.interval?.upper,
                    comparison.significance?.p, comparison.effectSize, comparison.superiority,
                    comparison.smallestDetectable, comparison.candidate.standardDeviation,
                ]
                let areFinite = numbers.allSatisfy { $0?.isFinite ?? true }
                #expect(areFinite, "\(numbers)")
            }
        }
    }

    @Test func `a few scenarios are judged by their runs, many by themselves`() {
        func side(_ scenarios: Int, plus difference: Double) -> [Observation] {
            (0..<scenarios).flatMap { scenario in
                (0..<6).map { seed in
                    let value = Double(scenario * 100 + seed) + difference * Double(1 + (scenario + seed) % 2)
                    return Observation(scenario: scenario, seed: UInt64(seed), value: value)
                }
            }
        }
        func compared(_ scenarios: Int) -> Comparison {
            Comparison(
                baseline: side(scenarios, plus: 0),
                candidate: side(scenarios, plus: 2),
                draws: 999,
                stream: ComparisonTests.stream
            )
        }

        #expect(compared(1).unit == .run)
        #expect(compared(9).unit == .runOfScenario)
        #expect(compared(9).units == 54)
        #expect(compared(9).difference == 3)
        #expect(compared(10).unit == .scenario)
        #expect(compared(10).units == 10)
        #expect(compared(10).significance == Significance(p: 2.0 / 1024, test: .exact))
    }

    @Test func `passes and failures are compared as rates`() {
        let before = (0..<40).map { $0 < 30 ? 1.0 : 0 }
        let after = (0..<40).map { $0 < 20 ? 1.0 : 0 }

        let comparison = ComparisonTests.compared(before, after, kind: .rate)

        #expect(comparison.rates?.baseline == Rate(hits: 30, of: 40))
        #expect(comparison.rates?.candidate == Rate(hits: 20, of: 40))
        #expect(comparison.difference == -0.25)
        #expect(comparison.significance?.test == .mcNemar)
        #expect(comparison.verdict(direction: .higher) == .regressed)
    }

    private static func compared(
        _ before: [Double?],
        _ after: [Double?],
        kind: Comparison.Kind = .mean
    ) -> Comparison {
        func side(_ values: [Double?]) -> [Observation] {
            values.enumerated().map { Observation(seed: UInt64($0.offset + 1), value: $0.element) }
        }
        return Comparison(
            baseline: side(before),
            candidate: side(after),
            kind: kind,
            draws: 999,
            stream: stream
        )
    }
}
