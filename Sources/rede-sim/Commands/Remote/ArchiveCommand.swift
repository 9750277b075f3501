import ArgumentParser
import RedeLive

/// `rede-sim archive`: saves the event log of a network that is served.
struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Save the event log of a network that is served, and its timeline.",
        usage: "rede-sim archive --run <id> [<options>]",
        discussion: """
            Writes ID.ndjson and ID.html, as rede's own script does. With --watch it goes on, and saves whenever the log \
            has changed after a conversation has stopped, until Ctrl-C. rede-sim import reads what was saved.

            Examples:
              rede-sim archive --run monday
              rede-sim archive --run monday --watch --url http://localhost:8787
            """
    )

    @Option(name: .customLong("run"), help: ArgumentHelp("What the files are called.", valueName: "id"))
    var runID: String

    @Option(help: ArgumentHelp("Where they are written.", valueName: "directory"))
    var dir = "runs"

    @Flag(help: "Go on, and save when a conversation stops.")
    var watch = false

    @OptionGroup var remote: RemoteOptions

    @Flag(help: "Do not say what was saved.")
    var quiet = false

    func validate() throws { try ArchiveCommand.check(runID, of: "--run") }

    func run() throws {
        let archive = Archive(of: try remote.network(), run: runID, in: dir)
        let command = self
        try Waiting.on {
            guard command.watch else { return try command.tell(try await archive.save()) }
            try await archive.watch(
                saved: { try command.tell($0) },
                trouble: { StandardError.write("\($0)\n  note: it is asked again until it answers") }
            )
        }
    }

    /// Sees whether files can be called so.
    static func check(_ run: String, of option: String) throws {
        if run.isEmpty || run.contains("/") || run.hasPrefix(".") {
            throw ValidationError("\(option): expected a name for files, found \"\(run)\"")
        }
    }

    private func tell(_ saved: Archive.Saved) throws {
        guard !quiet else { return }
        try StandardOutput.write(line: "\(saved.log)  \(counted(saved.events, "event"))")
        try StandardOutput.write(line: saved.page)
    }
}
