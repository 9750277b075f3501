/// The parts of a recording's lines, which stand as ``RecordingWriter`` writes them: compact, and in order.
extension JSONReader {
    typealias Refusal = JSONReader.Failure

    /// Takes a key with its colon, and the comma before it; false when another one stands there.
    mutating func takesKey(_ name: StaticString) -> Bool {
        let start = index
        if index > 0, bytes[index - 1] != UInt8(ascii: "{"), !take(UInt8(ascii: ",")) { return false }
        let end = index + name.utf8CodeUnitCount + 3
        guard end <= bytes.count, bytes[index] == 0x22, bytes[end - 2] == 0x22,
            bytes[end - 1] == UInt8(ascii: ":"), stands(name, at: index + 1)
        else {
            index = start
            return false
        }
        index = end
        return true
    }

    mutating func key(_ name: StaticString) throws(Refusal) {
        guard takesKey(name) else { throw failure("the key \"\(name)\"") }
    }

    /// Takes a byte of the grammar.
    mutating func mark(_ byte: UInt8) throws(Refusal) {
        guard take(byte) else { throw failure("\"\(Character(Unicode.Scalar(byte)))\"") }
    }

    mutating func text() throws(Refusal) -> Text {
        guard index < bytes.count, bytes[index] == 0x22 else { throw failure("a text") }
        return try string()
    }

    /// Takes a whole number from 0 up to the largest that JSON holds everywhere.
    mutating func count() throws(Refusal) -> Int {
        let start = index
        var value = 0
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39, index - start < 16 {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        guard index > start, bytes[start] != 0x30 || index == start + 1, value <= 9_007_199_254_740_991 else {
            index = start
            throw failure("a whole number of at least 0")
        }
        return value
    }

    mutating func digest() throws(Refusal) -> Digest {
        let end = index + Digest.digits + 2
        guard end <= bytes.count, bytes[index] == 0x22, bytes[end - 1] == 0x22,
            let digest = Digest(hexadecimal: UnsafeBufferPointer(rebasing: bytes[(index + 1)..<(end - 1)]))
        else { throw failure("a digest of 64 hexadecimal digits") }
        index = end
        return digest
    }

    mutating func instant() throws(Refusal) -> Instant {
        let start = index
        let text = try text()
        guard let instant = DateText.instant(of: text), instant.text == text else {
            index = start
            throw failure("a timestamp such as \"2026-01-01T00:00:00.000Z\"")
        }
        return instant
    }

    /// Takes `true`, the only value that some keys have.
    mutating func yes() throws(Refusal) {
        guard index + 4 <= bytes.count, stands("true", at: index) else { throw failure("true") }
        index += 4
    }

    /// Takes items up to the closing bracket.
    mutating func list<Item>(
        _ item: (inout JSONReader) throws(Refusal) -> Item
    ) throws(Refusal) -> [Item] {
        try mark(UInt8(ascii: "["))
        var items: [Item] = []
        if take(UInt8(ascii: "]")) { return items }
        repeat { items.append(try item(&self)) } while take(UInt8(ascii: ","))
        try mark(UInt8(ascii: "]"))
        return items
    }

    private func stands(_ name: StaticString, at start: Int) -> Bool {
        for offset in 0..<name.utf8CodeUnitCount where bytes[start + offset] != name.utf8Start[offset] {
            return false
        }
        return true
    }
}

extension JSONReader {
    /// The number and content of a call.
    mutating func recordedCall(
        named names: inout SectionNames
    ) throws(Refusal) -> (number: Int, call: RecordedCall) {
        try mark(UInt8(ascii: "{"))
        try key("number")
        let number = try count()
        try key("bot")
        let bot = try text()
        try key("kind")
        let kind = try kind()
        try key("index")
        let index = try count()
        try key("at")
        let instant = try instant()
        try key("from")
        let sender = try text()
        try key("trigger")
        let content = try text()
        let prompt = takesKey("prompt") ? try recordedPrompt(named: &names) : nil
        try key("steps")
        let steps = try list { reader throws(Refusal) in try reader.recordedStep() }
        try key("latencyMilliseconds")
        let latency = try count()
        let end = try recordedEnd()
        var call = RecordedCall(
            place: .init(bot: bot, kind: kind, index: index),
            at: instant,
            triggerSender: sender,
            triggerContent: content,
            prompt: prompt,
            steps: steps,
            latencyMilliseconds: latency,
            end: end
        )
        if takesKey("usage") {
            try mark(UInt8(ascii: "{"))
            try key("inputTokens")
            let input = try count()
            try key("outputTokens")
            call.usage = .init(inputTokens: input, outputTokens: try count())
            try mark(UInt8(ascii: "}"))
        }
        try mark(UInt8(ascii: "}"))
        return (number, call)
    }

