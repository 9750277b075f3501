/// Writes a recording: each text of a prompt once, then a line for each call.
package struct RecordingWriter {
    /// The lines of texts and calls since some were dropped.
    package private(set) var lines: [UInt8] = []
    private var isWhole = true
    private var known: Set<Digest> = []
    /// How many calls there are.
    package private(set) var calls = 0

    package init() {}

    /// Adds a text of a prompt, unless it is there already.
    package mutating func add(_ text: Text, _ digest: Digest) {
        guard known.insert(digest).inserted else { return }
        var line = ByteWriter(reserving: text.byteCount + 128)
        line.raw("{\"digest\":")
        line.digest(digest)
        line.raw(",\"text\":")
        line.string(text)
        line.raw("}\n")
        lines += line.bytes
    }

    /// Adds a call behind all others; the texts of its prompt come first.
    package mutating func add(_ call: RecordedCall) {
        calls += 1
        var content = ByteWriter(reserving: 2048)
        content.call(call, number: calls)
        let bytes = content.bytes
        var line = ByteWriter(reserving: bytes.count + 128)
        line.raw("{\"digest\":")
        line.digest(Digest(of: bytes))
        line.raw(",\"call\":")
        line.raw(bytes: bytes)
        line.raw("}\n")
        lines += line.bytes
    }

    /// Forgets the lines so far, which were written elsewhere.
    package mutating func dropLines() {
        isWhole = false
        lines.removeAll(keepingCapacity: true)
    }

    /// The whole file: the head of a finished run, with its number of calls, and all lines, of which none was
    /// dropped.
    package func file(_ recording: Recording) -> [UInt8] {
        precondition(isWhole, "a whole file has all lines")
        return finishedHead(recording) + lines
    }

    /// The head of a finished run, with its number of calls.
    func finishedHead(_ recording: Recording) -> [UInt8] {
        var recording = recording
        recording.calls = calls
        return RecordingWriter.head(recording)
    }

    /// The first line of a recording.
    ///
    /// Its scenario is written as it is: ``Secrets`` are to be masked before.
    package static func head(_ recording: Recording) -> [UInt8] {
        let rest = rest(of: recording)
        var line = ByteWriter(reserving: rest.count + 128)
        line.raw("{\"schema\":")
        line.string(Recording.schema)
        line.raw(",\"digest\":")
        line.digest(Digest(of: rest))
        line.raw(",")
        line.raw(bytes: rest)
        line.raw("\n")
        return line.bytes
    }

    /// What stands in the head behind its digest, the closing brace included.
    private static func rest(of recording: Recording) -> [UInt8] {
        var rest = ByteWriter(reserving: 8192)
        rest.raw("\"seed\":")
        rest.integer(Int(recording.seed))
        rest.raw(",\"ties\":\"")
        rest.raw(name: recording.ties.rawValue)
        rest.raw("\",\"model\":")
        rest.string(recording.model)
        if let calls = recording.calls {
            rest.raw(",\"calls\":")
            rest.integer(calls)
        }
        if let log = recording.log {
            rest.raw(",\"log\":{\"events\":")
            rest.integer(log.events)
            rest.raw(",\"digest\":")
            rest.digest(log.digest)
            rest.raw(",\"lines\":")
            rest.string(log.lines)
            rest.raw("}")
        }
        rest.raw(",\"scenario\":")
        rest.value(recording.scenario.json)
        rest.raw("}")
        return rest.bytes
    }
}

extension ByteWriter {
    fileprivate mutating func digest(_ digest: Digest) { string(digest.text) }

    fileprivate mutating func call(_ call: RecordedCall, number: Int) {
        raw("{\"number\":")
        integer(number)
        raw(",\"bot\":")
        string(call.place.bot)
        raw(",\"kind\":\"")
        raw(name: call.place.kind.rawValue)
        raw("\",\"index\":")
        integer(call.place.index)
        raw(",\"at\":")
        instant(call.instant)
        raw(",\"from\":")
        string(call.triggerSender)
        raw(",\"trigger\":")
        string(call.triggerContent)
        if let prompt = call.prompt { self.prompt(prompt) }
        raw(",\"steps\":[")
        for (index, step) in call.steps.enumerated() {
            if index > 0 { raw(",") }
            self.step(step)
        }
        raw("],\"latencyMilliseconds\":")
        integer(call.latencyMilliseconds)
        end(call.end)
        if let usage = call.usage {
            raw(",\"usage\":{\"inputTokens\":")
            integer(usage.inputTokens)
            raw(",\"outputTokens\":")
            integer(usage.outputTokens)
            raw("}")
        }
        raw("}")
    }

    private mutating func prompt(_ prompt: RecordedCall.Prompt) {
        raw(",\"prompt\":{\"digest\":")
        digest(prompt.digest)
        raw(",\"sections\":{")
        for (index, section) in prompt.sections.enumerated() {
            if index > 0 { raw(",") }
            string(section.name)
            raw(":")
            digest(section.digest)
        }
        raw("}}")
    }

    private mutating func step(_ step: RecordedCall.Step) {
        raw("{\"latencyMilliseconds\":")
        integer(step.latencyMilliseconds)
        raw(",\"text\":")
        string(step.text)
        raw(",\"tools\":[")
        for (index, use) in step.uses.enumerated() {
            if index > 0 { raw(",") }
            raw("{\"name\":")
            string(use.call.name)
            raw(",\"arguments\":")
            value(use.call.arguments)
            if let result = use.result {
                raw(",\"result\":")
                value(result)
            }
            if let page = use.call.page {
                raw(",\"page\":")
                self.page(page)
            }
            raw("}")
        }
        raw("]}")
    }

    private mutating func page(_ page: WebPage.Answer) {
        switch page {
        case .page(let page, let latency):
            raw("{\"status\":")
            integer(page.status)
            if let contentType = page.contentType {
                raw(",\"contentType\":")
                string(contentType)
            }
            raw(",\"text\":")
            string(page.text)
            if let url = page.url {
                raw(",\"url\":")
                string(url)
            }
            raw(",\"latencyMilliseconds\":")
            integer(latency)
        case .error(let error, let latency):
            raw("{\"error\":")
            string(error)
            raw(",\"latencyMilliseconds\":")
            integer(latency)
        case .hang:
            raw("{\"hang\":true")
        }
        raw("}")
    }

    private mutating func end(_ end: ScriptedAnswer.End) {
        switch end {
        case .text(let text, let finishReason):
            raw(",\"text\":")
            string(text)
            if let finishReason {
                raw(",\"finish\":")
                string(finishReason)
            }
        case .error(let error):
            raw(",\"error\":")
            string(error)
        case .hang:
            raw(",\"hang\":true")
        }
    }
}
