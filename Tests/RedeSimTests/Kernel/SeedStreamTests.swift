import RedeModel
import Testing

@testable import RedeSim

@Suite struct SeedStreamTests {
    @Test func `the numbers are those of xoshiro256** in its reference implementation`() {
        var stream = SeedStream(state: (1, 2, 3, 4))

        let drawn = (0..<4).map { _ in stream.next() }

        #expect(drawn == [11520, 0, 1_509_978_240, 1_215_971_899_390_074_240])
    }

    @Test func `the filler gives the numbers of SplitMix64 in its reference implementation`() {
        var filler = SeedStream.SplitMix(state: 1_477_776_061_723_855_037)

        let drawn = (0..<3).map { _ in filler.next() }

        #expect(drawn == [1_985_237_415_132_408_290, 2_979_275_885_539_914_483, 13_511_426_838_097_143_398])
    }

    @Test func `the first draws of named streams never change`() {
        var latency = SeedStream(seed: 7, name: "latency")
        var derived = SeedStream(seed: 7, name: "latency").derived(for: "Bot A")
        var tie = SeedStream(seed: 8, name: "tie").derived("tie")

        #expect(
            (0..<3).map { _ in latency.next() }
                == [14_123_981_720_696_657_693, 2_104_374_106_108_421_098, 13_922_265_725_778_105_422]
        )
        #expect(
            (0..<3).map { _ in derived.next() }
                == [5_602_240_214_310_944_733, 3_386_759_955_079_159_789, 12_658_412_480_308_309_912]
        )
        #expect((0..<8).map { _ in tie.integer(below: 100) } == [50, 85, 27, 36, 72, 46, 21, 2])
    }

    @Test func `a derived stream depends on names alone, not on what was drawn`() {
        let fresh = SeedStream(seed: 1, name: "story")
        var used = fresh
        for _ in 0..<10 { _ = used.next() }

        #expect(used.derived(for: "A") == fresh.derived(for: "A"))
        #expect(used.derived("x") == fresh.derived(for: "x"))
        #expect(fresh.derived(for: "A") != fresh.derived(for: "B"))
    }

    @Test func `streams of different seeds and names agree no more often than chance`() {
        var streams = (0..<8 as Range<UInt64>).flatMap { seed in
            [SeedStream(seed: seed, name: "a"), SeedStream(seed: seed, name: "b")]
        }
        var agreements = 0
        for _ in 0..<500 {
            let drawn = streams.indices.map { streams[$0].integer(below: 256) }
            for left in drawn.indices {
                for right in drawn[..<left].indices where drawn[left] == drawn[right] { agreements += 1 }
            }
        }

        // 500 rounds of 120 pairs, one in 256 alike by chance: 234, with a standard deviation of 15.
        #expect((174...294).contains(agreements))
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func `numbers below a bound are spread evenly`(seed: UInt64) {
        var stream = SeedStream(seed: seed, name: "even")
        var counts = Array(repeating: 0, count: 13)
        for _ in 0..<13_000 { counts[stream.integer(below: 13)] += 1 }

        let chiSquare = counts.map { Double(($0 - 1000) * ($0 - 1000)) / 1000 }.reduce(0, +)

        // 12 degrees of freedom: above 2.2 and below 32.9 in 999 cases of 1000 each.
        #expect((2.2...32.9).contains(chiSquare), "seed \(seed)")
    }

    @Test func `a range is drawn from end to end`() {
        var stream = SeedStream(seed: 5, name: "range")
        var seen = Set<Int>()
        for _ in 0..<200 { seen.insert(stream.integer(in: -2...2)) }

        #expect(seen == [-2, -1, 0, 1, 2])
        #expect(stream.integer(in: 9...9) == 9)
        #expect((0..<64).map { _ in stream.integer(in: .min ... .max) }.contains { $0 < 0 })
    }

    @Test func `what has no probability never happens and takes no draw`() {
        let fresh = SeedStream(seed: 5, name: "chance")
        var stream = fresh

        let never = stream.happens(partsPerMillion: 0)
        #expect(!never && stream == fresh)
        let always = stream.happens(partsPerMillion: 1_000_000)
        #expect(always)
        let hits = (0..<20_000).filter { _ in stream.happens(partsPerMillion: 250_000) }.count
        // Expected 5000, with a standard deviation of 61.
        #expect((4755...5245).contains(hits))
    }

    @Test func `an index comes as often as its weight says`() {
        var stream = SeedStream(seed: 5, name: "weights")
        var counts = [0, 0, 0, 0]
        for _ in 0..<10_000 { counts[stream.index(weights: [1, 0, 3, -4])] += 1 }

        #expect((2280...2720).contains(counts[0]))
        #expect(counts[1] == 0 && counts[3] == 0)
        #expect([0, 1].contains(stream.index(weights: [.max, .max])))
    }
}
