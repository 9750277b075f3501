import Foundation
import RedeModel
import RedeSim

/// The scenario that is run: that of the files, changed as the options say.
extension RunCommand {
    /// When `--message` sends: deployed bots have announced themselves by then.
    private static let messageMilliseconds = 3000

    /// The scenario that an argument names, with the options' changes.
    ///
    /// - Throws: `UnreadableFile`, `InvalidInput`, `UsageProblem`.
    func scenario(_ argument: String) throws -> Scenario {
        let path = try ScenarioFinder.path(of: argument)
        var scenario = try RunSettings.scenario(
            at: path,
            replacing: .init(bots: bots, game: game, script: script),
            set: set,
            runtime: runtime,
            policy: policy
        )
        if let until { scenario.durationMilliseconds = try RunSettings.duration(until, of: "--until") }
        if scenario.stimuli.isEmpty, !hasScenarioFile(path) {
            scenario.stimuli.append(.init(.deploy(scenario.bots.map(\.name))))
        }
        for text in message {
            scenario.stimuli.append(
                .init(
                    atMilliseconds: RunCommand.messageMilliseconds,
                    try stimulus(text, scenario.bots.map(\.name))
                )
            )
        }
        return scenario
    }

    /// Each run has a directory of its own.
    func checkNames(_ scenarios: [Scenario]) throws {
        for (index, scenario) in scenarios.enumerated()
        where scenarios[..<index].contains(where: { $0.name == scenario.name }) {
            throw UsageProblem(
                place: "scenarios",
                expected: "each name once, as runs are written to directories of that name",
                found: "\(Quoted.text(scenario.name)) twice"
            )
        }
    }

    /// Whether the path is a scenario's file, or a directory with one: otherwise it is a bare directory.
    private func hasScenarioFile(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        guard isDirectory.boolValue else { return true }
        return ["scenario.yaml", "scenario.yml", "scenario.json"].contains { name in
            FileManager.default.fileExists(atPath: FilePath.joined(path, name))
        }
    }

    /// The message that `FROM:TO:TEXT` stands for; names may hold colons.
    private func stimulus(_ argument: String, _ names: [Text]) throws -> Stimulus.Request {
        let text = Text(argument)
        for from in names {
            guard let rest = RunCommand.rest(of: text, after: from) else { continue }
            for to in names {
                guard let content = RunCommand.rest(of: rest, after: to), !content.isBlank else { continue }
                return .message(from: from, to: to, content: content)
            }
        }
        let parts = argument.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        let unknown = parts.prefix(2).map { Text(String($0)) }.first { !names.contains($0) }
        guard parts.count == 3, let unknown else {
            throw UsageProblem(
                place: "--message",
                expected: "FROM:TO:TEXT, such as A:B:Hello",
                found: Quoted.text(text)
            )
        }
        throw UsageProblem(
            place: "--message",
            expected: "the name of a bot",
            found: Quoted.text(unknown),
            notes: NearestName.notes(for: unknown, among: names)
        )
    }

    /// What follows a name and a colon; nil when the text does not begin with them.
    private static func rest(of text: Text, after name: Text) -> Text? {
        let count = name.bytes.count
        guard text.bytes.starts(with: name.bytes), text.byteCount > count,
            text.bytes[count] == UInt8(ascii: ":")
        else { return nil }
        return Text(bytes: text.bytes[(count + 1)...])
    }
}
