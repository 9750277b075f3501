import ArgumentParser
import RedeEval
import RedeModel
import RedeStore

extension RunTable.Format: ExpressibleByArgument {}

/// `rede-sim runs export`: writes the results of a batch for other programs.
struct RunsExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a row a run: seed, variant, changes, checks and metrics.",
        discussion: """
            The same plan gives the same bytes, on any machine and with any number of jobs: neither the tag nor a time \
            nor a path is in them.

            Examples:
              rede-sim runs export cooldowns --format csv --out cooldowns.csv
              rede-sim runs export cooldowns --format jsonl | head -1
            """
    )

    @Argument(help: "The tag of the batch.")
    var tag: String

    @OptionGroup var store: StoreOption

    @Option(help: "How to write it: csv, or jsonl for a line of JSON a run.")
    var format: RunTable.Format = .csv

    @Option(help: ArgumentHelp("The file to write; - for the standard output.", valueName: "file"))
    var out: String = "-"

    func run() throws {
        let store = try store.open()
        let batch = try store.batch(Text(tag))
        guard out != "-" else {
            return try write(batch, of: store) { bytes in try StandardOutput.write(bytes) }
        }
        // A signal that comes meanwhile counts when the unfinished file is gone.
        try Interruption.held {
            var file: StreamedFile? = try StreamedFile(out)
            try write(batch, of: store) { bytes in
                guard !Interruption.isWaiting else { throw CancellationError() }
                try file?.append(bytes)
            }
            try file.take()?.finish()
        }
    }

    /// Writes the table piece by piece.
    private func write(
        _ batch: StoredBatch,
        of store: ResultStore,
        to output: ([UInt8]) throws -> Void
    ) throws {
        let table = RunTable(batch.plan, checks: batch.checks, format: format)
        var writer = ByteWriter(reserving: 1 << 17)
        table.writeHead(to: &writer)
        try store.forEachResult(of: batch) { result in
            table.write(result, to: &writer)
            guard writer.count >= 1 << 16 else { return }
            try output(writer.bytes)
            writer.removeAll()
        }
        try output(writer.bytes)
    }
}
