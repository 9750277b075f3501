import Foundation
import RedeModel
import Testing

@testable import RedeSim

@Suite struct LatencyDrawingTests {
    @Test func `a fixed latency draws nothing`() {
        let fresh = SeedStream(seed: 1, name: "latency")
        var stream = fresh

        #expect(Latency.fixed(milliseconds: 250).milliseconds(from: &stream) == 250)
        #expect(stream == fresh)
    }

    @Test func `a uniform latency reaches both ends of its range`() {
        var stream = SeedStream(seed: 1, name: "latency")
        let drawn = (0..<2000).map { _ in Latency.uniform(milliseconds: 20...80).milliseconds(from: &stream) }

        #expect(drawn.min() == 20 && drawn.max() == 80)
    }

    @Test func `each entry of the table is the normal quantile of its probability`() {
        #expect(NormalQuantile.table.count == 32 * 16 + 1)
        for (index, entry) in NormalQuantile.table.enumerated() {
            let probability =
                index == 512 ? 0.5 : pow(2.0, Double(index / 16 - 33)) * (1 + Double(index % 16) / 16)
            let found = erfc(Double(entry) / pow(2.0, 24) / 2.0.squareRoot()) / 2
            #expect(abs(found / probability - 1) < 1e-6, "entry \(index)")
        }
    }

    @Test func `a quantile between two entries is close to the true one, on both sides`() {
        var stream = SeedStream(seed: 2, name: "quantile")
        for _ in 0..<5000 {
            let bits = stream.next()
            let quantile = Double(NormalQuantile.value(of: bits)) / pow(2.0, 24)
            let lower = Double(bits & .max >> 1) / pow(2.0, 64)
            let found = erfc(abs(quantile) / 2.0.squareRoot()) / 2
            #expect(abs(found / lower - 1) < 0.002, "bits \(bits)")
            #expect((quantile <= 0) == (bits >> 63 == 0), "bits \(bits)")
        }
    }

    @Test func `the outermost draws give the outermost quantiles`() {
        let end = Int(NormalQuantile.table[0])

        #expect(NormalQuantile.value(of: 0) == -end)
        #expect(NormalQuantile.value(of: 1) == -end)
        #expect(NormalQuantile.value(of: 1 << 63) == end)
        #expect(abs(NormalQuantile.value(of: .max)) < 16)
    }

    @Test(arguments: [(1800, 400), (50, 900), (20_000, 150)])
    func `log-normal latencies have the quantiles of their distribution`(median: Int, sigma: Int) {
        var stream = SeedStream(seed: 3, name: "latency")
        let latency = Latency.logNormal(medianMilliseconds: median, sigmaThousandths: sigma)
        let drawn = (0..<40_000).map { _ in latency.milliseconds(from: &stream) }.sorted()

        for (rank, deviations) in [
            (0.05, -1.644854), (0.25, -0.674490), (0.5, 0), (0.75, 0.674490), (0.95, 1.644854),
        ] {
            let expected = Double(median) * exp(Double(sigma) / 1000 * deviations)
            let found = Double(drawn[Int(rank * 40_000)])
            // Three standard errors of a quantile of so many draws, and half a millisecond of rounding.
            let density = exp(-deviations * deviations / 2) / (2 * Double.pi).squareRoot()
            let error = 3 * Double(sigma) / 1000 * (rank * (1 - rank) / 40_000).squareRoot() / density
            #expect(abs(found - expected) <= expected * error + 0.5, "rank \(rank)")
        }
    }

    @Test func `a quantile is scaled to within a thousandth`() {
        for sigma in stride(from: 0, through: 3000, by: 250) {
            for deviations in stride(from: -4.0, through: 4.0, by: 0.37) {
                let quantile = Int(deviations * pow(2.0, 24))
                let expected = 100_000 * exp(Double(sigma) / 1000 * deviations)
                let found = Latency.scaled(median: 100_000, sigmaThousandths: sigma, quantile: quantile)
                let capped = min(expected, 86_400_000)
                #expect(abs(Double(found) - capped) <= capped * 0.001 + 0.5, "\(sigma), \(deviations)")
            }
        }
    }

    @Test func `without spread a log-normal latency is its median`() {
        var stream = SeedStream(seed: 4, name: "latency")
        let latency = Latency.logNormal(medianMilliseconds: 1234, sigmaThousandths: 0)

        #expect((0..<100).allSatisfy { _ in latency.milliseconds(from: &stream) == 1234 })
    }

    @Test func `no latency is longer than a day, whatever the spread`() {
        var stream = SeedStream(seed: 4, name: "latency")
        for (median, sigma) in [(86_400_000, 10_000), (1, .max), (.max, .max), (0, .max), (5, 1_000_000)] {
            let latency = Latency.logNormal(medianMilliseconds: median, sigmaThousandths: sigma)
            for _ in 0..<2000 { #expect((0...86_400_000).contains(latency.milliseconds(from: &stream))) }
        }
        let most = Int(NormalQuantile.table[0])
        #expect(Latency.scaled(median: 1, sigmaThousandths: .max, quantile: most) == 86_400_000)
        #expect(Latency.scaled(median: 1, sigmaThousandths: .max, quantile: -most) == 0)
        #expect(Latency.scaled(median: 0, sigmaThousandths: .max, quantile: most) == 0)
    }

    @Test func `the first latencies of a seed never change`() {
        var stream = SeedStream(seed: 7, name: "latency")
        let latency = Latency.logNormal(medianMilliseconds: 1800, sigmaThousandths: 400)

        #expect(
            (0..<10).map { _ in latency.milliseconds(from: &stream) } == [
                2312, 1112, 2344, 1906, 1922, 2568, 2391, 4244, 1144, 1899,
            ]
        )
    }
}
