/// Reads a scenario with the files it names, and collects what is wrong in any of them.
struct ScenarioLoader {
    static let schema: Text = "rede-sim/scenario/1"

    /// The scenario's own file.
    var problems: Problems
    /// What is wrong in the files that the scenario names, file after file.
    private var others: [InvalidInput.Problem] = []
    /// The bots that may be named; nil when they are not known.
    var roster: BotNames?
    private let replacements: Scenario.Replacements

    init(_ file: SourceFile, _ replacements: Scenario.Replacements) {
        problems = Problems(in: file)
        self.replacements = replacements
    }

    /// The scenario that the file holds.
    ///
    /// - Throws: ``InvalidInput`` with the problems of all files, ``UnreadableFile`` for a file that
    ///   replaces one.
    mutating func load() throws -> Scenario {
        guard let root = DocumentReader.read(.init(path: problems.file.path), &problems) else {
            throw InvalidInput(problems: problems.located())
        }
        return try load(Field(node: root, path: ""))
    }

    /// The scenario that an object in the file holds.
    ///
    /// - Throws: ``InvalidInput`` with the problems of all files, ``UnreadableFile`` for a file that
    ///   replaces one.
    mutating func load(_ field: Field) throws -> Scenario {
        guard let reader = ObjectReader(field, .scenario, expected: "a scenario", &problems) else {
            throw InvalidInput(problems: problems.located())
        }
        reader["schema"]?.schema(ScenarioLoader.schema, &problems)
        let bots = try bots(reader["bots"])
        let game = try game(reader["game"])
        var scenario = Scenario(
            name: reader["name"]?.text(&problems) ?? Text(FilePath.scenarioName(of: problems.file.path)),
            summary: reader["description"]?.text(&problems),
            bots: bots,
            game: game
        )
        scenario.settings = reader["settings"].map { settings($0) } ?? []
        scenario.epoch = reader["epoch"].flatMap { epoch($0) } ?? Scenario.defaultEpoch
        scenario.origin = reader["origin"]?.text(&problems) ?? Scenario.defaultOrigin
        scenario.durationMilliseconds = reader["duration"]?.milliseconds(&problems)
        scenario.reading =
            reader["runtime"]?.choice(of: Reading.self, "\"documented\" or \"observed\"", &problems)
            ?? .documented
        scenario.stimuli = reader["stimuli"].map { stimuli($0) } ?? []
        scenario.network = reader["network"].flatMap { network($0) } ?? .ideal
        scenario.model = try model(reader["model"])
        scenario.prompt = reader["prompt"].map { prompt($0) } ?? []
        scenario.web = reader["web"].map { web($0) } ?? []
        scenario.checks = reader["expect"].map { checks($0) } ?? []
        let all = problems.located() + others
        guard all.isEmpty else { throw InvalidInput(problems: all) }
        return scenario
    }

    private mutating func bots(_ field: Field?) throws -> [BotDefinition] {
        let before = others.count
        var bots: [BotDefinition] = []
        var source = FilePath.name(of: problems.file.path)
        if let file = try file(field, replacedBy: replacements.bots) {
            source = FilePath.name(of: file.path)
            bots = read(file) { BotsFile.read(&$0) }
        } else if let field, case .list = field.node.value {
            bots = BotsFile.bots(field, &problems)
            // A bot whose name is there may be named, even if it is wrong otherwise.
            guard problems.isEmpty else { return bots }
        } else {
            if let field, field.node.value.isNeitherTextNorNull {
                field.mismatch("a path or a list", &problems)
            }
            return []
        }
        if others.count == before { roster = BotNames(names: bots.map(\.name), source: source) }
        return bots
    }

    private mutating func game(_ field: Field?) throws -> GameConfiguration {
        if let file = try file(field, replacedBy: replacements.game) {
            return read(file) { GameFile.read(&$0) }
        }
        guard let field, field.node.value.isNeitherTextNorNull else { return GameConfiguration() }
        return GameFile.game(field, &problems)
    }

    /// The script that a field or the command line names.
    mutating func script(_ field: Field?) throws -> Script? {
        let roster = roster
        if let file = try file(field, replacedBy: replacements.script) {
            return read(file) { ScriptFile.read(&$0, roster) }
        }
        guard let field, field.node.value.isNeitherTextNorNull else { return nil }
        return ScriptFile.script(field, roster, &problems)
    }

    /// The file that a path names, unless another one replaces it; nil, with a problem added, when it
    /// cannot be read.
    private mutating func file(_ field: Field?, replacedBy replacement: String?) throws -> SourceFile? {
        if let replacement { return try SourceFile.read(replacement) }
        guard let field, case .text(let path) = field.node.value else { return nil }
        do {
            return try SourceFile.read(FilePath.resolved(path.string, from: problems.file.path))
        } catch let error as UnreadableFile {
            let note = "\(error.path): \(error.reason)"
            field.mismatch("the path of a file that can be read", notes: [note], &problems)
        } catch let error as InvalidInput {
            others += error.problems
        }
        return nil
    }

    private mutating func read<Value>(_ file: SourceFile, _ body: (inout Problems) -> Value) -> Value {
        var problems = Problems(in: file)
        let value = body(&problems)
        others += problems.located()
        return value
    }

    private mutating func settings(_ field: Field) -> [Scenario.Setting] {
        var settings: [Scenario.Setting] = []
        for (key, offset, value) in field.members("an object with names of settings as keys", &problems) ?? []
        {
            let equals = key.firstIndex(of: "=", from: 0) ?? key.byteCount
            let name = key[0..<equals]
            let names = SettingName.allCases.map { Text($0.rawValue) }
            if !names.contains(name), !problems.isFull {
                problems.add(
                    at: offset,
                    path: value.path,
                    expected: "the name of a setting",
                    found: Quoted.text(key),
                    notes: NearestName.notes(
                        for: name,
                        among: names,
                        elsewhere: "docs/formats.md lists the settings"
                    )
                )
            }
            guard let text = value.writtenText(&problems) else { continue }
            settings.append(.init(name: key, value: text))
        }
        return settings
    }

    private mutating func epoch(_ field: Field) -> Instant? {
        let expected = "a timestamp such as \"2026-01-01T00:00:00.000Z\", years 1970 to 9000"
        guard let text = field.text(&problems, expected: expected) else { return nil }
        let last = 221_845_392_000_000
        if let instant = DateText.instant(of: text), instant.milliseconds >= 0, instant.milliseconds < last {
            return instant
        }
        field.mismatch(expected, &problems)
        return nil
    }

    /// The wordings of a file of its own.
    mutating func promptFile() -> [PromptWording] {
        guard let root = DocumentReader.read(.init(path: problems.file.path), &problems) else { return [] }
        return prompt(Field(node: root, path: ""))
    }

    private mutating func prompt(_ field: Field) -> [PromptWording] {
        var wordings: [PromptWording] = []
        for (key, offset, value) in field.members("an object with sections as keys", &problems) ?? [] {
            guard let wording = value.text(&problems) else { continue }
            let location = problems.location(ofByte: offset)
            wordings.append(PromptWording(section: key, wording: wording, location: location))
        }
        return wordings
    }
}

extension DocumentNode.Value {
    /// Whether something stands here that is no path.
    var isNeitherTextNorNull: Bool {
        switch self {
        case .text, .null: false
        case .bool, .number, .list, .object: true
        }
    }
}
