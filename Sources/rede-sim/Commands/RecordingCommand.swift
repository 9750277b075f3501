import ArgumentParser
import RedeModel

/// `rede-sim recording`: looks at recordings without playing them.
struct RecordingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recording",
        abstract: "Look at recordings: whether they are whole, what they hold, how two differ.",
        discussion: """
            Examples:
              rede-sim recording verify recordings/*.ndjson
              rede-sim recording show recordings/story-circle.ndjson --call 3
            """,
        subcommands: [
            RecordingVerifyCommand.self, RecordingShowCommand.self, RecordingDiffCommand.self,
            RecordingFinishCommand.self,
        ]
    )
}

/// `rede-sim recording verify`: tells whether recordings are as they were written.
struct RecordingVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that recordings are whole and were not changed.",
        discussion: """
            Each line is compared with its digest, and the lines with the head: the first one that was changed, cut \
            or moved is told with its place, and the exit code is 65. That the run is still the recorded one is \
            what rede-sim replay proves.

            Examples:
              rede-sim recording verify recordings/story-circle.ndjson
              rede-sim recording verify recordings/*.ndjson --quiet
            """
    )

    @Argument(help: ArgumentHelp("The recordings.", valueName: "file"))
    var files: [String]

    @Flag(help: "Do not list what is fine.")
    var quiet = false

    func run() throws {
        try FileVerdicts.tell(of: files, quiet: quiet, RecordingVerifyCommand.check)
    }

    /// Reads a recording to its end; says in a few words what it is.
    private static func check(_ file: String) throws -> String {
        var reader = try RecordingReader(file)
        var calls = 0
        while try reader.next() != nil { calls += 1 }
        let name = Columns.plain(reader.recording.scenario.name.string)
        let what = "recording of \(name), seed \(reader.recording.seed), \(counted(calls, "call"))"
        guard let log = reader.recording.log else { return what + ", interrupted" }
        return what + ", \(counted(log.events, "event"))"
    }
}
