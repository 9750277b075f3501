import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct PolicyTests {
    @Test func `the coordinator is chosen as observed`() {
        let passed = UnitVectors.pass("coordinator") { input in
            .string(Coordinator.chosen(from: try input.roster(), lastResort: try input.text("bot")))
        }
        #expect(passed)
    }

    @Test func `messages are answered as observed`() {
        let passed = UnitVectors.pass("response-policy") { input in
            let (bot, sender) = (try input.participant(), try input.text("from"))
            let answers = ResponsePolicy.answers(
                IncomingUpdates.found(in: try input.text("content"), sender: sender),
                from: sender,
                as: bot
            )
            let skip = LogRecord.Payload.brainSkip(bot: bot.name, ResponsePolicy.skip(from: sender, as: bot))
            return .object(of: ["respond": .bool(answers), "events": try .events(answers ? [] : [skip])])
        }
        #expect(passed)
    }

    @Test func `replies are budgeted as observed`() {
        let passed = UnitVectors.pass("budget") { input in
            let budget = Budget(
                maximum: replies(input["settings"]?["MAX_SESSION_REPLIES"], atLeast: .leastNonzeroMagnitude)
                    ?? 6,
                reserved: replies(input["settings"]?["RESERVED_FINAL_REPLIES"], atLeast: 0) ?? 1
            )
            let (bot, sender, content) = (
                try input.participant(), try input.text("from"), try input.text("content")
            )
            let count = try input.integer("count")
            let isExempt = Budget.isExempt(
                trigger: content,
                from: sender,
                updates: try input.updates("updates"),
                recipients: try input.items("recipients").compactMap(\.text),
                as: bot
            )
            return .object(of: [
                "exceeded": .bool(budget.isExceeded(count: count, trigger: content, from: sender, as: bot)),
                "counts": .bool(!isExempt),
                "countAfter": .integer(budget.count(after: count, isExempt: isExempt)),
            ])
        }
        #expect(passed)
    }

    @Test func `model errors are classed as observed`() {
        let passed = UnitVectors.pass("error-class") { input in
            let error = try input.text("error")
            return .object(of: [
                "rateLimit": .bool(ModelErrorClass.isRateLimit(error)),
                "transient": .bool(ModelErrorClass.isTransient(error)),
                "class": .string(Text(ModelErrorClass.of(error).rawValue)),
            ])
        }
        #expect(passed)
    }

    @Test func `a peer with a blank name counts nowhere`() {
        let roster = Roster(peers: [Peer(name: " "), Peer(name: "Ada"), Peer(name: "Bo")])

        #expect(!roster.contains(" "))
        #expect(roster.others(than: "Bo").map(\.name) == ["Ada"])
        #expect(roster.first(otherThan: "Ada")?.name == "Bo")
        #expect(Coordinator.chosen(from: roster, lastResort: "Bo") == "Ada")
    }

    @Test func `a peer's small talk is not answered and a request is`() {
        let bot = Participant.sample()
        let request = OutgoingContent.make(
            "Look",
            updates: [Update(.request, taskID: "t", summary: "s", owner: "Bo")]
        )

        #expect(!ResponsePolicy.answers([], from: "Cy", as: bot))
        let asked = IncomingUpdates.found(in: request, sender: "Cy")
        #expect(ResponsePolicy.answers(asked, from: "Cy", as: bot))
    }

    @Test func `a reserved reply is for those who ask`() {
        let budget = Budget(maximum: 6, reserved: 1)
        let request = OutgoingContent.make(
            "Look",
            updates: [Update(.request, taskID: "t", summary: "s", owner: "Cy")]
        )

        #expect(budget.isExceeded(count: 5, trigger: "hello", from: "Cy", as: .sample()))
        #expect(!budget.isExceeded(count: 5, trigger: request, from: "Cy", as: .sample()))
        #expect(budget.isExceeded(count: 6, trigger: request, from: "Cy", as: .sample()))
    }

    /// A number of replies as a setting states it; nil when it is none.
    private func replies(_ setting: JSONValue?, atLeast least: Double) -> Int? {
        guard let text = setting?.text else { return nil }
        let number = NumberText.number(of: text)
        return number.isFinite && number >= least ? Int(number.rounded(.down)) : nil
    }
}
