import RedeEval
import RedeModel
import RedeSim
import Testing

/// Gates between batches whose true difference is known: a tenth as often as `REDE_STATISTICS_ROUNDS` says,
/// as the tests below them are tried by themselves.
struct PlantedGateTests {
    private static let margin = 0.1
    private static let pairs = 200
    private static var rounds: Int { max(Variants.rounds / 10, 1) }

    /// Runs of which so many of 1000 pass, by draws that the sides of a seed have partly in common.
    private static func sides(
        passing before: Int,
        _ after: Int,
        from stream: inout SeedStream
    ) -> (RunColumns, RunColumns) {
        var (old, new) = (RunColumns(name: "old"), RunColumns(name: "new"))
        _ = (old.place(of: .sample(), number: 1), new.place(of: .sample(), number: 1))
        for seed in 0..<UInt64(pairs) {
            let shared = stream.integer(below: 1000)
            let own = stream.integer(below: 2) == 0 ? shared : stream.integer(below: 1000)
            old.add(variant: 0, seed: seed, hasPassed: shared < before)
            new.add(variant: 0, seed: seed, hasPassed: own < after)
        }
        return (old, new)
    }

    private static func verdict(
        _ before: Int,
        _ after: Int,
        _ stream: inout SeedStream
    ) -> NonInferiority.Verdict? {
        let (old, new) = sides(passing: before, after, from: &stream)
        let gates = [Gate(.passed, margin: .absolute(margin))]
        return (try? Regression(baseline: old, candidate: new, gates: gates))?.verdict
    }

    /// At the margin both verdicts are wrong, each in 2.5 % at most.
    @Test func `a gate at its margin is wrong no more often than is promised`() {
        let wrong = Variants.share("gate at margin", rounds: Self.rounds) { stream in
            Self.verdict(900, 800, &stream) != .undecided
        }

        #expect(wrong <= Variants.bound(0.05, rounds: Self.rounds), "wrong in \(wrong)")
    }

    /// The standard error is 3 to 4 of 100, so that what lies 10 of 100 from the margin is told four times in
    /// five.
    @Test(arguments: [(900, NonInferiority.Verdict.fine), (700, .regression)])
    func `no effect and a large one are told`(after: Int, expected: NonInferiority.Verdict) {
        let right = Variants.share("gate power", rounds: Self.rounds) { stream in
            Self.verdict(900, after, &stream) == expected
        }

        #expect(right >= 1 - Variants.bound(0.2, rounds: Self.rounds), "right in \(right)")
    }

    /// The sequential gate sees each pair as it comes, at the margin, where every verdict is wrong.
    @Test func `a gate that is asked after every run is wrong no more often than is promised`() {
        let wrong = Variants.share("sequential gate", rounds: Self.rounds) { stream in
            var gates = SequentialGates([Gate(.passed, margin: .absolute(Self.margin))])
            for _ in 0..<400 where !gates.areDecided {
                let shared = stream.integer(below: 1000)
                let own = stream.integer(below: 2) == 0 ? shared : stream.integer(below: 1000)
                gates.add([Self.result(shared < 900)], [Self.result(own < 800)], titles: [[]])
            }
            return gates.areDecided
        }

        #expect(wrong <= Variants.bound(0.05, rounds: Self.rounds), "wrong in \(wrong)")
    }

    /// A margin of a tenth of the baseline's mean, and a candidate that is worse by just that.
    @Test func `a relative margin keeps its error rate, too`() {
        let wrong = Variants.share("relative gate", rounds: Self.rounds) { stream in
            var gates = SequentialGates([Gate(.metric(.replies), margin: .relative(0.1))])
            for _ in 0..<300 where !gates.areDecided {
                let shared = 20 + 4 * Variants.normal(from: &stream)
                let own = 0.9 * shared + 2 * Variants.normal(from: &stream)
                gates.add([Self.result(replies: shared)], [Self.result(replies: own)], titles: [[]])
            }
            return gates.areDecided
        }

        #expect(wrong <= Variants.bound(0.05, rounds: Self.rounds), "wrong in \(wrong)")
    }

    private static func result(_ hasPassed: Bool) -> CaseResult {
        CaseResult(number: 0, ending: hasPassed ? .finished : .limit)
    }

    private static func result(replies: Double) -> CaseResult {
        var result = CaseResult(number: 0)
        result.metrics[.replies] = replies
        return result
    }
}
