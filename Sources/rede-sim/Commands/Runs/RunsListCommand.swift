import ArgumentParser
import RedeEval
import RedeModel
import RedeReport
import RedeStore

/// `rede-sim runs list`: lists the batches of a store.
struct RunsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the batches with their runs and how many passed.",
        discussion: """
            Examples:
              rede-sim runs list
              rede-sim runs list --store reports/rede.sqlite --json
            """
    )

    @OptionGroup var store: StoreOption

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let store = try store.open()
        let rows = try store.tags().map { tag in
            let batch = try store.batch(tag)
            return (batch: batch, counts: try store.counts(of: batch))
        }
        guard !json else { return try StandardOutput.write(RunsListCommand.json(of: rows)) }
        guard !rows.isEmpty else { return try StandardOutput.write(line: "the store has no batches") }
        let width = min(rows.map { Columns.width(Columns.plain($0.batch.tag.string)) }.max() ?? 0, 24)
        for (batch, counts) in rows {
            let scenarios = RunsListCommand.scenarios(of: batch).map(\.string).joined(separator: ", ")
            let runs =
                counts.runs == batch.plan.caseCount
                ? counted(counts.runs, "run") : "\(counts.runs) of \(batch.plan.caseCount) runs"
            let columns = [
                Columns.left(Columns.plain(batch.tag.string), width),
                Columns.left(Columns.plain(scenarios), 20),
                Columns.right(runs, 16),
                Columns.right(Share.text(counts.passed, of: counts.runs), 7),
            ]
            let line = columns.joined(separator: "  ") + "  " + batch.created.string.prefix(10)
            try StandardOutput.write(line: line)
        }
    }

    /// The scenarios of a batch, each once.
    private static func scenarios(of batch: StoredBatch) -> [Text] {
        var names: [Text] = []
        for variant in batch.plan.variants where !names.contains(variant.scenario) {
            names.append(variant.scenario)
        }
        return names
    }

    private static func json(of rows: [(batch: StoredBatch, counts: (runs: Int, passed: Int))]) -> [UInt8] {
        let batches = rows.map { batch, counts in
            var object = JSONObject()
            object["tag"] = .string(batch.tag)
            object["scenarios"] = .array(scenarios(of: batch).map { .string($0) })
            object["variants"] = .number(Double(batch.plan.variants.count))
            object["cases"] = .number(Double(batch.plan.caseCount))
            object["runs"] = .number(Double(counts.runs))
            object["passed"] = .number(Double(counts.passed))
            object["plan"] = .string(batch.plan.digest.text)
            object["version"] = .string(batch.version)
            object["created"] = .string(batch.created)
            return JSONValue.object(object)
        }
        return ByteWriter.file(
            of: .object(
                JSONObject([
                    .init(key: "schema", value: .string("rede-sim/runs/1")),
                    .init(key: "batches", value: .array(batches)),
                ])
            )
        )
    }
}
