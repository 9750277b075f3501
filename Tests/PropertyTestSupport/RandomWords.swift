import RedeModel
import RedeSim

/// What random networks say: messages and replies that hit the rules, and some that nearly do.
struct RandomWords {
    var names: [Text] = []
    private var stream: SeedStream

    init(stream: SeedStream) {
        self.stream = stream
    }

    private static let sentences: [Text] = [
        "The lamp turned once.", "Count to ten.", "Nobody had lit it!", "I will sort the stamps.",
        "I'm going to draw the map. I am late", "Great, I'm on the board", "All done.",
        "We have finished it?",
        "White to move. Last move: e4.", "black to move", "e4", "Nf3", "hand off to you", "é à ü", "Zahl 𝟙",
    ]

    private static let presences: [Text] = [
        "I'm here", "  I'm here\n", "I’m here", "i'm here", "I'm here!", "I'm  here",
    ]

    private static let oddReplies: [Text] = [
        "", " \n", "```json\n{\"message\": \"fenced\"}\n```", "- one\n- two\r\n- three", "\"quoted\"",
        "{\"message\": \"\", \"coordination\": [{\"type\":\"claim\",\"taskId\":\"t\",\"summary\":\"only\"}]}",
        "{\"recipients\": []}", "{broken", "reply: \u{2028}two\nthree", "I'm here",
    ]

    /// The name of a bot.
    mutating func name() -> Text {
        names.isEmpty ? "A" : pick(names)
    }

    /// A sentence, now and then with somebody's name.
    mutating func text() -> Text {
        var text = pick(RandomWords.sentences)
        if chance(20) { text.append(Text(" \(name()) should see it.")) }
        // A number makes it unlike all others, so that it is no duplicate.
        if chance(60) { text.append(Text(" (\(stream.integer(below: 1000)))")) }
        return text
    }

    /// The body of a request to the message route; some are wrong.
    mutating func messageBody() -> [UInt8] {
        if chance(3) { return Array("{\"to\": ".utf8) }
        var body = JSONObject()
        body["to"] = .string(chance(96) ? name() : "Nobody")
        body["content"] = .string(content())
        var writer = ByteWriter()
        writer.value(.object(body))
        return writer.bytes
    }

    /// A reply of the model: JSON, plain text, or something that can hardly be used.
    mutating func reply() -> Text {
        switch stream.integer(below: 10) {
        case 0: return pick(RandomWords.oddReplies)
        case 1, 2: return text()
        default: break
        }
        var reply = JSONObject()
        reply[chance(85) ? "message" : "move"] = .string(text())
        if chance(75) {
            reply["recipients"] = .array((0..<stream.integer(in: 0...3)).map { _ in .string(name()) })
        }
        if chance(45) {
            reply["coordination"] = .array((0..<stream.integer(in: 0...2)).map { _ in update() })
        }
        var writer = ByteWriter()
        writer.value(.object(reply))
        return Text(owning: writer.bytes)
    }

    /// A tool call of the model.
    mutating func toolCall() -> ToolCall {
        var arguments = JSONObject()
        switch stream.integer(below: 5) {
        case 0:
            if chance(70) { arguments["action"] = .string(pick(["e4", "e5", "Nf3", "no move"])) }
            return ToolCall(name: "scenario_turn", arguments: .object(arguments))
        case 1:
            return ToolCall(name: "runtime_status", arguments: .object(arguments))
        case 2:
            return ToolCall(name: "no_such_tool", arguments: .null)
        default:
            arguments["url"] = .string(
                pick([
                    "https://example.org/tides", "https://example.org/silent", "https://example.org/none",
                    "http://localhost/", "no address",
                ])
            )
            return ToolCall(name: "web_fetch", arguments: .object(arguments))
        }
    }

    private mutating func content() -> Text {
        if chance(12) { return pick(RandomWords.presences) }
        var content = text()
        if chance(35) {
            content.append("\n\nCOORDINATION_JSON:")
            var writer = ByteWriter()
            writer.value(.array((0..<stream.integer(in: 0...2)).map { _ in update() }))
            content.append(Text(owning: writer.bytes))
            if chance(10) { content.append(" and more") }
        }
        return content
    }

    private mutating func update() -> JSONValue {
        var update = JSONObject()
        update["type"] = .string(pick(["claim", "request", "request", "report", "complete", "wish"]))
        var taskID = pick(["t1", "t2", "shared", "for-"] as [Text])
        if taskID == "for-" { taskID.append(name().lowercased()) }
        update["taskId"] = .string(taskID)
        update["summary"] = .string(chance(80) ? pick(["one", "two", "hand off"]) : text())
        if chance(70) { update["owner"] = .string(chance(90) ? name() : " ") }
        return .object(update)
    }

    private mutating func chance(_ percent: Int) -> Bool {
        stream.happens(partsPerMillion: percent * 10_000)
    }

    private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[stream.integer(below: choices.count)]
    }
}
