import RedeModel
import RedeSim
import Testing

/// Checks that score parts, look at texts, or ask somebody else.
struct ScorerTests {
    /// A claim with what it comes to in the sample run.
    struct Case: CustomTestStringConvertible {
        var claim: Check.Claim
        var hasPassed: Bool
        var score: Double
        var found: String

        var testDescription: String { "\(claim)" }
    }

    static let cases = [
        Case(claim: .order(["B", "A"]), hasPassed: false, score: 0, found: "A → B"),
        Case(claim: .order(["A", "C", "B"]), hasPassed: false, score: 1.0 / 3, found: "A → B"),
        Case(claim: .order(["A", "B"], kept: 1_000_000), hasPassed: true, score: 1, found: "100%"),
        Case(claim: .order(["B", "A"], kept: 600_000), hasPassed: false, score: 0.5, found: "50%"),
        Case(claim: .order(["B", "A"], kept: 500_000), hasPassed: true, score: 0.5, found: "50%"),
        Case(claim: .order(["C"], kept: 0), hasPassed: false, score: 0, found: "0%"),
        Case(
            claim: .metric(.replies, bot: nil, reason: nil, .atLeast(8)),
            hasPassed: false,
            score: 0.25,
            found: "2"
        ),
        Case(
            claim: .metric(.replies, bot: nil, reason: nil, .atMost(1)),
            hasPassed: false,
            score: 0.5,
            found: "2"
        ),
        Case(
            claim: .pattern(.init("NOTHING", .count(.equals(1)))),
            hasPassed: true,
            score: 1,
            found: "1"
        ),
        Case(
            claim: .pattern(.init("nothing", bot: "A", .count(.atLeast(1)))),
            hasPassed: false,
            score: 0,
            found: "0"
        ),
        Case(claim: .pattern(.init("o", .every)), hasPassed: true, score: 1, found: "2 of 2"),
        Case(claim: .pattern(.init("look", .every)), hasPassed: false, score: 0.5, found: "1 of 2"),
        Case(claim: .pattern(.init("", bot: "C", .every)), hasPassed: false, score: 0, found: "0 of 0"),
        Case(
            claim: .pattern(.init("look", in: .messages, bot: "B", .count(.equals(1)))),
            hasPassed: true,
            score: 1,
            found: "1"
        ),
        Case(
            claim: .pattern(.init("I'm here", in: .messages, .count(.equals(0)))),
            hasPassed: true,
            score: 1,
            found: "0"
        ),
        Case(
            claim: .outcome(field: "parts.A.1", equals: .number(2)),
            hasPassed: true,
            score: 1,
            found: "2"
        ),
        Case(
            claim: .outcomeWithin(field: "parts.A.0", .atLeast(4)),
            hasPassed: false,
            score: 0.25,
            found: "1"
        ),
        Case(
            claim: .outcome(field: "parts.A.2", equals: .null),
            hasPassed: false,
            score: 0,
            found: "no such field"
        ),
        Case(
            claim: .event(
                name: "game.outcome",
                payload: [
                    .init(key: "parts", value: .object(JSONObject([.init(key: "B", value: .bool(true))])))
                ],
                .equals(1)
            ),
            hasPassed: true,
            score: 1,
            found: "1"
        ),
        Case(
            claim: .ledger(taskID: "look", bot: "A", status: .blocked, owner: "B", isReached: true),
            hasPassed: true,
            score: 1,
            found: "blocked, owned by B"
        ),
        Case(
            claim: .ledger(taskID: "look", bot: nil, status: .abandoned, owner: nil, isReached: true),
            hasPassed: false,
            score: 0,
            found: "done, owned by B at the end, never so (ledger of A)"
        ),
    ]

    @Test(arguments: cases)
    func `a claim has a score, a reason and the events that caused it`(_ one: Case) throws {
        let run = try PlayedRun(scenario(one.claim))

        let check = try #require(run.result.checks.first)
        #expect(check.hasPassed == one.hasPassed)
        #expect(abs(check.score - one.score) < 1e-12)
        #expect(check.found == one.found)
        #expect(!check.reason.isEmpty)
        #expect(check.events.allSatisfy { (1...run.log.count).contains($0) })
        #expect((check.moment == nil) == one.hasPassed)
    }

    @Test func `the events of a broken order are the replies out of turn`() throws {
        let run = try PlayedRun(scenario(.order(["B", "A"], kept: 1_000_000)))

        let check = try #require(run.result.checks.first)
        let replies = check.events.map { run.log[$0 - 1].payload }
        #expect(check.reason == "1 of 2 replies in their turn")
        #expect(check.moment?.event == check.events.first)
        guard case .brainReply(let bot, _, _, _, _) = replies.first else {
            Issue.record("expected a reply, found \(replies)")
            return
        }
        #expect(bot == "A")
    }

    @Test func `a ledger as the log tells it is the stored one at the end`() throws {
        let claims = ["A", "B"].map { (bot: Text) in
            Check.Claim.ledger(taskID: "look", bot: bot, status: .done, owner: "B", isReached: true)
        }

        let run = try PlayedRun(.sample(checks: claims))

        #expect(run.result.checks.map(\.hasPassed) == [true, true])
        #expect(run.result.ledger.items.contains { $0.taskID == "look" && $0.status == .done })
    }

    private func scenario(_ claim: Check.Claim) -> Scenario {
        var scenario = Scenario.sample(checks: [claim])
        let text: Text = #"{"kept": true, "parts": {"A": [1, 2], "B": true}}"#
        scenario.model.script.judge = [
            .init(alternatives: [.init(answer: .init(end: .text(text, finishReason: nil)))])
        ]
        return scenario
    }
}
