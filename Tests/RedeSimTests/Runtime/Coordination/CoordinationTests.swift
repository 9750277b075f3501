import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct CoordinationTests {
    @Test func `updates are inferred as observed`() {
        let passed = UnitVectors.pass("infer-coordination") { input in
            try .updates(Inference.updates(in: try input.text("text"), sender: try input.text("sender")))
        }
        #expect(passed)
    }

    @Test func `updates are applied as observed`() {
        let passed = UnitVectors.pass("ledger") { input in
            var ledger = try input.ledger("start")
            var events: [LogRecord.Payload] = []
            for message in try input.items("messages") {
                let sender = try message.text("from")
                let updates = IncomingUpdates.found(in: try message.text("content"), sender: sender)
                events += ledger.apply(updates, at: .text(try message.text("timestamp")), by: sender)
            }
            return .object(of: ["ledger": .ledger(ledger), "events": try .events(events)])
        }
        #expect(passed)
    }

    @Test func `old news is dropped as observed`() {
        let passed = UnitVectors.pass("nothing-new") { input in
            let (ledger, updates) = (try input.ledger("ledger"), try input.updates("updates"))
            return try .updates(ledger.withoutOldNews(updates, engine: input["rules"]?.text))
        }
        #expect(passed)
    }

    @Test func `updates go out as they come in`() {
        let updates = [
            Update(.claim, taskID: "a \"b\"", summary: "línea\n2", owner: "Ada"),
            Update(.request, taskID: "c", summary: "", owner: "Bo"),
        ]

        let content = OutgoingContent.make("I will rest", updates: updates)

        #expect(IncomingUpdates.found(in: content, sender: "Ada") == updates)
        #expect(IncomingUpdates.textBeforeMarker(of: content) == "I will rest")
        #expect(OutgoingContent.make("I will rest", updates: []) == "I will rest")
    }

    @Test func `a message's content is text, blank line, marker and compact JSON`() {
        let content = OutgoingContent.make(
            "Hi",
            updates: [Update(.report, taskID: "t", summary: "s", owner: "Bo")]
        )

        #expect(
            content == #"""
                Hi

                COORDINATION_JSON:[{"type":"report","taskId":"t","summary":"s","owner":"Bo"}]
                """#
        )
    }

    @Test func `an owner that is missing stays so`() {
        let content: Text =
            #"x COORDINATION_JSON: [1, {"type": " claim ", "taskId": " t ", "summary": "s", "owner": " "}]"#

        #expect(
            IncomingUpdates.found(in: content, sender: "Ada") == [Update(.claim, taskID: "t", summary: "s")]
        )
    }

    @Test func `small talk holds no updates`() {
        for text in ["", "hi", "I am", "I'll.", "The chime is fine", "undone", "COORDINATION_JSON:[]"]
            as [Text]
        {
            #expect(IncomingUpdates.found(in: text, sender: "Ada").isEmpty, "\(text)")
        }
    }

    @Test func `an apply without updates leaves even the order`() {
        let items = ["z", "a", "z"].map { item($0) }
        var ledger = Ledger(items)

        #expect(ledger.apply([], at: .text("now"), by: "Ada").isEmpty)
        #expect(ledger.items == items)
    }

    @Test func `of tasks with one id the last counts in the first's place`() {
        var ledger = Ledger([item("b", summary: "old"), item("a"), item("b", summary: "new")])

        _ = ledger.apply([Update(.report, taskID: "c", summary: "s")], at: .text("now"), by: "Ada")

        #expect(ledger.items.map(\.taskID) == ["a", "b", "c"])
        #expect(ledger.items[1].summary == "new")
    }

    @Test func `every order of arrival gives one sorted ledger`() {
        let ids: [Text] = ["ada-1", "ada-10", "ada-2", "bo", "zoë"]
        let updates = ids.map { Update(.claim, taskID: $0, summary: "s", owner: "Ada") }
        var all = Ledger()
        _ = all.apply(updates, at: .text("now"), by: "Ada")

        for order in permutations(of: updates) {
            var ledger = Ledger()
            for update in order { _ = ledger.apply([update], at: .text("now"), by: "Ada") }
            #expect(ledger == all)
        }
    }

    @Test func `a task that its owner hands off changes hands`() {
        var ledger = Ledger([item("t")])
        let update = Update(.claim, taskID: "t", summary: "Hand OFF to Bo", owner: "Bo")

        let events = ledger.apply([update], at: .text("now"), by: "Ada")

        #expect(events == [.ownerHandoff(taskID: "t", from: "Ada", to: "Bo", updatedBy: "Ada")])
        #expect(ledger.items.map(\.owner) == ["Bo"])
    }

    private func item(_ taskID: Text, summary: Text = "s") -> LedgerItem {
        LedgerItem(
            taskID: taskID,
            summary: summary,
            owner: "Ada",
            status: .inProgress,
            updatedAt: .text("then"),
            updatedBy: "Ada"
        )
    }

    private func permutations<Element>(of items: [Element]) -> [[Element]] {
        guard items.count > 1 else { return [items] }
        return items.indices.flatMap { index in
            var rest = items
            let first = rest.remove(at: index)
            return permutations(of: rest).map { [first] + $0 }
        }
    }
}
