import RedeEval
import RedeLive
import RedeModel
import RedeReport
import RedeSim

/// A side of a comparison, with what its timeline is made of.
struct ComparedSide {
    let run: ComparedRun
    /// The path of its timeline; nil when there is none yet.
    let page: String?
    private let timeline: Timeline
    private let file: RunFile?

    /// A timeline for a side that has none.
    var pageBytes: [UInt8] {
        (file.map { TimelinePage(timeline, of: $0) } ?? TimelinePage(timeline, named: run.title.string)).bytes
    }

    /// The run in a directory.
    ///
    /// - Throws: `UnreadableFile`, `InvalidInput`.
    init(directory path: String) throws {
        let names = OutputDirectory.names(in: path)
        let log = FilePath.joined(path, "events.ndjson")
        try self.init(
            log: log,
            named: FilePath.name(of: path),
            page: names.contains(RunDirectory.timeline) ? FilePath.joined(path, RunDirectory.timeline) : nil
        )
    }

    /// An event log, with the run.json beside it if it is of the same run.
    ///
    /// - Throws: `UnreadableFile`, `InvalidInput`.
    init(log path: String, named name: String, page: String? = nil) throws {
        let timeline = Timeline(try LogReader.load(path))
        let beside = FilePath.joined(FilePath.directory(of: path), "run.json")
        // A file that cannot be read is as good as none: the log alone can be compared, too.
        let file = (try? SourceFile.read(beside)).flatMap { RunFile($0.bytes, beside: timeline) }
        (self.timeline, self.file, self.page) = (timeline, file, page)
        run = file.map { ComparedRun(timeline, of: $0) } ?? ComparedRun(timeline, named: name)
    }

    /// A scenario that is played now.
    ///
    /// - Throws: `InvalidInput`, `UnusableEngine`, `UsageProblem` for a run without an end.
    init(playing scenario: Scenario, seed: UInt64) throws {
        let plan = try RunPlan(scenario)
        let outside = try OutsideAnswers(for: plan)
        let beginning = Simulation(plan, seed: seed)
        var simulation = beginning
        var answers: [Answer] = []
        var stop = simulation.run(until: plan.end, stepLimit: RunCommand.stepLimit)
        while stop == .questions {
            for question in simulation.questions {
                answers.append(try outside.answer(to: question))
                simulation.supply(answers[answers.count - 1], to: question)
            }
            stop = simulation.run(until: plan.end, stepLimit: RunCommand.stepLimit)
        }
        if stop == .stepLimit { throw RunCommand.endless(scenario, simulation) }
        try self.init(of: simulation, beginning, scenario, plan, seed, answers)
    }

    /// A recording that is played again, as it was or with a changed scenario.
    ///
    /// - Throws: `InvalidInput`, `UsageProblem` for a run without an end.
    init(replaying base: LoadedRecording, as scenario: Scenario) throws {
        let plan = try RunPlan(scenario, tieOrder: base.recording.ties)
        let seed = base.recording.seed
        let played = ReplayedRun(plan, seed: seed, replaying: base.calls, stepLimit: RunCommand.stepLimit)
        if played.stop == .stepLimit { throw RunCommand.endless(scenario, played.simulation) }
        try self.init(of: played.simulation, played.beginning, scenario, plan, seed, [])
    }

    private init(
        of simulation: Simulation,
        _ beginning: Simulation,
        _ scenario: Scenario,
        _ plan: RunPlan,
        _ seed: UInt64,
        _ answers: [Answer]
    ) throws {
        let secrets = Secrets(of: scenario)
        let log = SourceFile(path: "events.ndjson", bytes: simulation.log.ndjson)
        timeline = Timeline(
            try LogReader.read(log),
            of: plan,
            RunInspection(of: beginning, until: plan.end, answers: answers, stepLimit: RunCommand.stepLimit),
            hiding: secrets
        )
        let file = RunFile(RunResult(of: simulation, scenario: scenario, plan: plan, seed: seed))
        run = ComparedRun(timeline, of: file, scenario: secrets.masked(scenario))
        self.file = file
        page = nil
    }
}
