import RedeEval
import RedeModel
import RedeSim
import Testing

/// Variants whose true difference is known: how often a comparison finds one, and how often its interval
/// holds.
struct PlantedEffectTests {
    /// The power of a test of 5 % on 30 pairs with differences of 0, 0.5 and 1 standard deviation is 5, 75
    /// and 99.9 %.
    @Test(arguments: [(0, 0, 0.05), (0.5, 0.75, 0.75), (1, 0.99, 1)])
    func `paired comparisons find what is there as often as is promised`(
        difference: Double,
        least: Double,
        most: Double
    ) {
        let found = Variants.share("paired") { stream in
            let (baseline, candidate) = Variants.runs(30, difference: difference, from: &stream)
            let comparison = Comparison(baseline: baseline, candidate: candidate, draws: 99, stream: stream)
            return comparison.verdict(direction: .neutral) == .changed
        }

        #expect(found <= Variants.bound(most), "found in \(found)")
        #expect(found >= 1 - Variants.bound(1 - least), "found in \(found)")
    }

    /// With 30 pairs and 199 resamples, BCa holds in 93 % rather than in 95 %.
    @Test func `an interval misses the true difference no more often than is promised`() {
        let missed = Variants.share("interval") { stream in
            let values = (0..<30).map { _ in Variants.normal(from: &stream) + 3 }
            let contrast = Contrast([Contrast.Sample(weight: 1, values: values)])
            guard let interval = contrast.interval(confidence: 0.95, resamples: 199, stream: stream) else {
                return true
            }
            return !(interval.lower...interval.upper).contains(3)
        }

        #expect(missed <= Variants.bound(0.07), "missed in \(missed)")
    }

    @Test func `unpaired comparisons raise no more false alarms than is promised`() {
        let found = Variants.share("unpaired") { stream in
            let (baseline, candidate) = Variants.runs(20, difference: 0, from: &stream)
            let others = candidate.map { Observation(seed: $0.seed + 100, value: $0.value) }
            let comparison = Comparison(baseline: baseline, candidate: others, draws: 99, stream: stream)
            return comparison.verdict(direction: .neutral) == .changed
        }

        #expect(found <= Variants.bound(0.05), "found in \(found)")
    }

    @Test func `rates raise no more false alarms than is promised`() {
        let found = Variants.share("rates") { stream in
            let sides = (0..<2).map { _ in
                (0..<60).map { seed in
                    Observation(seed: UInt64(seed), value: stream.integer(below: 10) < 3 ? 1 : 0)
                }
            }
            let comparison = Comparison(
                baseline: sides[0],
                candidate: sides[1],
                kind: .rate,
                stream: stream
            )
            return comparison.verdict(direction: .higher) != .noDifferenceFound
        }

        #expect(found <= Variants.bound(0.05), "found in \(found)")
    }

    /// Eight metrics without an effect: unadjusted, every third comparison would cry wolf.
    @Test func `many metrics raise no more false alarms than one`() {
        let found = Variants.share("many") { stream in
            let comparisons = (0..<8).map { _ in
                let (baseline, candidate) = Variants.runs(9, difference: 0, from: &stream)
                return Comparison(baseline: baseline, candidate: candidate, draws: 1, stream: stream)
            }
            return Comparison.adjusted(comparisons).contains { $0.verdict(direction: .neutral) == .changed }
        }

        #expect(found <= Variants.bound(0.05), "found in \(found)")
    }

    /// What is promised of the smallest detectable difference: four of five such differences are found.
    @Test func `the smallest detectable difference is found four times in five`() throws {
        var stream = SeedStream(seed: 7, name: "detectable")
        let (baseline, candidate) = Variants.runs(4000, difference: 0, from: &stream)
        let known = Comparison(baseline: baseline, candidate: candidate, stream: stream)
        // The same spread with 40 pairs: a hundredth of the runs, ten times the difference.
        let smallest = try #require(known.smallestDetectable) * 10

        let found = Variants.share("smallest") { stream in
            let (baseline, candidate) = Variants.runs(40, difference: smallest, from: &stream)
            let differences = Matching(baseline: baseline, candidate: candidate).groups[0].differences
            return Significance.signFlips(of: differences, flips: 199, stream: stream).p <= 0.05
        }

        #expect(found <= Variants.bound(0.8), "found in \(found)")
        #expect(found >= 1 - Variants.bound(0.23), "found in \(found)")
    }
}
