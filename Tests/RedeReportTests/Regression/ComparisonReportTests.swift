import RedeEval
import RedeModel
import RedeReport
import Testing

/// What is said of two batches in a sentence.
struct ComparisonReportTests {
    /// Runs of which some fail, and of which each has so many replies.
    private static func side(
        _ name: Text,
        _ count: Int = 200,
        failing: Int = 0,
        replies: (Int) -> Double = { Double(10 + $0 % 5) }
    ) -> RunColumns {
        var side = RunColumns(name: name)
        let place = side.place(of: .init(scenario: "circle"), number: 1)
        for run in 0..<count {
            side.add(variant: place, seed: UInt64(run), hasPassed: run >= failing)
            side.set(.replies, to: replies(run))
        }
        return side
    }

    private static func sentence(_ old: RunColumns, _ new: RunColumns) throws -> String {
        let comparison = try BatchComparison(baseline: old, candidate: new)
        return ComparisonReport(of: comparison) { _ in nil }.sentence
    }

    @Test func `a comparison says what is worse, better, not found and not to be told`() throws {
        let old = Self.side("A", failing: 3)

        let worse = try Self.sentence(old, Self.side("B", failing: 30))
        #expect(worse.hasPrefix("B is worse: 27 of 200 more runs fail (95 % interval 1"))
        let more = try Self.sentence(old, Self.side("B", failing: 3) { Double(12 + $0 % 4) })
        #expect(more.hasPrefix("B is better: “replies” rises from 12.00 to 13.50 (+1.50, 95 % interval +1."))
        let both = try Self.sentence(old, Self.side("B", failing: 40) { Double(13 + $0 % 5) })
        #expect(both.hasPrefix("B is worse, and better in 1 of 2 measures: 37 of 200 more runs fail"))
        let open = try Self.sentence(old, Self.side("B", failing: 4))
        #expect(
            open.hasPrefix(
                "No difference found in 2 measures; of “passed” 200 pairs would have shown one of 1."
            )
        )
        #expect(
            try Self.sentence(Self.side("A", 3), Self.side("B", 3) { Double($0) })
                == "Undecided: 3 pairs are too few to say anything; an interval needs 5."
        )
        let same = Self.side("A") { _ in 4 }
        #expect(try Self.sentence(same, same) == "All runs are the same in all 2 measures, in 200 pairs.")
    }

    @Test func `gates say what is a regression, what is not, and how many runs would tell`() throws {
        func sentence(_ failing: Int) throws -> String {
            let regression = try Regression(
                baseline: Self.side("A", failing: 3),
                candidate: Self.side("B", failing: failing),
                gates: nil
            )
            return ComparisonReport(of: regression, undecidedFails: true) { _ in nil }.sentence
        }

        let regression = try sentence(60)
        #expect(
            regression.hasPrefix("Regression: B is worse than A. 57 of 200 more runs fail (95 % interval ")
        )
        #expect(regression.hasSuffix("), and 5.0 % is allowed."))
        #expect(try sentence(3) == "No regression: B keeps the gate, as no pair differs in what they ask.")
        #expect(try sentence(2) == "No regression: B keeps the gate beside A.")
        let undecided = try sentence(10)
        #expect(undecided.hasPrefix("Undecided: 200 pairs do not tell whether B keeps “passed”"))
    }

    @Test func `few pairs that do not differ decide nothing, unless the batches are the same`() throws {
        func sentence(_ count: Int, _ replies: Double) throws -> String {
            let regression = try Regression(
                baseline: Self.side("A", count) { _ in 4 },
                candidate: Self.side("B", count) { $0 == 0 ? replies : 4 },
                gates: nil
            )
            return ComparisonReport(of: regression, undecidedFails: true) { _ in nil }.sentence
        }

        let more = "; if nothing is worse, about 73 pairs would show it."
        #expect(try sentence(1, 5) == "Undecided: 1 pair does not tell whether B keeps “passed”\(more)")
        #expect(try sentence(72, 5) == "Undecided: 72 pairs do not tell whether B keeps “passed”\(more)")
        let fine = "No regression: B keeps the gate, as no pair differs in what they ask."
        #expect(try sentence(73, 5) == fine)
        #expect(try sentence(1, 4) == fine)
    }

    @Test func `an undecided gate is skipped in JUnit where it does not fail`() throws {
        let regression = try Regression(
            baseline: Self.side("A", 20),
            candidate: Self.side("B", 20, failing: 1),
            gates: nil
        )

        for (fails, word) in [(true, "<failure "), (false, "<skipped ")] {
            let report = ComparisonReport(of: regression, undecidedFails: fails) { _ in nil }
            #expect(String(decoding: report.junit, as: UTF8.self).contains(word))
            #expect(report.hasPassed == !fails)
        }
    }
}
