package import RedeModel

/// The files of an imported scenario: the scenario with its bots, game and script, and its recording.
package enum ImportedFiles {
    /// The names, in the order in which they are written.
    package static let names = ["scenario.yaml", "bots.json", "game.json", "script.yaml", "recording.ndjson"]

    /// The files of an import.
    ///
    /// - Throws: ``InvalidInput`` when the scenario cannot be read without its secrets.
    package static func entries(of imported: LogImport) throws -> [OutputDirectory.Entry] {
        let (recording, head) = try imported.recording()
        let scenario = head.scenario
        let contents = [
            yaml(document(of: scenario)),
            ByteWriter.file(of: .array(scenario.bots.map { .object($0.fields) })),
            ByteWriter.file(of: .object(scenario.game.fields)),
            yaml(script(imported.scenario.model.script, hiding: Secrets(of: imported.scenario))),
            recording,
        ]
        return zip(names, contents).map { .init(name: $0, bytes: $1) }
    }

    /// The scenario, its bots, game and script in files beside it.
    private static func document(of scenario: Scenario) -> JSONObject {
        var document = scenario.json.object ?? JSONObject()
        document["bots"] = .string("bots.json")
        document["game"] = .string("game.json")
        document["model"] = .object(
            JSONObject([
                .init(key: "script", value: .string("script.yaml")),
                .init(key: "latency", value: .string("0ms")),
            ])
        )
        return document
    }

    private static func script(_ script: Script, hiding secrets: Secrets) -> JSONObject {
        func answers(_ entries: [Script.Entry]) -> JSONValue {
            .array(entries.map { secrets.masked(json(of: $0)) })
        }
        func lanes(_ bots: [Script.BotScript]) -> JSONValue {
            .object(
                JSONObject(
                    bots.compactMap { bot in
                        guard case .entries(let entries) = bot.source else { return nil }
                        return .init(key: bot.bot, value: answers(entries))
                    }
                )
            )
        }
        var document = JSONObject()
        document["schema"] = .string("rede-sim/script/1")
        document["bots"] = lanes(script.bots)
        if !script.judge.isEmpty { document["judge"] = answers(script.judge) }
        if !script.repair.isEmpty { document["repair"] = lanes(script.repair) }
        return document
    }

    /// An entry with one alternative, and perhaps a condition on the text of the message.
    private static func json(of entry: Script.Entry) -> JSONValue {
        var object = JSONObject()
        if let text = entry.condition?.contains {
            object["when"] = .object(JSONObject([.init(key: "contains", value: .string(text))]))
        }
        for member in entry.alternatives[0].answer.json.members { object[member.key] = member.value }
        return .object(object)
    }

    /// A document as YAML, two levels of it in lines and the rest as JSON, which is YAML too.
    private static func yaml(_ document: JSONObject) -> [UInt8] {
        var writer = ByteWriter()
        for member in document.members { line(member.key, member.value, level: 0, to: &writer) }
        return writer.bytes
    }

    private static func line(_ key: Text, _ value: JSONValue, level: Int, to writer: inout ByteWriter) {
        for _ in 0..<level { writer.raw("  ") }
        if isPlain(key) { writer.raw(text: key) } else { writer.string(key) }
        writer.raw(":")
        switch value {
        case .object(let object) where level < 2 && !object.members.isEmpty:
            writer.raw("\n")
            for member in object.members { line(member.key, member.value, level: level + 1, to: &writer) }
        case .array(let items) where !items.isEmpty && level < 2:
            writer.raw("\n")
            for item in items {
                for _ in 0...level { writer.raw("  ") }
                writer.raw("- ")
                writer.value(item)
                writer.raw("\n")
            }
        default:
            writer.raw(" ")
            writer.value(value)
            writer.raw("\n")
        }
    }

    /// Whether a key is a word that needs no quotes.
    private static func isPlain(_ key: Text) -> Bool {
        guard let first = key.bytes.first, first >= 0x41, key.byteCount > 2 else { return false }
        return key.bytes.allSatisfy(Text.isWordByte)
            && ["true", "null", "false", "True", "yes", "off"].allSatisfy { key != $0 }
    }
}

extension ScriptedAnswer {
    /// The answer as a script writes it; its latencies are fixed ones.
    fileprivate var json: JSONObject {
        var object = JSONObject()
        if !steps.isEmpty { object["steps"] = .array(steps.map(\.json)) }
        switch end {
        case .text(let text, let reason):
            object["say"] = .string(text)
            object["finish"] = reason.map { .string($0) }
        case .error(let error): object["error"] = .string(error)
        case .hang: object["hang"] = .bool(true)
        }
        object["latency"] = latency?.milliseconds
        return object
    }
}

extension ScriptedAnswer.Step {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object["tools"] = .array(
            calls.map { .object(JSONObject([.init(key: $0.name, value: $0.arguments)])) }
        )
        object["latency"] = latency?.milliseconds
        if !text.isEmpty { object["say"] = .string(text) }
        return .object(object)
    }
}

extension Latency {
    fileprivate var milliseconds: JSONValue? {
        guard case .fixed(let milliseconds) = self else { return nil }
        return .string(Text("\(milliseconds)ms"))
    }
}
