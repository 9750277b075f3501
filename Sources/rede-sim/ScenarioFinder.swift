import Foundation
import RedeModel

/// Finds the scenario that an argument names: a path, or the name of a shipped one.
enum ScenarioFinder {
    /// The path of the scenario.
    ///
    /// A name without a slash that is no file is looked up in `scenarios/` of the working directory, then
    /// among the installed scenarios.
    ///
    /// - Throws: `UnreadableFile` when there is nothing of that name.
    static func path(of argument: String) throws -> String {
        if FileManager.default.fileExists(atPath: argument) { return argument }
        guard !argument.contains("/") else {
            throw UnreadableFile(path: argument, reason: "no such file or directory")
        }
        for folder in folders {
            let path = FilePath.joined(folder, argument)
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        let names = shipped
        let notes = NearestName.notes(for: Text(argument), among: names.map { Text($0) })
        let reason =
            names.isEmpty ? "no such file or directory, and no shipped scenarios" : "no scenario of that name"
        throw UnreadableFile(path: argument, reason: notes.reduce(reason) { $0 + "\n  note: " + $1 })
    }

    /// The folders of shipped scenarios, the first one first.
    private static var folders: [String] {
        let command = Bundle.main.executablePath ?? ""
        let prefix = URL(filePath: command).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
        return ["scenarios", prefix.appending(path: "share/rede-sim/scenarios").path(percentEncoded: false)]
    }

    /// The names of the shipped scenarios, sorted.
    static var shipped: [String] {
        var names: [String] = []
        for folder in folders {
            // A folder that is not there ships nothing.
            let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in found where !names.contains(name) && !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { Text($0) < Text($1) }
    }
}
