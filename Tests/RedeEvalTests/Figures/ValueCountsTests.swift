import RedeEval
import RedeSim
import Testing

struct ValueCountsTests {
    private static func counts(_ values: [Double]) -> ValueCounts {
        var counts = ValueCounts()
        for value in values { counts.add(value) }
        return counts
    }

    @Test func `few different values have the quantiles of a distribution`() throws {
        var stream = SeedStream(seed: 4, name: "values")
        let values = (0..<999).map { _ in Double(stream.integer(below: 40)) / 4 }

        let counts = Self.counts(values)

        let sorted = values.sorted()
        for probability in [0, 0.01, 0.25, 0.5, 0.75, 0.95, 1] {
            #expect(counts.quantile(probability) == Distribution.quantile(probability, ofSorted: sorted))
        }
        #expect(!counts.isBinned)
    }

    @Test func `many different values are counted in bins, whatever their order`() throws {
        var stream = SeedStream(seed: 5, name: "values")
        let values = (0..<5000).map { _ in Double(stream.integer(below: 1_000_000)) / 1000 }

        let counts = Self.counts(values)

        #expect(counts.isBinned)
        #expect(counts.entries == Self.counts(values.reversed()).entries)
        #expect(counts.entries.count <= ValueCounts.limit)
        #expect(counts.entries.reduce(0) { $0 + $1.count } == 5000)
        let median = try #require(counts.quantile(0.5))
        #expect(abs(median - Distribution.quantile(0.5, ofSorted: values.sorted())) < 4)
        #expect(counts.quantile(0) == values.min())
        #expect(counts.quantile(1) == values.max())
    }

    @Test func `strangeness is a distance in robust deviations`() {
        #expect(Self.counts([1, 2, 3, 4, 5, 100]).strangeness(of: 100) > 3.5)
        #expect(Self.counts([1, 2, 3, 4, 5, 6]).strangeness(of: 6) < 3.5)
        #expect(Self.counts([2, 2, 2]).strangeness(of: 2) == 0)
        // More than half are the same: the mean distance counts.
        #expect(Self.counts([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]).strangeness(of: 1) > 3.5)
        #expect(ValueCounts().quantile(0.5) == nil)
    }
}
