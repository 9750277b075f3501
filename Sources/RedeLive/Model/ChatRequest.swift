import RedeModel
import RedeSim

/// A question as the chat-completions protocol asks it.
enum ChatRequest {
    /// The body of the request.
    static func body(for question: Question, to endpoint: ModelEndpoint) -> [UInt8] {
        var out = ByteWriter(reserving: 8192)
        out.raw("{\"model\":")
        out.string(endpoint.model)
        out.raw(",\"messages\":[")
        writeMessages(of: question, &out)
        out.raw("]")
        if question.call.kind == .turn { writeTools(of: question, &out) }
        if let temperature = endpoint.temperature {
            out.raw(",\"temperature\":")
            out.number(temperature)
        }
        if let tokens = endpoint.maximumTokens {
            out.raw(",\"max_tokens\":")
            out.integer(tokens)
        }
        if let seed = endpoint.seed {
            out.raw(",\"seed\":")
            out.integer(seed)
        }
        if endpoint.asksForJSON, question.call.kind != .repair {
            out.raw(",\"response_format\":{\"type\":\"json_object\"}")
        }
        out.raw("}")
        return out.bytes
    }

    private static func writeMessages(of question: Question, _ out: inout ByteWriter) {
        if let judged = question.judged {
            write("system", judgeInstructions, &out)
            out.raw(",")
            var text = judged.prompt
            text.append("\n\n")
            text.append(judged.transcript)
            write("user", text, &out)
            return
        }
        write("user", text(of: question.prompt), &out)
        if question.call.kind == .repair, let view = question.view {
            out.raw(",")
            var text: Text =
                "Your last reply was no legal action. Answer with one of these and nothing else: "
            text.append(view.legalActions.joined)
            write("user", text, &out)
        }
        for (number, step) in question.steps.enumerated() { write(step, number, &out) }
    }

    private static let judgeInstructions: Text = """
        You judge what a network of bots has done. You are given a question, then the log of the network as NDJSON, \
        the latest event last. Answer with one JSON object and nothing around it.
        """

    private static func text(of prompt: Prompt?) -> Text {
        var text = Text()
        for section in prompt?.sections ?? [] { text.append(section.text) }
        return text
    }

    private static func write(_ role: StaticString, _ text: Text, _ out: inout ByteWriter) {
        out.raw("{\"role\":\"")
        out.raw(role)
        out.raw("\",\"content\":")
        out.string(text)
        out.raw("}")
    }

    /// A step of the model, then what each of its tools gave.
    private static func write(_ step: RecordedCall.Step, _ number: Int, _ out: inout ByteWriter) {
        out.raw(",{\"role\":\"assistant\",\"content\":")
        out.string(step.text)
        out.raw(",\"tool_calls\":[")
        for (place, use) in step.uses.enumerated() {
            if place > 0 { out.raw(",") }
            out.raw("{\"id\":")
            out.string(identity(number, place))
            out.raw(",\"type\":\"function\",\"function\":{\"name\":")
            out.string(use.call.name)
            out.raw(",\"arguments\":")
            // Servers read them once more, and some fail at what is no object.
            let arguments = use.call.arguments.object.map { ByteWriter.text(of: .object($0)) }
            out.string(arguments ?? "{}")
            out.raw("}}")
        }
        out.raw("]}")
        for (place, use) in step.uses.enumerated() {
            out.raw(",{\"role\":\"tool\",\"tool_call_id\":")
            out.string(identity(number, place))
            out.raw(",\"content\":")
            out.string(result(of: use))
            out.raw("}")
        }
    }

    /// A tool call's name in our own count: what the server called it does not matter to it.
    private static func identity(_ step: Int, _ place: Int) -> Text { Text("call_\(step)_\(place)") }

    private static func result(of use: RecordedCall.ToolUse) -> Text {
        if let result = use.result { return ByteWriter.text(of: result) }
        if let page = use.call.page {
            let url = use.call.arguments.object?.value("url")?.text ?? Text()
            return ByteWriter.text(of: WebFetch.result(of: page, for: url))
        }
        return Tool(named: use.call.name) == nil
            ? #"{"ok":false,"error":"there is no such tool"}"#
            : #"{"ok":false,"error":"the arguments are not those of the tool"}"#
    }

    private static func writeTools(of question: Question, _ out: inout ByteWriter) {
        out.raw(",\"tools\":[")
        for (place, tool) in Tool.allCases.enumerated() {
            if place > 0 { out.raw(",") }
            out.raw("{\"type\":\"function\",\"function\":{\"name\":")
            out.string(Text(tool.rawValue))
            out.raw(",\"description\":")
            out.string(description(of: tool))
            out.raw(",\"parameters\":{\"type\":\"object\",\"properties\":{")
            switch tool {
            case .webFetch: out.raw("\"url\":{\"type\":\"string\"}},\"required\":[\"url\"]}")
            case .scenarioTurn: out.raw("\"action\":{\"type\":\"string\"}}}")
            case .runtimeStatus: out.raw("}}")
            }
            out.raw("}}")
        }
        out.raw("]")
        if question.mustAct {
            out.raw(",\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"scenario_turn\"}}")
        }
    }

    private static func description(of tool: Tool) -> Text {
        switch tool {
        case .webFetch: "Reads a public web page."
        case .scenarioTurn: "Shows the state of play and the legal actions; with an action, does it."
        case .runtimeStatus: "Tells how you are doing."
        }
    }
}
