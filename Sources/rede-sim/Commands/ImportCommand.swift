import ArgumentParser
import RedeEval
import RedeModel

/// `rede-sim import`: makes a scenario and a recording from an archived event log.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a scenario and a recording from an event log that rede archived.",
        usage: "rede-sim import [<options>] <log>",
        discussion: """
            LOG is an event log as rede keeps it: runs/ID.ndjson. The messages and deployments that came from outside, \
            the model's answers with their times, and the settings are found in it as far as it shows them; a table says \
            which were seen, inferred or assumed. What was made is then played under both readings of the runtime and \
            compared with the log, event by event.

            With --out a directory is written that runs on its own: scenario.yaml, bots.json, game.json, \
            script.yaml and recording.ndjson.

            Examples:
              rede-sim import runs/monday.ndjson --bots bots.json --game game.json
              rede-sim import runs/monday.ndjson --bots bots.json --out monday
            """
    )

    @Argument(help: ArgumentHelp("The event log, NDJSON.", valueName: "log"))
    var log: String

    @Option(help: ArgumentHelp("The bots.json that the run was deployed from.", valueName: "file"))
    var bots: String?

    @Option(help: ArgumentHelp("The game.json of the run.", valueName: "file"))
    var game: String?

    @Option(
        help: ArgumentHelp("Write the scenario and its recording to this directory.", valueName: "directory")
    )
    var out: String?

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp("Which run of the log to take, by its RUN_ID; default the last.", valueName: "id")
    )
    var runID: String?

    @Option(help: ArgumentHelp("How far a real clock may have been late, in milliseconds.", valueName: "ms"))
    var tolerance = 0

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Print no report.")
    var quiet = false

    func validate() throws {
        if !(0...10_000).contains(tolerance) {
            throw ValidationError("--tolerance: expected 0 to 10000 milliseconds, found \(tolerance)")
        }
    }

    func run() throws {
        let file = try SourceFile.read(log, atMost: LogReader.maximumBytes)
        let (written, broken) = try LogReader.salvage(file)
        let archived: ArchivedLog
        do throws(UnknownRun) {
            archived = try ArchivedLog(written, run: runID.map { Text($0) })
        } catch {
            throw UsageProblem(
                place: "--run",
                expected: "the RUN_ID of a run of the log",
                found: Quoted.text(error.run),
                notes: NearestName.notes(for: error.run, among: error.known, elsewhere: "the log")
            )
        }
        let imported = LogImport(
            archived,
            bots: try bots.map { try BotsFile.load($0) },
            game: try game.map { try GameFile.load($0) },
            name: Text(ImportCommand.name(of: log)),
            toleranceMilliseconds: tolerance
        )
        if let out {
            let entries = try ImportedFiles.entries(of: imported)
            try Interruption.held { try OutputDirectory.write(entries, to: out) }
        }
        let summary = ImportSummary(
            log: log,
            archived: archived,
            imported: imported,
            broken: broken,
            out: out
        )
        if json {
            try StandardOutput.write(summary.json)
        } else if !quiet {
            try StandardOutput.write(line: summary.lines.joined(separator: "\n"))
        }
    }

    /// The name of a log without its directory and ending; of a run's events.ndjson the directory's.
    private static func name(of path: String) -> String {
        let parts = path.split(separator: "/").map(String.init)
        var name = parts.last ?? path
        if name == "events.ndjson", parts.count > 1 { name = parts[parts.count - 2] }
        if name.hasSuffix(".ndjson") { name = String(name.dropLast(".ndjson".count)) }
        return name.isEmpty ? "imported" : name
    }
}
