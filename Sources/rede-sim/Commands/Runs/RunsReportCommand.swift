import ArgumentParser
import RedeEval
import RedeModel
import RedeStore

/// `rede-sim runs report`: writes the reports of a batch from the store.
struct RunsReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the reports of a batch: a page, JSON, Markdown, JUnit.",
        discussion: """
            A batch writes them to its directory when it ends; this makes them anew, of whatever runs the store has. \
            Timelines are linked of runs whose events are still where they were kept.

            Examples:
              rede-sim runs report cooldowns
              rede-sim runs report cooldowns --out /tmp/cooldowns --open
            """
    )

    @Argument(help: "The tag of the batch.")
    var tag: String

    @OptionGroup var store: StoreOption

    @Option(
        help: ArgumentHelp("Where to write them; reports/TAG if nothing is said.", valueName: "directory")
    )
    var out: String?

    @Flag(help: "Open the page when it is written.")
    var open = false

    @Flag(help: "Do not say what was written.")
    var quiet = false

    func run() throws {
        let store = try store.open()
        let batch = try store.batch(Text(tag))
        var figures = BatchFigures(batch.plan, checks: batch.checks)
        try store.forEachResult(of: batch) { figures.add($0) }
        let directory = out ?? FilePath.joined("reports", BatchDirectory.name(of: batch.tag))
        try Interruption.held { () throws(UnwritableFile) in
            try BatchReportFiles.write(figures, tag: batch.tag, to: directory)
        }
        let page = FilePath.joined(directory, BatchReportFiles.page)
        if !quiet {
            try StandardOutput.write(line: "\(page)  \(counted(figures.tally.runs, "run"))")
        }
        if open { try Browser.open(page) }
    }
}
