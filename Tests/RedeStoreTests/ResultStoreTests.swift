import Foundation
import GRDB
import RedeEval
import RedeModel
import RedeSim
import StoreTestSupport
import Testing

@testable import RedeStore

struct ResultStoreTests {
    private let place: TemporaryStore

    init() throws { place = try TemporaryStore() }

    @Test func `what is written is read back`() throws {
        let sample = SampleBatch(runs: 70)

        let written = try place.holding(sample)
        let store = try ResultStore(place.path, for: .existing)

        #expect(try store.batch("sample").plan == sample.plan)
        #expect(try store.batch("sample").checks == sample.checks)
        #expect(try store.results(of: "sample") == (0..<210).map(sample.result))
        #expect(try written.tags() == ["sample"])
    }

    @Test(arguments: [
        0, -0.0, 0.1, -3, 9_007_199_254_740_994, 1e300, .infinity, -.infinity, .leastNonzeroMagnitude,
    ])
    func `a metric keeps every bit`(_ value: Double) throws {
        let sample = SampleBatch(runs: 1)
        let store = try place.holding(sample, cases: 0)
        var result = CaseResult(number: 2)
        for metric in MetricName.allCases { result.metrics[metric] = value }

        try store.add([result], to: try store.batch("sample"))

        #expect(try store.results(of: "sample") == [result])
    }

    @Test func `whole numbers are integers, and what has no value is NULL`() throws {
        let sample = SampleBatch(runs: 1)
        let store = try place.holding(sample, cases: 0)
        var metrics = RunMetrics()
        metrics[.turns] = 12
        metrics[.virtualSeconds] = 1.5

        try store.add([CaseResult(number: 2, metrics: metrics)], to: try store.batch("sample"))

        let types = try place.raw {
            try Row.fetchOne(
                $0,
                sql: "SELECT typeof(turns), typeof(virtual_seconds), typeof(model_calls) FROM metrics"
            )
        }
        #expect(
            types == [
                "typeof(turns)": "integer", "typeof(virtual_seconds)": "real", "typeof(model_calls)": "null",
            ]
        )
    }

    @Test func `texts that SQLite cannot hold are mended`() throws {
        let store = try place.holding(SampleBatch(runs: 1), cases: 0)
        let found = Text(bytes: Array("a\u{0}b".utf8) + [0xED, 0xA0, 0x80])

        try store.add([CaseResult(number: 0, finding: found)], to: try store.batch("sample"))

        #expect(
            try store.results(of: "sample").map(\.finding.string) == ["a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}"]
        )
    }

    @Test func `a batch takes the place of the one that has its tag, at once`() throws {
        let store = try place.holding(SampleBatch(runs: 4))
        let longer = SampleBatch(runs: 6)
        func put(_ tag: Text, _ results: [CaseResult]) throws {
            try store.put(tag, longer.plan, checks: longer.checks, results: results, version: "0.0.0")
        }

        try put("sample", (0..<18).map(longer.result))
        try put("other", [longer.result(3)])

        #expect(try store.tags() == ["sample", "other"])
        #expect(try store.batch("sample").plan == longer.plan)
        #expect(try store.results(of: "sample") == (0..<18).map(longer.result))
        #expect(try store.results(of: "other") == [longer.result(3)])
    }

    @Test func `a batch goes on where it stopped`() throws {
        let sample = SampleBatch(runs: 10)
        let store = try place.holding(sample, cases: 4)
        let batch = try store.resume("sample", sample.plan)

        try store.add([sample.result(9), sample.result(3)], to: batch)

        #expect(try store.finishedCases(of: batch) == [0..<4, 9..<10])
        #expect(try store.results(of: "sample").map(\.number) == [0, 1, 2, 3, 9])
        var some: [Int] = []
        try store.forEachResult(of: batch, in: 3..<9) { some.append($0.number) }
        #expect(some == [3])
    }

    @Test func `batches do not meet`() throws {
        let (small, large) = (SampleBatch(runs: 2), SampleBatch(runs: 5))
        let store = try place.holding(small, "small")
        _ = try place.holding(large, "large")

        #expect(try store.results(of: "small").count == 6)
        try store.remove("small")
        _ = try place.holding(small, "again")

        #expect(try store.tags() == ["large", "again"])
        #expect(try store.results(of: "large") == (0..<15).map(large.result))
        #expect(try store.results(of: "again") == (0..<6).map(small.result))
    }

    @Test func `tags are told apart`() throws {
        let sample = SampleBatch(runs: 1)
        let store = try place.holding(sample, "cooldowns")

        let taken = #expect(throws: UnfitTag.self) {
            try store.begin("cooldowns", sample.plan, checks: sample.checks, version: "0.0.0")
        }
        #expect(
            taken?.description.hasPrefix("tag: expected a tag that no batch has, found \"cooldowns\"") == true
        )
        let unknown = #expect(throws: UnfitTag.self) { try store.batch("cooldown") }
        #expect(unknown?.notes == ["the nearest name is \"cooldowns\" (the store has \"cooldowns\")"])
        let other = #expect(throws: UnfitTag.self) {
            try store.resume("cooldowns", SampleBatch(runs: 2).plan)
        }
        #expect(other?.expected.hasPrefix("a batch of the plan ") == true)
    }

    @Test func `a batch is renamed, also while results are added to it`() throws {
        let sample = SampleBatch(runs: 1)
        let store = try place.holding(sample, "one", cases: 0)
        let batch = try store.batch("one")

        try store.rename("one", to: "two")
        try store.add([sample.result(0)], to: batch)

        #expect(try store.results(of: "two") == [sample.result(0)])
        #expect(throws: UnfitTag.self) { try store.rename("two", to: "two") }
        try store.remove("two")
        #expect(throws: UnfitTag.self) { try store.add([sample.result(1)], to: batch) }
    }

    @Test func `a removed batch gives its space back`() throws {
        let sample = SampleBatch(runs: 500)
        do { _ = try place.holding(SampleBatch(runs: 1), "kept") }
        let before = try place.bytes
        do { _ = try place.holding(sample) }
        let full = try place.bytes

        do { try ResultStore(place.path, for: .existing).remove("sample") }

        #expect(full > before + 80_000)
        #expect(try place.bytes < before + 20_000)
    }

    @Test func `a run takes at most 300 bytes`() throws {
        let sample = SampleBatch(runs: 2000)
        do { _ = try place.holding(sample, cases: 0) }
        let before = try place.bytes

        do {
            let store = try place.growing()
            try store.add((0..<2000).map(sample.result), to: try store.batch("sample"))
        }

        #expect(try (place.bytes - before) / 2000 <= 300)
    }

    @Test func `figures tell what a variant's runs came to`() throws {
        let sample = SampleBatch(runs: 50)
        let store = try place.holding(sample, cases: 120)
        let results = (50..<100).map(sample.result)

        let figures = try store.figures(of: try store.batch("sample"), variant: 1)

        #expect(figures.runs == 50)
        #expect(figures.passed == results.count(where: \.hasPassed))
        #expect(figures.failures == (0..<2).map { check in results.count { !$0.checks[check].hasPassed } })
        let turns = results.compactMap { $0.metrics[.turns] }
        #expect(figures.metrics.first?.name == .turns && figures.metrics.first?.runs == turns.count)
        #expect(figures.metrics.first?.lowest == turns.min() && figures.metrics.first?.highest == turns.max())
        #expect(try store.counts(of: try store.batch("sample")).runs == 120)
    }
}
