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
        var rules = GameConfiguration.Rules(
            engine: engine ?? Text(),
            location: problems.location(ofByte: place)
        )
        guard let field = reader["options"] else { return rules }
        guard case .object(let options) = field.node.json else {
            field.mismatch("an object", &problems)
            return rules
        }
        rules.options = options
        rules.items = items(of: field, &problems)
        return rules
    }

    /// The items of the options that are lists.
    private static func items(
        of options: Field,
        _ problems: inout Problems
    ) -> [GameConfiguration.Rules.Item] {
        var items: [GameConfiguration.Rules.Item] = []
        for option in options.members("an object", &problems) ?? [] {
            guard case .list = option.value.node.value else { continue }
            for item in option.value.list(&problems) ?? [] {
                items.append(
                    .init(
                        option: option.key,
                        text: item.node.json.text,
                        shown: item.node.description,
                        path: item.path,
                        location: problems.location(ofByte: item.node.offset)
                    )
                )
            }
        }
        return items
    }

    private static func outcome(_ field: Field, _ problems: inout Problems) -> GameConfiguration.Outcome? {
        guard let reader = ObjectReader(field, .outcome, &problems) else { return nil }
        return GameConfiguration.Outcome(
            event: reader["event"]?.text(&problems),
            prompt: reader["prompt"]?.text(&problems)
        )
    }
}
