import Foundation
import RedeEval
import RedeModel

/// What an argument of `rede-sim compare` means.
enum CompareOperand {
    /// The directory of a run, with its events.ndjson.
    case run(String)
    case log(String)
    case recording(String)
    case scenario(String)
    /// A batch, as `BatchSource` reads it.
    case batch(String)

    /// What a path or a name means: a path first, then the name of a run in `reports`, of a shipped scenario,
    /// of a batch.
    ///
    /// - Throws: `UnreadableFile`.
    init(_ argument: String, reports: String, isBatch: (String) -> Bool) throws {
        for path in [argument, FilePath.joined(reports, argument)] {
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { continue }
            guard isDirectory.boolValue else {
                self = try .file(path)
                return
            }
            if let operand = CompareOperand.directory(path) {
                self = operand
                return
            }
            guard path != argument else {
                throw UnreadableFile(
                    path: path,
                    reason: "a directory without a run, a scenario or parts of a batch"
                )
            }
        }
        do {
            self = .scenario(try ScenarioFinder.path(of: argument))
        } catch let error as UnreadableFile {
            guard !isBatch(argument) else {
                self = .batch(argument)
                return
            }
            guard !argument.contains("/") else { throw error }
            let runs = OutputDirectory.names(in: reports).filter { !$0.hasPrefix(".") }.map { Text($0) }
            let notes = NearestName.notes(
                for: Text(argument),
                among: runs + ScenarioFinder.shipped.map { Text($0) },
                elsewhere: "ls \(reports) scenarios lists runs and scenarios, rede-sim runs list batches"
            )
            throw UnreadableFile(
                path: argument,
                reason: notes.reduce("no run, scenario or batch of that name") { $0 + "\n  note: " + $1 }
            )
        }
    }

    /// What a directory holds; nil when that is nothing to compare.
    private static func directory(_ path: String) -> CompareOperand? {
        let names = OutputDirectory.names(in: path)
        if names.contains("events.ndjson") { return .run(path) }
        let scenarios = ["scenario.yaml", "scenario.yml", "scenario.json", "bots.json"]
        if names.contains(where: scenarios.contains) { return .scenario(path) }
        return Shard.missing(in: path) == nil ? nil : .batch(path)
    }

    /// What a file holds, by its ending, else by its first line.
    private static func file(_ path: String) throws -> CompareOperand {
        for ending in [".yaml", ".yml", ".json"] where path.hasSuffix(ending) { return .scenario(path) }
        for ending in [".sqlite", ".csv", ".jsonl"] where path.hasSuffix(ending) { return .batch(path) }
        var reader = try LineReader(path)
        let line = try reader.next() ?? []
        // A line that cannot be read is told with its place when the file is read as a log.
        let schema = (try? JSONReader.value(of: line[...]))?["schema"]?.text
        guard let schema else { return .log(path) }
        return schema == Recording.schema ? .recording(path) : .batch(path)
    }
}
