extension Scenario {
    /// Files that take the place of those that a scenario names.
    package struct Replacements: Equatable, Sendable {
        /// The path of a bots.json.
        package var bots: String?
        /// The path of a game.json.
        package var game: String?
        /// The path of a script.
        package var script: String?

        package init(bots: String? = nil, game: String? = nil, script: String? = nil) {
            self.bots = bots
            self.game = game
            self.script = script
        }
    }

    /// The scenario at `path`: a scenario file, a directory with a scenario.yaml, or one with a bots.json
    /// only.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with all that is wrong in the files.
    package static func load(
        _ path: String,
        replacing replacements: Replacements = .init()
    ) throws -> Scenario {
        guard FileSystem.kind(of: path) == .directory else { return try file(path, replacements) }
        for name in ["scenario.yaml", "scenario.yml", "scenario.json"] {
            let file = FilePath.joined(path, name)
            if FileSystem.kind(of: file) != nil { return try self.file(file, replacements) }
        }
        return try bare(path, replacing: replacements)
    }

    private static func file(_ path: String, _ replacements: Replacements) throws -> Scenario {
        try read(SourceFile.read(path), replacing: replacements)
    }

    /// The scenario that a file holds; the files that it names are looked for beside it.
    ///
    /// - Throws: ``UnreadableFile`` for a file that replaces one, or ``InvalidInput`` with all that is wrong.
    package static func read(
        _ file: SourceFile,
        replacing replacements: Replacements = .init()
    ) throws -> Scenario {
        var loader = ScenarioLoader(file, replacements)
        return try loader.load()
    }

    /// The scenario that a document holds, which names no files; `path` is what messages call it.
    ///
    /// - Throws: ``InvalidInput`` with all that is wrong.
    static func read(_ document: JSONValue, of path: String) throws -> Scenario {
        let text = ByteWriter.text(of: document)
        // JSON by its ending, whatever the scenario is called.
        return try read(SourceFile(path: path + ".json", bytes: text.bytes))
    }

    /// The wordings of the prompt's sections that a file holds, an object with sections as keys.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with all that is wrong in the file.
    package static func loadPrompt(_ path: String) throws -> [PromptWording] {
        var loader = ScenarioLoader(try SourceFile.read(path), .init())
        let wordings = loader.promptFile()
        try loader.problems.throwIfAny()
        return wordings
    }

    /// The scenario of a directory with a bots.json and perhaps a game.json: no stimuli, answers by the
    /// policy `story`.
    ///
    /// - Throws: ``UnreadableFile`` when there is no bots.json either, ``InvalidInput`` with all that is
    ///   wrong.
    package static func bare(
        _ directory: String,
        replacing replacements: Replacements = .init()
    ) throws -> Scenario {
        var found: [InvalidInput.Problem] = []
        func read<Value>(_ path: String, _ body: (inout Problems) -> Value) throws -> Value {
            var problems = Problems(in: try SourceFile.read(path))
            let value = body(&problems)
            found += problems.located()
            return value
        }
        let beside = FilePath.joined(directory, "bots.json")
        if replacements.bots == nil, FileSystem.kind(of: beside) == nil {
            throw UnreadableFile(path: directory, reason: "neither a scenario.yaml nor a bots.json in it")
        }
        let botsPath = replacements.bots ?? beside
        var scenario = Scenario(
            name: Text(FilePath.scenarioName(of: beside)),
            bots: try read(botsPath) { BotsFile.read(&$0) }
        )
        let roster = BotNames(names: scenario.bots.map(\.name), source: FilePath.name(of: botsPath))
        let isRosterKnown = found.isEmpty
        let gamePath = FilePath.joined(directory, "game.json")
        if let path = replacements.game ?? (FileSystem.kind(of: gamePath) == nil ? nil : gamePath) {
            scenario.game = try read(path) { GameFile.read(&$0) }
        }
        if let path = replacements.script {
            scenario.model.script = try read(path) { ScriptFile.read(&$0, isRosterKnown ? roster : nil) }
            scenario.model.policy = nil
        }
        guard found.isEmpty else { throw InvalidInput(problems: found) }
        return scenario
    }
}
