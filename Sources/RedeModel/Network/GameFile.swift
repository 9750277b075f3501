/// Reads game.json: an object whose parts are all optional, or null for none; keys of the user's own kept.
///
/// Spec: section 1, "Game configuration".
package enum GameFile {
    /// The game that the file at `path` configures.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with all that is wrong in the file.
    package static func load(_ path: String) throws -> GameConfiguration {
        try read(SourceFile.read(path))
    }

    /// The game that a file configures.
    ///
    /// - Throws: ``InvalidInput`` with all that is wrong in the file.
    package static func read(_ file: SourceFile) throws(InvalidInput) -> GameConfiguration {
        var problems = Problems(in: file)
        let game = read(&problems)
        try problems.throwIfAny()
        return game
    }

    static func read(_ problems: inout Problems) -> GameConfiguration {
        let syntax = DocumentReader.Syntax(path: problems.file.path)
        guard let root = DocumentReader.read(syntax, &problems) else { return GameConfiguration() }
        return game(Field(node: root, path: ""), &problems)
    }

    /// The game that an object or null configures.
    static func game(_ field: Field, _ problems: inout Problems) -> GameConfiguration {
        guard !field.isNull,
            let reader = ObjectReader(field, .game, expected: "an object or null", &problems),
            case .object(let fields) = field.node.json
        else { return GameConfiguration() }
        return GameConfiguration(
            isEnabled: reader["enabled"]?.bool(&problems) ?? false,
            name: reader["name"]?.text(&problems),
            publicContext: reader["publicContext"]?.text(&problems),
            rules: reader["runtimeRules"].flatMap { rules($0, &problems) },
            outcome: reader["outcome"].flatMap { outcome($0, &problems) },
            fields: fields
        )
    }

    private static func rules(_ field: Field, _ problems: inout Problems) -> GameConfiguration.Rules? {
        guard let reader = ObjectReader(field, .rules, &problems) else { return nil }
        let engine = reader["engine"]?.text(&problems)
        let place = (reader["engine"] ?? field).node.offset
        var options = JSONObject()
        if let field = reader["options"] {
            if case .object(let object) = field.node.json {
                options = object
            } else {
                field.mismatch("an object", &problems)
            }
        }
        return GameConfiguration.Rules(
            engine: engine ?? Text(),
            options: options,
            location: problems.location(ofByte: place)
        )
    }

    private static func outcome(_ field: Field, _ problems: inout Problems) -> GameConfiguration.Outcome? {
        guard let reader = ObjectReader(field, .outcome, &problems) else { return nil }
        return GameConfiguration.Outcome(
            event: reader["event"]?.text(&problems),
            prompt: reader["prompt"]?.text(&problems)
        )
    }
}
