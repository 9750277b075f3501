/// Reads the answers of a script.
struct AnswerReader {
    /// The bots that answers may name; nil when they are not known.
    let roster: BotNames?

    /// The entries of a list of answers.
    func entries(_ field: Field, _ problems: inout Problems) -> [Script.Entry] {
        (field.list(&problems, expected: "a list of answers") ?? []).compactMap { entry($0, &problems) }
    }

    private func entry(_ field: Field, _ problems: inout Problems) -> Script.Entry? {
        if isHang(field) { return .init(alternatives: [.init(answer: .init(end: .hang))]) }
        guard let reader = ObjectReader(field, .answer, expected: AnswerReader.expected, &problems) else {
            return nil
        }
        let condition = reader["when"].flatMap { self.condition($0, &problems) }
        guard let oneOf = reader["oneOf"] else {
            guard let answer = answer(reader, &problems) else { return nil }
            return .init(condition: condition, alternatives: [.init(answer: answer)])
        }
        for key in ObjectShape.answer.keys where key.name != "when" && key.name != "oneOf" {
            reader[key.name]?.mismatch("no answer beside \"oneOf\"", &problems)
        }
        let items = oneOf.list(&problems, expected: "a list of answers")
        let alternatives = items?.compactMap { alternative($0, &problems) } ?? []
        if let items, items.isEmpty { oneOf.mismatch("at least one answer", &problems) }
        return alternatives.isEmpty ? nil : .init(condition: condition, alternatives: alternatives)
    }

    private static let expected = "an answer, an object or the word \"hang\""

    private func isHang(_ field: Field) -> Bool { field.node.value == .text("hang") }

    private func alternative(_ field: Field, _ problems: inout Problems) -> Script.Alternative? {
        if isHang(field) { return .init(answer: .init(end: .hang)) }
        guard let reader = ObjectReader(field, .alternative, expected: AnswerReader.expected, &problems),
            let answer = answer(reader, &problems)
        else { return nil }
        let weight = reader["weight"]?.integer(in: 1...1_000_000, &problems)
        return .init(weight: weight ?? 1, answer: answer)
    }

    private func condition(_ field: Field, _ problems: inout Problems) -> Script.Condition? {
        guard let reader = ObjectReader(field, .condition, &problems) else { return nil }
        let contains = reader["contains"]?.text(&problems)
        let matches = reader["matches"]?.text(&problems)
        if contains != nil { reader["matches"]?.mismatch("no second text beside \"contains\"", &problems) }
        return .init(
            from: reader["from"]?.name(in: roster, &problems),
            contains: contains ?? matches,
            turn: reader["turn"]?.integer(in: 1...Int.max, &problems)
        )
    }

    private func answer(_ reader: ObjectReader, _ problems: inout Problems) -> ScriptedAnswer? {
        var steps = reader["tools"].map { self.steps(ofTools: $0, &problems) } ?? []
        if let field = reader["steps"] {
            if !steps.isEmpty { field.mismatch("no steps beside \"tools\"", &problems) }
            steps = (field.list(&problems, expected: "a list of tool steps") ?? []).compactMap {
                step($0, &problems)
            }
        }
        let finish = reader["finish"]?.text(&problems)
        let latency = reader["latency"]?.latency(&problems)
        let ends: [Text] = ["say", "json", "error", "hang"]
        if reader.present(among: ends).isEmpty, !steps.isEmpty {
            return ScriptedAnswer(steps: steps, end: .text(Text(), finishReason: finish), latency: latency)
        }
        guard let key = reader.exactlyOne(of: ends, &problems), let value = reader[key] else { return nil }
        let end: ScriptedAnswer.End?
        switch key {
        case "say": end = say(value, &problems).map { .text($0, finishReason: finish) }
        case "json": end = .text(compact(value.node.json), finishReason: finish)
        case "error": end = value.text(&problems).map { .error($0) }
        default:
            end = .hang
            if value.node.value != .bool(true) { value.mismatch("true", &problems) }
        }
        if key == "error" || key == "hang" {
            reader["finish"]?.mismatch("no finish reason beside \(Quoted.text(key))", &problems)
        }
        return end.map { ScriptedAnswer(steps: steps, end: $0, latency: latency) }
    }

    private func compact(_ value: JSONValue) -> Text {
        var writer = ByteWriter()
        writer.value(value)
        return Text(owning: writer.bytes)
    }

    /// A reply as a text, or as an object that becomes compact JSON.
    private func say(_ field: Field, _ problems: inout Problems) -> Text? {
        guard case .object = field.node.value else {
            return field.text(&problems, expected: "a text or a reply, an object")
        }
        guard let reader = ObjectReader(field, .reply, &problems) else { return nil }
        _ = reader["message"]?.text(&problems)
        _ = reader["recipients"]?.names(in: roster, &problems)
        for item in reader["coordination"]?.list(&problems, expected: "a list of updates") ?? [] {
            guard let update = ObjectReader(item, .update, &problems) else { continue }
            _ = update["type"]?.choice(
                of: Update.Kind.self,
                "\"claim\", \"request\", \"report\" or \"complete\"",
                &problems
            )
            for key in ["taskId", "summary", "owner"] as [Text] { _ = update[key]?.text(&problems) }
        }
        return compact(field.node.json)
    }

    private func steps(ofTools field: Field, _ problems: inout Problems) -> [ScriptedAnswer.Step] {
        guard let items = field.list(&problems, expected: "a list of tool calls") else { return [] }
        guard case .list = items.first?.node.value else {
            return calls(field, &problems).map { [.init(calls: $0)] } ?? []
        }
        return items.compactMap { calls($0, &problems).map { .init(calls: $0) } }
    }

    private func step(_ field: Field, _ problems: inout Problems) -> ScriptedAnswer.Step? {
        guard let reader = ObjectReader(field, .toolStep, &problems) else { return nil }
        let latency = reader["latency"]?.latency(&problems)
        let text = reader["say"]?.text(&problems)
        guard let calls = reader["tools"].flatMap({ calls($0, &problems) }) else { return nil }
        return .init(latency: latency, calls: calls, text: text ?? Text())
    }

    private func calls(_ field: Field, _ problems: inout Problems) -> [ToolCall]? {
        guard let items = field.list(&problems, expected: "a list of tool calls") else { return nil }
        if items.isEmpty { field.mismatch("at least one tool call", &problems) }
        return items.compactMap { item in
            guard case .object(let members) = item.node.value, let member = members.first, members.count == 1
            else {
                item.mismatch("a tool call, an object with the tool's name as its only key", &problems)
                return nil
            }
            let arguments = member.value.json
            return ToolCall(
                name: member.key,
                arguments: arguments == .null ? .object(JSONObject()) : arguments
            )
        }
    }
}
