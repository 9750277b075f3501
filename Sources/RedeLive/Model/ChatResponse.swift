import RedeModel
import RedeSim

/// What a server of the chat-completions protocol answered.
struct ChatResponse: Equatable {
    /// Steps of a model, or an error in words whose class the runtime finds.
    var content: ModelStep.Content
    /// The tokens; nil when the server does not tell.
    var usage: RecordedCall.Usage?

    /// The most UTF-16 units of a server's words that are passed on.
    private static let maximumWords = 500

    /// What an answer with a status and a body comes to, without secrets.
    ///
    /// Spec: section 15; the words of the server decide, and its status stands before them.
    init(status: Int, body: [UInt8], hiding secrets: Secrets) {
        let text = Text(String(decoding: body, as: UTF8.self))
        let value = try? JSONReader.value(of: text)  // No JSON is an answer like another, told of below.
        if !(200..<300).contains(status) || value?["error"]?.object != nil {
            let isGateway = status == 504
            let words = ChatResponse.words(value, text)
            let status = status == 200 ? "" : "\(status)\(isGateway ? " gateway timeout" : ""): "
            self.init(failure: Text(status + words.string), hiding: secrets)
        } else if let value {
            self.init(value, hiding: secrets)
        } else if text.trimmed().bytes.starts(with: "data:".utf8) {
            self.init(
                failure: "the model's server streams its answer, which nobody asked for",
                hiding: secrets
            )
        } else {
            let start = Quoted.text(text.collapsingWhiteSpace())
            let found = text.isBlank ? "nothing" : start
            self.init(failure: Text("the model's server gives no JSON, but \(found)"), hiding: secrets)
        }
    }

    /// A request that came to nothing, for a reason in words.
    init(failure: Text, hiding secrets: Secrets) {
        let words = secrets.masked(failure).collapsingWhiteSpace().trimmed()
        content = .end(.error(words.prefix(utf16: ChatResponse.maximumWords)))
        usage = nil
    }

    private init(content: ModelStep.Content, usage: RecordedCall.Usage?) {
        self.content = content
        self.usage = usage
    }

    private init(_ value: JSONValue, hiding secrets: Secrets) {
        guard let choice = value["choices"]?.array?.first else {
            self.init(failure: "the model's server gives no choices", hiding: secrets)
            return
        }
        guard let message = choice["message"]?.object else {
            self.init(failure: "the model's server gives a choice without a message", hiding: secrets)
            return
        }
        let text = secrets.masked(ChatResponse.text(of: message))
        let calls = (message["tool_calls"]?.array ?? []).compactMap { ChatResponse.call($0, secrets) }
        let reason = choice["finish_reason"]?.text.map { secrets.masked(ChatResponse.finishReason($0)) }
        self.init(
            content: calls.isEmpty ? .end(.text(text, finishReason: reason)) : .tools(calls, text: text),
            usage: ChatResponse.usage(value["usage"])
        )
    }

    /// The text of a message: one, or parts of which only texts count; a refusal when there is none.
    private static func text(of message: JSONObject) -> Text {
        if let text = message["content"]?.text { return text }
        if let parts = message["content"]?.array {
            var text = Text()
            for part in parts { text.append(part["text"]?.text ?? Text()) }
            return text
        }
        return message["refusal"]?.text ?? Text()
    }

    /// A tool call; one whose arguments are no JSON has them as a text.
    private static func call(_ value: JSONValue, _ secrets: Secrets) -> ToolCall? {
        guard let function = value["function"], let name = function["name"]?.text else { return nil }
        var arguments = function["arguments"] ?? .null
        if case .string(let text) = arguments, let parsed = try? JSONReader.value(of: text) {
            arguments = parsed
        }
        return ToolCall(name: secrets.masked(name), arguments: secrets.masked(arguments))
    }

    /// The runtime's own word for a reason: those of two words have a hyphen.
    private static func finishReason(_ reason: Text) -> Text {
        Text(owning: reason.bytes.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 })
    }

    private static func usage(_ value: JSONValue?) -> RecordedCall.Usage? {
        guard let input = count(value?["prompt_tokens"]), let output = count(value?["completion_tokens"])
        else { return nil }
        return .init(inputTokens: input, outputTokens: output)
    }

    private static func count(_ value: JSONValue?) -> Int? {
        guard let number = value?.double, number >= 0, number < 1e12 else { return nil }
        return Int(number)
    }

    /// What a server says of an error: servers put it in different places.
    private static func words(_ value: JSONValue?, _ text: Text) -> Text {
        let error = value?["error"]
        let places = [error?["message"], error, value?["message"], value?["detail"]]
        let found = places.compactMap { $0?.text }.first { !$0.isBlank }
        if let found { return found }
        return text.isBlank ? "the model's server says no more" : text.prefix(utf16: maximumWords)
    }
}