    private mutating func kind() throws(Refusal) -> CallKind {
        let start = index
        let text = try text()
        guard let kind = CallKind.allCases.first(where: { text.equals(name: $0.rawValue) }) else {
            index = start
            throw failure("\"turn\", \"judge\" or \"repair\"")
        }
        return kind
    }

    private mutating func recordedPrompt(
        named names: inout SectionNames
    ) throws(Refusal) -> RecordedCall.Prompt {
        try mark(UInt8(ascii: "{"))
        try key("digest")
        var prompt = RecordedCall.Prompt(digest: try digest(), sections: [])
        prompt.sections.reserveCapacity(names.usualCount)
        try key("sections")
        try mark(UInt8(ascii: "{"))
        if !take(UInt8(ascii: "}")) {
            repeat {
                let name = names.shared(try text(), at: prompt.sections.count)
                try mark(UInt8(ascii: ":"))
                prompt.sections.append(.init(name: name, digest: try digest()))
            } while take(UInt8(ascii: ","))
            try mark(UInt8(ascii: "}"))
        }
        try mark(UInt8(ascii: "}"))
        return prompt
    }

    private mutating func recordedStep() throws(Refusal) -> RecordedCall.Step {
        try mark(UInt8(ascii: "{"))
        try key("latencyMilliseconds")
        let latency = try count()
        try key("text")
        let text = try text()
        try key("tools")
        let uses = try list { reader throws(Refusal) in try reader.recordedUse() }
        try mark(UInt8(ascii: "}"))
        return .init(latencyMilliseconds: latency, text: text, uses: uses)
    }

    private mutating func recordedUse() throws(Refusal) -> RecordedCall.ToolUse {
        try mark(UInt8(ascii: "{"))
        try key("name")
        let name = try text()
        try key("arguments")
        let arguments = try value()
        let result = takesKey("result") ? try value() : nil
        let page = takesKey("page") ? try recordedPage() : nil
        try mark(UInt8(ascii: "}"))
        return .init(ToolCall(name: name, arguments: arguments, page: page), result: result)
    }

    private mutating func recordedPage() throws(Refusal) -> WebPage.Answer {
        try mark(UInt8(ascii: "{"))
        let answer: WebPage.Answer
        if takesKey("hang") {
            try yes()
            answer = .hang
        } else if takesKey("error") {
            let error = try text()
            try key("latencyMilliseconds")
            answer = .error(error, latencyMilliseconds: try count())
        } else {
            try key("status")
            let status = try count()
            let contentType = takesKey("contentType") ? try text() : nil
            try key("text")
            let text = try text()
            let url = takesKey("url") ? try self.text() : nil
            try key("latencyMilliseconds")
            answer = .page(
                .init(status: status, contentType: contentType, text: text, url: url),
                latencyMilliseconds: try count()
            )
        }
        try mark(UInt8(ascii: "}"))
        return answer
    }

    private mutating func recordedEnd() throws(Refusal) -> ScriptedAnswer.End {
        if takesKey("hang") {
            try yes()
            return .hang
        }
        if takesKey("error") { return .error(try text()) }
        guard takesKey("text") else { throw failure("one of the keys \"text\", \"error\", \"hang\"") }
        let text = try text()
        return .text(text, finishReason: takesKey("finish") ? try self.text() : nil)
    }
}

/// The names of sections, each kept once for all calls.
struct SectionNames {
    private var names: [Text] = []

    /// How many sections a prompt has, going by those before it.
    var usualCount: Int { names.count }

    /// The same name, sharing its memory with that of the prompts before; most stand at the same place.
    mutating func shared(_ name: Text, at place: Int) -> Text {
        if place < names.count, names[place] == name { return names[place] }
        if let known = names.first(where: { $0 == name }) { return known }
        names.append(name)
        return name
    }
}
