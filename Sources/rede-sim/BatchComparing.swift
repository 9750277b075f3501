import RedeEval
import RedeModel
import RedeReport
import RedeStore

/// Two batches to be compared, as `compare` and `regress` take them.
struct BatchComparing {
    let baseline: RunColumns
    let candidate: RunColumns
    /// The store that tags are looked up in.
    let store: String
    private let scope: Regression.Scope

    /// The batches that two arguments stand for, as `BatchSource` reads them.
    ///
    /// - Throws: `UnfitTag`, `UnusableStore`, `UnfitShards`, `UnreadableFile`, `InvalidInput`.
    init(baseline: String, candidate: String, store: String) throws {
        self.baseline = try BatchSource.load(baseline, store: store)
        self.candidate = try BatchSource.load(candidate, store: store)
        self.store = store
        scope = .sample
    }

    /// Two sides that are in the memory: what recordings come to, which are all there is.
    init(baseline: RunColumns, candidate: RunColumns, store: String) {
        self.baseline = baseline
        self.candidate = candidate
        self.store = store
        scope = .all
    }

    /// The comparison alone.
    ///
    /// - Throws: `IncomparableBatches`.
    func report() throws -> ComparisonReport {
        ComparisonReport(
            of: try BatchComparison(baseline: baseline, candidate: candidate),
            command: command
        )
    }

    /// The comparison with what gates say; with the usual gates where there are none.
    ///
    /// - Throws: `IncomparableBatches`, `InvalidInput`.
    func report(gates: [Gate]?, undecidedFails: Bool) throws -> ComparisonReport {
        ComparisonReport(
            of: try Regression(baseline: baseline, candidate: candidate, gates: gates, scope: scope),
            undecidedFails: undecidedFails,
            command: command
        )
    }

    /// The comparison with what gates have said while runs were added.
    ///
    /// - Throws: `IncomparableBatches`, `InvalidInput`.
    func report(after runs: SequentialRuns, undecidedFails: Bool) throws -> ComparisonReport {
        let end = runs.areDecided ? "Decided" : "Not decided"
        return ComparisonReport(
            of: try Regression(
                baseline: baseline,
                candidate: candidate,
                gates: runs.gates,
                verdicts: runs.verdicts
            ),
            undecidedFails: undecidedFails,
            sequential: "\(end) after \(counted(runs.seeds, "seed")) of at most \(runs.maximum).",
            command: command
        )
    }

    /// What to type to see both runs of a seed: their files where they are kept, else what the store has.
    private var command: @Sendable (SeedDifference) -> String? {
        let tag = candidate.tag.map { ShellWords.quoted($0.string) }
        let place = store == StoreOption.usual ? "" : " --store \(ShellWords.quoted(store))"
        return { seed in
            switch (seed.baseline.kept?.string, seed.candidate.kept?.string) {
            case (let old?, let new?):
                return "rede-sim compare \(ShellWords.quoted(old)) \(ShellWords.quoted(new))"
            case (let run?, nil), (nil, let run?):
                return "rede-sim timeline \(ShellWords.quoted(FilePath.joined(run, "events.ndjson"))) --open"
            case (nil, nil):
                return tag.map {
                    "rede-sim runs show \($0) \(seed.seed) --variant \(seed.candidate.variant)\(place)"
                }
            }
        }
    }

    /// Writes the reports where they are wanted, and prints the comparison as the options say.
    ///
    /// - Throws: `UnwritableFile`.
    static func show(_ report: ComparisonReport, out: String?, json: Bool, quiet: Bool) throws {
        if let out { try Interruption.held { try write(report, to: out) } }
        if json {
            try StandardOutput.write(report.json)
        } else if !quiet {
            let summary = BatchComparisonSummary(report: report, directory: out)
            try StandardOutput.write(line: summary.lines.joined(separator: "\n"))
        }
    }

    /// Writes the reports to a directory, all or none.
    ///
    /// - Throws: `UnwritableFile`.
    private static func write(_ report: ComparisonReport, to directory: String) throws(UnwritableFile) {
        var entries = [
            OutputDirectory.Entry(name: CompareCommand.page, bytes: report.page.bytes),
            OutputDirectory.Entry(name: "compare.json", bytes: report.json),
            OutputDirectory.Entry(name: "compare.md", bytes: report.markdown),
        ]
        if !report.gates.isEmpty { entries.append(.init(name: "junit.xml", bytes: report.junit)) }
        try OutputDirectory.write(entries, to: directory, replacing: ["junit.xml"])
    }
}
