import RedeEval
import RedeModel

/// The directory that a batch's files are written to.
enum BatchDirectory {
    /// Whether a text may be a directory's name as it is.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 150 && text == RunDirectory.plain(Text(text))
    }

    /// The name for a batch whose first scenario has this name.
    static func name(of scenario: Text) -> String { RunDirectory.plain(scenario) }

    /// The directory of a run: the scenario's name, the variant's number from 1, and the seed.
    static func run(_ number: Int, of plan: BatchPlan, in directory: String) -> String {
        FilePath.joined(directory, name(of: number, plan))
    }

    /// The recording of a live run.
    static func recording(_ number: Int, of plan: BatchPlan, in directory: String) -> String {
        FilePath.joined(recordings(in: directory), name(of: number, plan) + ".ndjson")
    }

    /// The directory with the recordings of live runs.
    static func recordings(in directory: String) -> String { FilePath.joined(directory, "recordings") }

    private static func name(of number: Int, _ plan: BatchPlan) -> String {
        let (variant, seed) = plan.place(of: number)
        let name = RunDirectory.plain(plan.variants[variant].scenario)
        return "\(name)-\(variant + 1)-\(seed)"
    }

    /// Writes the files of a run that is kept, in place of those of an earlier one, and says where they are.
    ///
    /// - Throws: `UnwritableFile`.
    static func write(
        _ kept: CaseRunner.KeptRun,
        of batch: Batch,
        to directory: String
    ) throws(UnwritableFile) -> String {
        let entries = [
            OutputDirectory.Entry(name: "run.json", bytes: kept.json),
            OutputDirectory.Entry(name: "events.ndjson", bytes: kept.log),
        ]
        let path = run(kept.number, of: batch.plan, in: directory)
        try OutputDirectory.write(entries, to: path, replacing: [RunDirectory.timeline])
        return path
    }
}
