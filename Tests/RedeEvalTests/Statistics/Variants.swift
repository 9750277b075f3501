import Foundation
import RedeEval
import RedeSim

/// Two variants whose true difference is known.
enum Variants {
    /// How many pairs of variants are made: 500, or as many as `REDE_STATISTICS_ROUNDS` says.
    static var rounds: Int {
        ProcessInfo.processInfo.environment["REDE_STATISTICS_ROUNDS"].flatMap { Int($0) } ?? 500
    }

    /// A draw from a normal distribution with a standard deviation of 1.
    static func normal(from stream: inout SeedStream) -> Double {
        NormalDistribution.quantile((Double(stream.next() >> 12) + 0.5) * 0x1p-52)
    }

    /// So many runs a side, with the difference on top of the candidate's.
    ///
    /// Both runs of a seed share a part; the differences of the pairs have a standard deviation of 1.
    static func runs(
        _ count: Int,
        difference: Double,
        from stream: inout SeedStream
    ) -> (baseline: [Observation], candidate: [Observation]) {
        var sides: (baseline: [Observation], candidate: [Observation]) = ([], [])
        for seed in 0..<UInt64(count) {
            let shared = 10 + normal(from: &stream)
            let own = 0.5.squareRoot()
            let (before, after) = (normal(from: &stream) * own, normal(from: &stream) * own)
            sides.baseline.append(Observation(seed: seed, value: shared + before))
            sides.candidate.append(Observation(seed: seed, value: shared + after + difference))
        }
        return sides
    }

    /// The share of rounds in which something is found.
    static func share(
        _ name: StaticString,
        rounds: Int = rounds,
        of found: (inout SeedStream) -> Bool
    ) -> Double {
        var hits = 0
        for round in 0..<rounds {
            var stream = SeedStream(seed: UInt64(round), name: name)
            if found(&stream) { hits += 1 }
        }
        return Double(hits) / Double(rounds)
    }

    /// What a share that is truly `share` keeps below in all but one of 10,000 sets of rounds.
    static func bound(_ share: Double, rounds: Int = rounds) -> Double {
        share + 3.7 * (share * (1 - share) / Double(rounds)).squareRoot()
    }
}
