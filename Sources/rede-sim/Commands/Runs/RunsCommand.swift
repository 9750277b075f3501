import ArgumentParser
import RedeModel
import RedeStore

/// `rede-sim runs`: looks after the runs that batches have kept.
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "Look at the results of batches: list, show, name, remove, report, export.",
        discussion: """
            The store is a SQLite database, and its tables are documented: docs/store.md has queries to start from.

            Examples:
              rede-sim runs list
              rede-sim runs export cooldowns --format csv --out cooldowns.csv
            """,
        subcommands: [
            RunsListCommand.self, RunsShowCommand.self, RunsTagCommand.self, RunsRemoveCommand.self,
            RunsReportCommand.self, RunsExportCommand.self,
        ],
        defaultSubcommand: RunsListCommand.self
    )
}

/// Where the results are.
struct StoreOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("The database with the results.", valueName: "file"),
        completion: .file(extensions: ["sqlite"])
    )
    var store: String = StoreOption.usual

    /// The database where nothing else is said.
    static let usual = FilePath.joined("reports", name)

    /// What a database is called in a directory of reports.
    static let name = "rede.sqlite"

    /// Opens the store, which must be there.
    ///
    /// - Throws: `UnreadableFile`, `UnusableStore`.
    func open() throws -> ResultStore { try ResultStore(store, for: .existing) }
}
