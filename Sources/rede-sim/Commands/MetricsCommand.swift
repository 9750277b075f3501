import ArgumentParser
import RedeModel
import RedeReport
import RedeSim

/// `rede-sim metrics`: reads the metrics off any event logs.
struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "Show the metrics of event logs.",
        usage: "rede-sim metrics <log> ... [<options>]",
        discussion: """
            LOG is an event log as rede and rede-sim write it. A log has no tokens in it: those of --recording \
            count, others are estimated, four characters of prompt or answer each. Metrics that do not apply have \
            no value, and those that are 0 in all logs are shown with --all.

            Examples:
              rede-sim metrics reports/story-circle-7/events.ndjson
              rede-sim metrics archive/*.ndjson --prices prices.yaml --json
            """
    )

    @Argument(help: "Event logs.", completion: .file(extensions: ["ndjson"]))
    var log: [String]

    @Option(help: ArgumentHelp("What tokens cost, by model, for the metric cost.", valueName: "file"))
    var prices: String?

    @Option(help: ArgumentHelp("The recording of the run, whose tokens count.", valueName: "file"))
    var recording: String?

    @Flag(help: "Show metrics that are 0, too.")
    var all = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if recording != nil, log.count > 1 {
            throw ValidationError("--recording: expected one log beside it, found \(log.count)")
        }
    }

    func run() throws {
        var sources = MetricSources()
        sources.prices = try prices.map(PriceTable.load)
        if let recording {
            var reader = try RecordingReader(recording)
            let calls = try reader.rest()
            sources.usage = MetricSources.usage(of: calls)
            let model = reader.recording.model
            if !["scripted", "imported"].contains(model.string) { sources.model = model }
            sources.replyBudget = try reader.recording.plan.settings.maxSessionReplies
        }
        let table = MetricsTable(
            try log.map { file in
                let log = EventLog(try LogReader.load(file))
                return (file, RunMetrics(of: log, beside: sources))
            }
        )
        if json { return try StandardOutput.write(table.json) }
        try StandardOutput.write(line: lines(of: table).joined(separator: "\n"))
    }

    /// A line a metric: its name, a column a log, its unit; with several logs a line of their names above.
    private func lines(of table: MetricsTable) -> [String] {
        let rows = table.rows(all: all)
        guard !rows.isEmpty else { return ["no metric has a value"] }
        let nameWidth = rows.reduce(0) { max($0, Columns.width($1.name)) }
        let widths = log.indices.map { index in
            rows.reduce(String(index + 1).count + 1) { max($0, Columns.width($1.values[index])) }
        }
        var lines: [String] = []
        if log.count > 1 {
            lines = log.enumerated().map { "#\($0 + 1) \(Columns.plain($1))" }
            let heads = log.indices.map { Columns.right("#\($0 + 1)", widths[$0]) }
            lines += ["", ([Columns.left("", nameWidth)] + heads).joined(separator: "  ")]
        }
        for row in rows {
            let values = log.indices.map { Columns.right(row.values[$0], widths[$0]) }
            let parts = [Columns.left(row.name, nameWidth)] + values + [row.unit]
            lines.append(parts.joined(separator: "  "))
        }
        return lines
    }
}
