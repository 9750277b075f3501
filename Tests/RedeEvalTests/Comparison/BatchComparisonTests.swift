import RedeEval
import RedeModel
import RedeSim
import Testing

/// Two batches beside each other: what belongs together, and what is told apart.
struct BatchComparisonTests {
    @Test func `a batch beside itself differs in nothing`() throws {
        let side = RunColumns.sample()

        let comparison = try BatchComparison(baseline: side, candidate: side)

        #expect(comparison.alignment.pairs == 40)
        #expect(comparison.constant == [.passed])
        #expect(comparison.rows.map(\.measure) == [.metric(.replies)])
        #expect(comparison.rows[0].comparison.differing == 0)
        #expect(comparison.rows[0].verdict == .noDifferenceFound)
        #expect(comparison.rows[0].strongest.isEmpty)
    }

    @Test func `what is the same in all variants of a side is what the sides may differ in`() throws {
        let keys: [Text] = ["2", "4"]
        let old = keys.map { BatchPlan.Variant.sample("circle", ("bots", "old"), ("COOLDOWN", $0)) }
        let new = keys.reversed().map {
            BatchPlan.Variant.sample("circle", ("bots", "new"), ("COOLDOWN", $0))
        }
        let before = RunColumns.sample("old", old)
        // The variants stand the other way round, and the second one replies once more.
        let after = RunColumns.sample("new", new) { Double(1 - $0) + Double($1 % 7) + 1 }

        let comparison = try BatchComparison(baseline: before, candidate: after)

        #expect(comparison.alignment.variants == 2)
        #expect(comparison.alignment.pairs == 80)
        // Both variants of a seed are one witness.
        let row = comparison.rows[0].comparison
        #expect(row.units == 40)
        #expect(row.difference == 1)
        #expect(row.unit == .run)
    }

    @Test func `variants that one side alone has are left out and counted`() throws {
        let two = [BatchPlan.Variant.sample("circle", ("n", "1")), .sample("circle", ("n", "2"))]
        let one = [BatchPlan.Variant.sample("circle", ("n", "2"))]

        let comparison = try BatchComparison(baseline: .sample("a", two), candidate: .sample("b", one))

        #expect(comparison.alignment.pairs == 40)
        #expect(comparison.alignment.leftOut == 40)
    }

    @Test func `batches of other scenarios, other variants and no runs are refused`() {
        func words(_ one: RunColumns, _ other: RunColumns) -> String {
            do {
                _ = try BatchComparison(baseline: one, candidate: other)
                return "fine"
            } catch {
                return "\(error)"
            }
        }
        let chess = RunColumns.sample("b", [.sample("chess")])
        let swept = RunColumns.sample("b", [.sample("circle", ("n", "1")), .sample("circle", ("n", "2"))])

        #expect(
            words(.sample(), chess)
                == "baseline and candidate: expected batches of the same scenarios, "
                + "found \"circle\" and \"chess\""
        )
        #expect(
            words(.sample(), swept) == """
                baseline and candidate: expected a variant that both batches have, found none with the same n
                  note: TAG@2 stands for the second variant of a batch alone
                """
        )
        #expect(
            words(.sample(), RunColumns(name: "empty"))
                == "baseline and candidate: expected runs on both sides, found none of \"empty\" yet"
        )
    }

    @Test func `seeds of their own make runs that are not paired`() throws {
        let comparison = try BatchComparison(
            baseline: .sample(seeds: 1..<41),
            candidate: .sample(seeds: 41..<101) { Double($0) + Double($1 % 7) + 4 }
        )

        #expect(comparison.alignment.pairing == .unpaired)
        #expect(comparison.alignment.pairs == 0)
        #expect(comparison.rows[0].verdict == .improved)
        #expect(comparison.rows[0].strongest.isEmpty)
    }

    @Test func `a metric that one side alone has is named, and one of no run is not`() throws {
        let comparison = try BatchComparison(
            baseline: .sample { _, _ in nil },
            candidate: .sample()
        )

        #expect(comparison.oneSided == [.metric(.replies)])
        #expect(comparison.rows.isEmpty)
        #expect(comparison.measures == 2)
    }

    @Test func `a single run a side decides nothing`() throws {
        let comparison = try BatchComparison(
            baseline: .sample(seeds: 1..<2),
            candidate: .sample(seeds: 1..<2) { _, _ in 9 }
        )

        #expect(comparison.rows[0].verdict == .undecided)
        #expect(comparison.rows[0].comparison.significance?.p == 1)
    }

    @Test func `the seeds that differ most are those that show what the difference says`() throws {
        let comparison = try BatchComparison(
            baseline: .sample(failing: [1]),
            candidate: .sample(failing: Set(20..<60))
        )

        let row = try #require(comparison.rows.first)
        #expect(row.measure == .passed)
        #expect(row.verdict == .regressed)
        #expect(row.strongest.map(\.seed) == [20, 21, 22])
        #expect(row.strongest.map(\.candidate.value) == [0, 0, 0])
    }

    @Test func `one variant can be taken by itself`() throws {
        let side = RunColumns.sample("b", [.sample("circle", ("n", "1")), .sample("circle", ("n", "2"))])

        let second = try #require(side.variant(2))

        #expect(second.name == "b@2")
        #expect(second.count == 40)
        #expect(second.values(of: .metric(.replies)) == Array(side.values(of: .metric(.replies))[40...]))
        #expect(side.variant(3) == nil)
    }
}
