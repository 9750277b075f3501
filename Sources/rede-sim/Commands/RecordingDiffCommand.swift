import ArgumentParser
import RedeModel

/// `rede-sim recording diff`: says how two recordings differ.
struct RecordingDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say how two recordings differ: scenario, calls, log.",
        discussion: """
            Calls are the same when bot, kind and number are. The exit code is 1 when anything differs.

            Examples:
              rede-sim recording diff recordings/story-circle.ndjson story-circle.ndjson
              rede-sim recording diff before.ndjson after.ndjson --quiet
            """
    )

    @Argument(help: ArgumentHelp("The first recording.", valueName: "one"))
    var first: String

    @Argument(help: ArgumentHelp("The second recording.", valueName: "other"))
    var second: String

    @Flag(help: "Only the exit code says whether they differ.")
    var quiet = false

    func run() throws {
        let difference = RecordingDifference(
            from: try RecordingDiffCommand.load(first),
            to: try RecordingDiffCommand.load(second)
        )
        if !quiet { try StandardOutput.write(line: lines(of: difference).joined(separator: "\n")) }
        if !difference.isEmpty { throw ExitStatus.checkFailed.code }
    }

    private static func load(_ path: String) throws -> (recording: Recording, calls: [RecordedCall]) {
        var reader = try RecordingReader(path)
        let calls = try reader.rest()
        return (reader.recording, calls)
    }

    private func lines(of difference: RecordingDifference) -> [String] {
        if difference.isEmpty { return ["both record the same run"] }
        var lines = difference.head.map { "\($0) differs" }
        lines += difference.onlyFirst.map { "only \(first): \($0)" }
        lines += difference.onlySecond.map { "only \(second): \($0)" }
        lines += difference.calls.map { "\($0.place): \($0.parts.joined(separator: ", "))" }
        if let line = difference.logLine { lines.append("log: differs from event \(line) on") }
        return lines.map(Columns.plain)
    }
}
