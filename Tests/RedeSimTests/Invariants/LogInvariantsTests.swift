import RedeModel
import RedeSim
import Testing

@Suite struct LogInvariantsTests {
    private let noon = Instant(milliseconds: 1_767_268_800_000)

    /// The invariants that a log of bot A breaks, a record a second.
    private func broken(_ payloads: LogRecord.Payload...) -> [Invariant] {
        var invariants = LogInvariants(
            bots: [BotDefinition(name: "A", prompt: "Count.")],
            settings: Settings(),
            reading: .observed,
            epoch: noon
        )
        for (place, payload) in payloads.enumerated() {
            invariants.take(LogRecord(at: noon.advanced(byMilliseconds: place * 1000), payload), at: place)
        }
        return invariants.found.map(\.invariant)
    }

    private let start = LogRecord.Payload.brainStart(bot: "A", lastMessageFrom: "B")
    private let request = LogRecord.Payload.modelRequest(
        .init(
            bot: "A",
            model: "m",
            lastMessageFrom: "B",
            promptCharacters: 1,
            historyMessages: 1,
            coordinationCount: 0
        )
    )
    private let response = LogRecord.Payload.modelResponse(
        .init(
            bot: "A",
            model: "m",
            finishReason: "stop",
            textCharacters: 1,
            toolCalls: 0,
            toolResults: 0,
            steps: 1
        )
    )
    private let reply = LogRecord.Payload.brainReply(
        bot: "A",
        content: "One.",
        length: 4,
        recipients: ["B"],
        coordination: []
    )
    private let plan = LogRecord.Payload.broadcastPlan(
        bot: "A",
        requested: ["B"],
        final: ["B"],
        coordinationTypes: []
    )
    private let sent = LogRecord.Payload.broadcastSent(from: "A", to: "B", content: "One.")

    @Test func `a turn from its question to its dispatch breaks nothing`() {
        #expect(broken(start, request, response, reply, plan, sent, start, request) == [])
    }

    @Test func `a turn that asks while another one's call is under way is found`() {
        #expect(broken(start, request, start, request) == [.oneTurnAtOnce])
    }

    @Test func `a turn that asks while another one's posts are out is found`() {
        #expect(broken(start, request, response, reply, plan, start) == [.oneTurnAtOnce])
    }

    @Test func `a reply without an answer is found`() {
        #expect(broken(start, request, reply) == [.oneTurnAtOnce])
    }

    @Test func `a reply too many is found`() {
        let settings = Settings([(Text(SettingName.maxSessionReplies.rawValue), "1")])
        let turn = [start, request, response, reply, plan, sent]
        var invariants = LogInvariants(
            bots: [BotDefinition(name: "A", prompt: "Count.")],
            settings: settings,
            reading: .observed,
            epoch: noon
        )
        for (place, payload) in (turn + turn).enumerated() {
            invariants.take(LogRecord(at: noon, payload), at: place)
        }

        #expect(invariants.found.map(\.invariant) == [.replyBudget])
        #expect(invariants.found.map(\.record) == [9])
        #expect(invariants.found.map(\.text) == ["reply 2 of a session that is allowed 1"])
    }

    @Test func `a record that is earlier than the one before is found`() {
        var invariants = LogInvariants(bots: [], settings: Settings(), reading: .documented, epoch: noon)
        invariants.take(LogRecord(at: noon.advanced(byMilliseconds: -1), start), at: 0)

        #expect(invariants.found.map(\.invariant) == [.timeOrder])
    }
}
