import ArgumentParser
import RedeModel
import RedeSim

/// What a replay changes of the recorded scenario.
struct ReplayChanges: ParsableArguments {
    @Option(help: ArgumentHelp("Take the bots from this file.", valueName: "file"))
    var bots: String?

    @Option(help: ArgumentHelp("Take the game from this file.", valueName: "file"))
    var game: String?

    @Option(
        help: ArgumentHelp(
            "Take wordings of the prompt's sections from this file, an object with sections as keys.",
            valueName: "file"
        )
    )
    var template: String?

    @Option(help: ArgumentHelp("Play this scenario in place of the recorded one.", valueName: "scenario"))
    var scenario: String?

    @Option(
        help: ArgumentHelp("Give a setting of the runtime a value; may be repeated.", valueName: "name=value")
    )
    var set: [String] = []

    @Option(help: ArgumentHelp("The reading of the runtime: documented or observed.", valueName: "reading"))
    var runtime: Reading?

    /// The changes as they were typed.
    var words: [String] {
        let files = [("--bots", bots), ("--game", game), ("--template", template), ("--scenario", scenario)]
        return files.compactMap { option, file in file.map { "\(option) \(ShellWords.quoted($0))" } }
            + set.map { "--set \(ShellWords.quoted($0))" }
            + (runtime.map { ["--runtime \($0.rawValue)"] } ?? [])
    }

    /// The recorded scenario with these changes; the answers of `script` are for calls that are not recorded.
    ///
    /// - Throws: `UnreadableFile`, `InvalidInput`, `UsageProblem`.
    func scenario(of file: String, _ recorded: Scenario, script: String?) throws -> Scenario {
        let replacements = Scenario.Replacements(bots: bots, game: game, script: script)
        var scenario = recorded
        if let other = self.scenario {
            scenario = try Scenario.load(try ScenarioFinder.path(of: other), replacing: replacements)
        } else if replacements != .init() {
            scenario = try RecordingReader(file, replacing: replacements).recording.scenario
        }
        scenario.settings += try set.map { try RunSettings.setting($0) }
        if let runtime { scenario.reading = runtime }
        if let template { scenario.replacePrompt(with: try Scenario.loadPrompt(template)) }
        return scenario
    }
}

/// A recording that is in the memory as a whole.
struct LoadedRecording {
    let recording: Recording
    /// The calls, in the order of the file.
    let calls: [RecordedCall]
    /// The texts of its prompts by their digests; empty unless they are kept.
    let texts: [Digest: Text]  // determinism: look-up only, never walked
    /// The log that it came with.
    let log: Recording.Log

    /// The recording at `path`.
    ///
    /// - Throws: `UnreadableFile`, or `InvalidInput` for one that is wrong or was not finished.
    init(_ path: String, keepingTexts: Bool = false) throws {
        var reader = try RecordingReader(path, keepingTexts: keepingTexts)
        calls = try reader.rest()
        recording = reader.recording
        texts = reader.texts
        guard let log = recording.log else {
            throw InvalidInput(problems: [
                .init(
                    location: Location(file: path, line: 1, column: 1),
                    expected: "a recording that was finished",
                    found: "one of a run that was interrupted",
                    notes: [
                        "rede-sim run --record FILE --resume goes on with it",
                        "rede-sim recording finish makes a recording of what is there",
                    ]
                )
            ])
        }
        self.log = log
    }
}
