import RedeEval
import RedeSim

/// Measures what must be fast.
enum Speed {
    /// How many seconds it takes to compare metrics of so many pairs: counts of a few and of many values,
    /// times, rates.
    static func seconds(pairs: Int, metrics: Int) -> Double {
        let clock = ContinuousClock()
        var spent = Duration.zero
        var comparisons: [Comparison] = []
        for metric in 0..<max(metrics, 0) {
            var stream = SeedStream(seed: UInt64(metric), name: "speed")
            var sides: [[Observation]] = [[], []]
            for pair in 0..<max(pairs, 0) {
                for side in 0...1 {
                    let value = value(metric, side: side, from: &stream)
                    sides[side].append(Observation(seed: UInt64(pair), value: value))
                }
            }
            let start = clock.now
            comparisons.append(
                Comparison(
                    baseline: sides[0],
                    candidate: sides[1],
                    kind: metric % 4 == 3 ? .rate : .mean,
                    stream: stream
                )
            )
            spent += clock.now - start
        }
        let start = clock.now
        comparisons = Comparison.adjusted(comparisons)
        spent += clock.now - start
        return Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18
    }

    private static func value(_ metric: Int, side: Int, from stream: inout SeedStream) -> Double {
        switch metric % 4 {
        case 0: Double(stream.integer(below: 10 + side))
        case 1: Double(stream.integer(below: 100_000)) / 1000
        case 2: stream.integer(below: 1000) == 0 ? Double(stream.integer(below: 100)) : 0
        default: stream.integer(below: 10) == 0 ? 0 : 1
        }
    }
}
