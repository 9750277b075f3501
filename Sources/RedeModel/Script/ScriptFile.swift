/// Reads scripts: answers written by hand, as YAML.
package enum ScriptFile {
    static let schema: Text = "rede-sim/script/1"

    /// The script that the file at `path` holds, for these bots; `source` is the file that declares them.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with all that is wrong in the file.
    package static func load(_ path: String, bots: [Text], source: String) throws -> Script {
        try read(SourceFile.read(path), bots: bots, source: source)
    }

    /// The script that a file holds, for these bots; `source` is the file that declares them.
    ///
    /// - Throws: ``InvalidInput`` with all that is wrong in the file.
    package static func read(_ file: SourceFile, bots: [Text], source: String) throws(InvalidInput) -> Script
    {
        var problems = Problems(in: file)
        let script = read(&problems, BotNames(names: bots, source: source))
        try problems.throwIfAny()
        return script
    }

    static func read(_ problems: inout Problems, _ roster: BotNames?) -> Script {
        let syntax = DocumentReader.Syntax(path: problems.file.path)
        guard let root = DocumentReader.read(syntax, &problems) else { return Script() }
        let field = Field(node: root, path: "")
        guard let reader = ObjectReader(field, .script, expected: "a script, an object", &problems) else {
            return Script()
        }
        reader["schema"]?.schema(schema, &problems)
        return script(reader, roster, &problems)
    }

    /// The script that an object in another document holds.
    static func script(_ field: Field, _ roster: BotNames?, _ problems: inout Problems) -> Script {
        guard let reader = ObjectReader(field, .inlineScript, &problems) else { return Script() }
        reader["schema"]?.schema(schema, &problems)
        return script(reader, roster, &problems)
    }

    private static func script(
        _ reader: ObjectReader,
        _ roster: BotNames?,
        _ problems: inout Problems
    ) -> Script {
        let answers = AnswerReader(roster: roster)
        var script = Script()
        for (bot, value) in bots(reader["bots"], roster, &problems) {
            if let source = source(value, answers, &problems) {
                script.bots.append(.init(bot: bot, source: source))
            }
        }
        script.judge = reader["judge"].map { answers.entries($0, &problems) } ?? []
        for (bot, value) in bots(reader["repair"], roster, &problems) {
            let entries = answers.entries(value, &problems)
            script.repair.append(.init(bot: bot, source: .entries(entries)))
        }
        if let field = reader["whenExhausted"] {
            let choice = field.choice(
                of: Script.WhenExhausted.self,
                "\"error\", \"repeat\" or \"empty\"",
                &problems
            )
            script.whenExhausted = choice ?? .error
        }
        return script
    }

    /// The members of an object whose keys are names of bots.
    private static func bots(
        _ field: Field?,
        _ roster: BotNames?,
        _ problems: inout Problems
    ) -> [(bot: Text, value: Field)] {
        guard let members = field?.members("an object with names of bots as keys", &problems) else {
            return []
        }
        var result: [(bot: Text, value: Field)] = []
        var places: [Text: Int] = [:]
        for (key, offset, value) in members {
            if let roster, !roster.contains(key), !problems.isFull {
                problems.add(
                    at: offset,
                    path: value.path,
                    expected: BotNames.expected,
                    found: Quoted.text(key),
                    notes: roster.notes(for: key)
                )
            }
            // JSON may have a key twice: the last one counts, as everywhere in JSON.
            if let place = places[key] {
                result[place].value = value
            } else {
                places[key] = result.count
                result.append((key, value))
            }
        }
        return result
    }

    private static func source(
        _ field: Field,
        _ answers: AnswerReader,
        _ problems: inout Problems
    ) -> Script.Source? {
        guard case .object = field.node.value else { return .entries(answers.entries(field, &problems)) }
        guard let reader = ObjectReader(field, .policyScript, &problems) else { return nil }
        return reader["policy"]?.policy(in: answers.roster, &problems).map { .policy($0) }
    }
}

extension Field {
    /// The name of a format, which must be this one.
    func schema(_ schema: Text, _ problems: inout Problems) {
        if case .text(schema) = node.value { return }
        mismatch(Quoted.text(schema), &problems)
    }
}
