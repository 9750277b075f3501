import ArgumentParser
import Foundation
import RedeEval
import RedeModel
import RedeStore

/// What `--until-decided` runs.
struct UntilDecidedOptions: ParsableArguments {
    @Flag(help: "Add runs to both batches until every gate is decided.")
    var untilDecided = false

    @Option(
        help: ArgumentHelp("What the baseline runs: a scenario, a recording or a plan.", valueName: "path")
    )
    var runBaseline: String?

    @Option(help: ArgumentHelp("What the candidate runs.", valueName: "path"))
    var runCandidate: String?

    @Option(help: "How many seeds each side runs at most.")
    var maxRuns: Int = 10_000

    @Option(help: "How many runs go on at the same time; as many as there are cores if nothing is said.")
    var jobs: Int?

    func validate() throws {
        if untilDecided != (runBaseline != nil && runCandidate != nil) {
            throw ValidationError(
                "--until-decided: expected --run-baseline PATH and --run-candidate PATH with it"
            )
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs: expected at least 1, found \(jobs)") }
        guard (1...PlanFile.maximumCases).contains(maxRuns) else {
            throw ValidationError("--max-runs: expected 1 to \(PlanFile.maximumCases), found \(maxRuns)")
        }
    }

    /// Runs both sides until the gates are decided, and keeps the runs in the store under both tags.
    ///
    /// - Throws: `UnfitTag` for a tag whose batch was of another plan, and what batches throw.
    func run(
        tags: (baseline: String, candidate: String),
        gates: [Gate]?,
        path: String
    ) throws -> SequentialRuns {
        let store = try ResultStore(path, for: .growing)
        let old = try side(runBaseline ?? "", tags.baseline, store)
        let new = try side(runCandidate ?? "", tags.candidate, store)
        let runs = try SequentialRuns(baseline: old, candidate: new, gates: gates, maximum: maxRuns)
        nonisolated(unsafe) var ended = runs
        let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        try Interruption.held {
            try await ended.run(jobs: jobs) { _ in !Interruption.isWaiting }
            try keep(ended.baseline, as: tags.baseline, in: store)
            try keep(ended.candidate, as: tags.candidate, in: store)
        }
        return ended
    }

    /// A side with the runs that the store has of it.
    private func side(_ path: String, _ tag: String, _ store: ResultStore) throws -> SequentialRuns.Side {
        guard BatchDirectory.isName(tag) else {
            throw UsageProblem(
                place: "--until-decided",
                expected: "tags of letters, digits, \"-\", \"_\" and \".\"",
                found: Quoted.text(Text(tag))
            )
        }
        let file = try PlanFile.asked(path)
        var side = try SequentialRuns.Side(file, maximum: maxRuns)
        guard try store.tags().contains(Text(tag)) else { return side }
        let known = try store.batch(Text(tag)).plan
        guard known.runs <= maxRuns else {
            throw UsageProblem(
                place: "--max-runs",
                expected: "at least the \(known.runs) seeds that \(Quoted.text(Text(tag))) has",
                found: "\(maxRuns)"
            )
        }
        let batch = try store.resume(Text(tag), Batch(file.with(runs: known.runs)).plan)
        try store.forEachResult(of: batch) { side.add($0, of: known) }
        return side
    }

    /// Puts a side's runs in the place of those that the store has of it, all at once: a kill leaves either.
    private func keep(_ side: SequentialRuns.Side, as tag: String, in store: ResultStore) throws {
        let (batch, results) = try side.finished()
        let version = Text(RedeSimCommand.configuration.version)
        try store.put(Text(tag), batch.plan, checks: batch.checks, results: results, version: version)
    }
}

extension PlanFile {
    /// What an argument asks for: a plan, or one scenario or recording.
    fileprivate static func asked(_ path: String) throws -> PlanFile {
        if VariedScenario.isRecording(path) { return PlanFile(scenarios: [path]) }
        let found = try ScenarioFinder.path(of: path)
        var isDirectory: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: found, isDirectory: &isDirectory)
        guard !isDirectory.boolValue else { return PlanFile(scenarios: [found]) }
        let text = Text(bytes: try SourceFile.read(found).bytes)
        return text.firstIndex(of: PlanFile.schema, from: 0) == nil
            ? PlanFile(scenarios: [found]) : try PlanFile.load(found)
    }
}
