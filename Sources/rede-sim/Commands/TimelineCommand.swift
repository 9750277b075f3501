import ArgumentParser
import RedeModel
import RedeReport

/// `rede-sim timeline`: makes a picture of any event log.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Make a page, or a trace, from an event log.",
        usage: "rede-sim timeline <log> [<options>]",
        discussion: """
            LOG is an event log as rede and rede-sim write it, a line a record. The page is one HTML file that \
            needs nothing else; it goes to the working directory under the log's name unless --out says otherwise. \
            Checks and figures come from the run.json beside the log, if it is of the same run. The page of a run, \
            which also has its prompts and answers, is written by rede-sim run.

            Examples:
              rede-sim timeline archive/2026-01-05.ndjson --open
              rede-sim timeline reports/story-circle-7/events.ndjson --format perfetto
            """
    )

    /// What is made of the log.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case html
        /// Chrome's trace events, which Perfetto's viewer opens.
        case perfetto

        fileprivate var ending: String {
            switch self {
            case .html: ".html"
            case .perfetto: ".trace.json"
            }
        }
    }

    @Argument(help: "The event log.", completion: .file(extensions: ["ndjson"]))
    var log: String

    @Option(help: "What to make: html, or perfetto for Perfetto's viewer.")
    var format: Format = .html

    @Option(help: ArgumentHelp("The file to write; - for the standard output.", valueName: "file"))
    var out: String?

    @Flag(help: "Open the page when it is written.")
    var open = false

    @Flag(help: "Do not say what was written.")
    var quiet = false

    func validate() throws {
        if open, format != .html || out == "-" {
            throw ValidationError("--open: expected a page in a file, found another output")
        }
    }

    func run() throws {
        let timeline = Timeline(try LogReader.load(log))
        let run = format == .html ? run(of: timeline) : nil
        let bytes =
            switch format {
            case .html:
                (run.map { TimelinePage(timeline, of: $0) } ?? TimelinePage(timeline, named: name)).bytes
            case .perfetto: PerfettoTrace.bytes(of: timeline, named: name)
            }
        guard out != "-" else { return try StandardOutput.write(bytes) }
        let path = out ?? stem + format.ending
        try Interruption.held { () throws(UnwritableFile) in try AtomicFile.write(bytes, to: path) }
        if !quiet {
            try StandardOutput.write(line: "\(path)  \(counted(timeline.records.count, "event"))")
            if run != nil { try StandardOutput.write(line: "with the checks and figures of its run.json") }
            if timeline.isCut { try StandardOutput.write(line: "the log is cut off within its last line") }
        }
        if open { try Browser.open(path) }
    }

    /// The run.json beside the log, if there is one and it is of the same run.
    private func run(of timeline: Timeline) -> RunFile? {
        let path = FilePath.joined(FilePath.directory(of: log), "run.json")
        // A file that cannot be read is as good as none: the log alone makes a page, too.
        return (try? SourceFile.read(path)).flatMap { RunFile($0.bytes, beside: timeline) }
    }

    /// The log's file name without its ending.
    private var stem: String {
        let name = FilePath.name(of: log)
        return name.hasSuffix(".ndjson") ? String(name.dropLast(7)) : name
    }

    /// What the page is called: the directory of a run for the log in it, else the file.
    private var name: String {
        let file = FilePath.name(of: log)
        let directory = FilePath.name(of: FilePath.directory(of: log))
        return file == "events.ndjson" && !directory.isEmpty ? directory : file
    }
}
