import RedeModel
import RedeSim
import Testing

struct CheckTests {
    /// A check's claim with what it comes to in the sample run: its value, and the event that shows a
    /// failure.
    struct Case: CustomTestStringConvertible {
        var claim: Check.Claim
        var found: String
        /// The name of the event; nil when the check passes.
        var shownBy: EventName?

        var testDescription: String { "\(claim)" }
    }

    static let cases = [
        Case(claim: .order(["A", "B"]), found: "A → B"),
        Case(claim: .order(["B", "A"]), found: "A → B", shownBy: .brainReply),
        Case(claim: .metric(.replies, bot: nil, reason: nil, .equals(2)), found: "2"),
        Case(claim: .metric(.replies, bot: "B", reason: nil, .between(1, 2)), found: "1"),
        Case(claim: .metric(.replies, bot: nil, reason: nil, .atLeast(3)), found: "2", shownBy: .brainReply),
        Case(claim: .metric(.replies, bot: nil, reason: nil, .atMost(1)), found: "2", shownBy: .brainReply),
        Case(claim: .metric(.errors, bot: nil, reason: nil, .equals(0)), found: "0"),
        Case(
            claim: .metric(.errors, bot: nil, reason: nil, .atLeast(1)),
            found: "0",
            shownBy: .outcome
        ),
        Case(claim: .metric(.skips, bot: nil, reason: .emptyReply, .equals(1)), found: "1"),
        Case(claim: .metric(.skips, bot: "B", reason: .emptyReply, .equals(0)), found: "0"),
        Case(claim: .metric(.virtualSeconds, bot: nil, reason: nil, .atMost(60)), found: "37"),
        Case(
            claim: .metric(.virtualSeconds, bot: nil, reason: nil, .atMost(9)),
            found: "37",
            shownBy: .brainSkip
        ),
        Case(claim: .outcome(field: "kept", equals: .bool(true)), found: "true"),
        Case(claim: .outcome(field: "kept", equals: .bool(false)), found: "true", shownBy: .outcome),
        Case(claim: .outcome(field: "score", equals: .number(0.5)), found: "0.5"),
        Case(claim: .outcomeWithin(field: "score", .atLeast(0.25)), found: "0.5"),
        Case(claim: .outcomeWithin(field: "kept", .atLeast(0)), found: "true", shownBy: .outcome),
        Case(claim: .outcome(field: "won", equals: .null), found: "no such field", shownBy: .outcome),
        Case(claim: .event(name: "message.broadcast.sent", payload: [], .equals(2)), found: "2"),
        Case(
            claim: .event(
                name: "message.broadcast.sent",
                payload: [.init(key: "from", value: .string("B"))],
                .atMost(0)
            ),
            found: "1",
            shownBy: .broadcastSent
        ),
        Case(claim: .ledger(taskID: "look", bot: "A", status: .done, owner: "B"), found: "done, owned by B"),
        Case(claim: .ledger(taskID: "look", bot: nil, status: .done, owner: nil), found: "done, owned by B"),
        Case(
            claim: .ledger(taskID: "look", bot: "A", status: .open, owner: nil),
            found: "done, owned by B",
            shownBy: .brainReply
        ),
        Case(
            claim: .ledger(taskID: "rest", bot: nil, status: nil, owner: nil),
            found: "not there (ledger of A)",
            shownBy: .brainSkip
        ),
    ]

    @Test(arguments: cases)
    func `a check passes when its bound holds, and a failure shows the event that tells`(_ one: Case) throws {
        let run = try PlayedRun(.sample(checks: [one.claim]))

        let check = try #require(run.result.checks.first)
        #expect(check.found == one.found)
        #expect(check.hasPassed == (one.shownBy == nil))
        #expect(run.result.hasPassed == check.hasPassed)
        let record = check.moment.map { run.log[$0.event - 1] }
        #expect(record?.instant == check.moment?.instant)
        if one.claim.isAboutTheEnd {
            #expect(check.moment?.event == (one.shownBy == nil ? nil : run.log.count))
        } else {
            #expect(record?.payload.name == one.shownBy)
        }
    }

    @Test func `a bound that is exceeded is shown where it broke, not at the end`() throws {
        let run = try PlayedRun(.sample(checks: [.metric(.messages, bot: "A", reason: nil, .atMost(1))]))

        let moment = try #require(run.result.checks.first?.moment)
        let before = run.log.records.prefix(moment.event).filter { record in
            if case .messageReceive(let bot, _, _, _) = record.payload { return bot == "A" }
            return false
        }
        #expect(before.count == 2)
    }

    @Test func `without an outcome the check says so`() throws {
        var scenario = Scenario.sample(checks: [.outcome(field: "kept", equals: .bool(true))])
        scenario.model.script.judge = []

        let run = try PlayedRun(scenario)

        let check = try #require(run.result.checks.first)
        #expect(check.found == "no outcome")
        #expect(check.moment.map { run.log[$0.event - 1].payload.name } == .outcomeError)
    }
}

extension Check.Claim {
    /// Whether nothing but the end of the log shows that the claim fails.
    fileprivate var isAboutTheEnd: Bool {
        switch self {
        case .metric(let metric, _, _, _): metric == .virtualSeconds || metric == .errors
        case .ledger(let task, _, _, _, _): task == "rest"
        case .order, .outcome, .outcomeWithin, .event, .pattern, .judge, .command: false
        }
    }
}
