import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// Where the two readings give different logs, and which rules of section 16 explain it.
@Suite struct ReadingDifferencesTests {
    /// Vectors of the `documented` reading whose rules are told otherwise by the run itself.
    ///
    /// What arises later, in a run that has gone its own way, is a matter of opinion.
    private static let toldOtherwise: [String: [Int]] = [
        "chess-emitted-not-applied": [6],
        "chess-refused-raw": [6],
        "expire-during-speed": [3],
        "lost-update-session": [1, 2, 4],
        "outcome-ok": [1, 3, 4],
        "rules-drift": [4, 6],
        "stale-inflight": [1, 4],
        "stale-queue-state": [1, 3, 4],
    ]

    @Test func `the vectors that differ under the documented reading are those of the golden`() throws {
        let documented = try #require(try ScenarioVectors.cases(of: "documented", in: Conformance.own))
        var lines: [String] = []
        var unexplained: [String] = []
        var others = Set(documented.map(\.name))
        for group in ["focused", "presets", "fuzz"] {
            for vector in try #require(
                try ScenarioVectors.cases(of: "scenarios/" + group, in: Conformance.own)
            ) {
                guard let told = RuleExplanation.rules(of: vector.plan) else { continue }
                let listed = documented.first { $0.name == vector.name }?.rules
                let rules = listed ?? told
                if told != Self.toldOtherwise[vector.name] ?? rules { unexplained.append(vector.name) }
                if rules.isEmpty { unexplained.append(vector.name) }
                others.remove(vector.name)
                lines.append("\(group)/\(vector.name): \(rules.map(String.init).joined(separator: ", "))")
            }
        }
        let text = lines.joined(separator: "\n") + "\n"

        #expect(unexplained == [])
        #expect(others == [], "vectors of the documented reading whose logs do not differ")
        expectGolden(text, "Tests/Goldens/documented-differences.txt")
    }
}
