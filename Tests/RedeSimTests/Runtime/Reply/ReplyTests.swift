import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct ReplyTests {
    @Test func `replies are parsed as observed`() {
        let passed = UnitVectors.pass("parse-reply") { input in
            let reply = ReplyParser.parse(
                try input.text("raw"),
                as: try input.participant(),
                trigger: try input.text("from")
            )
            return .object(of: [
                "message": .string(reply.message), "recipients": .texts(reply.recipients),
                "coordination": try .updates(reply.updates),
            ])
        }
        #expect(passed)
    }

    @Test func `actions are recovered as observed`() {
        let passed = UnitVectors.pass("recover-raw") { input in
            let legalActions = try input.items("legalActions").compactMap(\.text)
            let action = Recovery.action(inRaw: try input.text("raw"), legalActions: legalActions)
            return action.map { .string($0) } ?? .null
        }
        #expect(passed)
    }

    @Test func `the default action is the one observed`() {
        let passed = UnitVectors.pass("default-action") { input in
            let index = Recovery.defaultIndex(
                bot: try input.text("bot"),
                sender: try input.text("from"),
                timestamp: input["timestamp"]?.text,
                count: try input.integer("n")
            )
            return index.map { .integer($0) } ?? .null
        }
        #expect(passed)
    }

    @Test func `texts are trimmed, cut and cleaned as observed`() {
        let passed = UnitVectors.pass("text-trim") { input in
            let text = try input.text("text")
            switch try input.text("op") {
            case "trim": return .string(text.trimmed())
            case "lower": return .string(text.lowercased())
            case "length": return .integer(text.utf16Count)
            case "cut":
                let cut = text.prefix(utf16: try input.integer("n"))
                return .object(of: ["units": .array(units(of: cut)), "length": .integer(cut.utf16Count)])
            case "presence": return .bool(Message.isPresence(text))
            case "strip-updates": return .string(IncomingUpdates.textBeforeMarker(of: text))
            case "task-id": return .string(TaskID.made(owner: try input.text("owner"), text: text))
            case "line": return .string(LineCleaning.cleaned(text))
            default: throw MissingInput(key: "op", kind: "known operation")
            }
        }
        #expect(passed)
    }

    @Test func `the first key with a usable text gives the message`() {
        let reply = ReplyParser.parse(
            #"Sure: {"message": " ", "move": 4, "reply": "- \"Go\"", "recipients": ["Dee", "Bo", "Nobody"]}"#,
            as: .sample(coordinator: "Bo"),
            trigger: "Cy"
        )

        #expect(reply == ParsedReply(message: "Go", requested: ["Dee"], recipients: ["Dee"], updates: []))
    }

    @Test(arguments: [
        ("```json\r\n* Move : 'e4'\r\n```", "e4"), ("-e4", "-e4"), ("\"a\rb\"", "\"a\rb\""), ("text:", ""),
        ("```\n```", ""), ("output: x", "output: x"), ("'a\u{2028}b'", "'a\u{2028}b'"), ("\"é\"", "é"),
    ])
    func `a line loses what models put around it`(raw: String, line: String) {
        #expect(LineCleaning.cleaned(Text(raw)) == Text(line))
    }

    @Test func `a keeper passes the board to the side that moves`() throws {
        let keeper = Participant.sample(
            coordinator: "Bo",
            peers: [Peer(name: "Bo"), Peer(name: "A"), Peer(name: "Wanda", prompt: "You are PLAYING WHITE.")]
        )

        let turn = try #require(BoardTurn(saidIn: "Last move: e5. White to move"))

        #expect(turn.mover(for: keeper) == "Wanda")
        let report = Update(
            .report,
            taskID: "update-board-and-pass-to-Wanda",
            summary: "e5 processed. White to move.",
            owner: "Bo"
        )
        #expect(turn.report(on: "Last move: e5. White to move", to: "Wanda", from: "Bo") == report)
    }

    @Test func `a label without a move is passed over`() {
        let report = BoardTurn.white.report(on: "last move:. last move: e4", to: "A", from: "B")

        #expect(report.summary == "e4 processed. White to move.")
    }

    @Test func `no default action exists where none is legal`() {
        #expect(Recovery.defaultIndex(bot: "A", sender: "B", timestamp: nil, count: 0) == nil)
        #expect(Recovery.action(inRaw: "e4", legalActions: []) == nil)
    }

    private func units(of text: Text) -> [JSONValue] {
        var units: [JSONValue] = []
        var index = 0
        while index < text.bytes.count {
            let (value, length) = text.codePoint(at: index)
            if value < 0x10000 {
                units.append(.integer(Int(value)))
            } else {
                units.append(.integer(Int(0xD800 + (value - 0x10000) >> 10)))
                units.append(.integer(Int(0xDC00 + value & 0x3FF)))
            }
            index += length
        }
        return units
    }
}
