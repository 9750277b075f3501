/// Reads bots.json: a list of bot definitions, keys of the user's own kept.
///
/// Spec: section 1, "Bot definition".
package enum BotsFile {
    /// The bots that the file at `path` declares, in order.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with all that is wrong in the file.
    package static func load(_ path: String) throws -> [BotDefinition] {
        try read(SourceFile.read(path))
    }

    /// The bots that a file declares, in order.
    ///
    /// - Throws: ``InvalidInput`` with all that is wrong in the file.
    package static func read(_ file: SourceFile) throws(InvalidInput) -> [BotDefinition] {
        var problems = Problems(in: file)
        let bots = read(&problems)
        try problems.throwIfAny()
        return bots
    }

    static func read(_ problems: inout Problems) -> [BotDefinition] {
        let syntax = DocumentReader.Syntax(path: problems.file.path)
        guard let root = DocumentReader.read(syntax, &problems) else { return [] }
        return bots(Field(node: root, path: ""), &problems)
    }

    /// The bots that a list declares.
    static func bots(_ field: Field, _ problems: inout Problems) -> [BotDefinition] {
        var bots: [BotDefinition] = []
        var firsts: [Text: Int] = [:]
        for item in field.list(&problems, expected: "a list of bots") ?? [] {
            guard let bot = bot(item, &problems) else { continue }
            if let first = firsts[bot.name] {
                let line = problems.location(ofByte: first).line
                ObjectReader(item, .bot, &problems)?["name"]?
                    .mismatch(
                        "each name once",
                        notes: ["the first bot of that name is on line \(line)"],
                        &problems
                    )
            } else {
                firsts[bot.name] = item.node.offset
                bots.append(bot)
            }
        }
        return bots
    }

    private static func bot(_ field: Field, _ problems: inout Problems) -> BotDefinition? {
        guard let reader = ObjectReader(field, .bot, expected: "a bot, an object", &problems),
            case .object(let fields) = field.node.json
        else { return nil }
        let name = reader["name"]?.text(&problems)
        let prompt = reader["prompt"]?.text(&problems)
        let createdAt = reader["createdAt"]?.text(&problems)
        let isCoordinator = reader["isCoordinator"]?.bool(&problems)
        let speed = reader["speed"].flatMap { seconds($0, &problems) }
        let apiKey = reader["llmApiKey"]?.text(&problems)
        guard let name, let prompt else { return nil }
        return BotDefinition(
            name: name,
            prompt: prompt,
            createdAt: createdAt,
            isCoordinator: isCoordinator,
            speed: speed ?? 0,
            apiKey: apiKey,
            fields: fields
        )
    }

    /// Seconds as JavaScript's `Number()` reads them; what it does not read means none.
    private static func seconds(_ field: Field, _ problems: inout Problems) -> Double? {
        guard case .text(let text) = field.node.value else {
            return field.number(&problems, expected: "a number of seconds, or a text that reads as one")
        }
        let seconds = NumberText.number(of: text)
        return seconds.isFinite ? seconds : 0
    }
}
