import ArgumentParser
import RedeLive
import RedeModel
import RedeServer
import RedeSim

/// The options that say what is served.
struct ServedNetwork: ParsableArguments {
    @Option(help: ArgumentHelp("Take the bots from this file.", valueName: "file"))
    var bots: String?

    @Option(help: ArgumentHelp("Take the game from this file.", valueName: "file"))
    var game: String?

    @Option(help: ArgumentHelp("Take the model's answers from this file.", valueName: "file"))
    var script: String?

    @Option(help: "What answers for bots without a script: story, chess-random or chess-uci.")
    var policy: PolicyName?

    @Option(
        help: ArgumentHelp("Give a setting of the runtime a value; may be repeated.", valueName: "name=value")
    )
    var set: [String] = []

    @Option(help: ArgumentHelp("The reading of the runtime: documented or observed.", valueName: "reading"))
    var runtime: Reading?

    @Option(help: "The number that all chance comes from, 0 to 9007199254740991.")
    var seed: UInt64 = 1

    @Flag(help: "Have the bots post to each other over HTTP, to this server's own address.")
    var httpPeers = false

    @OptionGroup(title: "Model")
    var model: ServedModel

    func validate() throws {
        if seed > RunResult.maximumSeed {
            throw ValidationError("--seed: expected 0 to \(RunResult.maximumSeed), found \(seed)")
        }
    }

    /// What is served: a scenario that begins now and has no end, its stimuli only where they are played.
    ///
    /// - Throws: `UnreadableFile`, `InvalidInput`, `UsageProblem`.
    func job(_ argument: String, startingAt epoch: Instant, playing: Bool, recorded: Bool) throws -> Job {
        let path = try ScenarioFinder.path(of: argument)
        var scenario = try RunSettings.scenario(
            at: path,
            replacing: .init(bots: bots, game: game, script: script),
            set: set,
            runtime: runtime,
            policy: policy
        )
        if !playing { scenario.stimuli = [] }
        scenario.epoch = epoch
        scenario.durationMilliseconds = nil
        return try Job(scenario, ties: .insertion, seed: seed, isRecorded: recorded, live: model.live())
    }

    /// The plan of a job, as it is served.
    func plan(of job: Job) -> RunPlan {
        var plan = job.plan
        plan.postsOutside = httpPeers
        return plan
    }

    /// Who answers from outside in a job's run.
    ///
    /// - Throws: `UsageProblem`, `UnusableEngine`.
    func outside(of job: Job) throws -> Outside {
        Outside(
            programs: try ProgramAnswers(for: job.plan),
            model: try model.live().flatMap { try LiveModel($0) }?.client(with: job.keys, job.plan.settings),
            fetcher: WebFetcher(hiding: job.keys.secrets),
            trouble: { StandardError.write($0) }
        )
    }

    /// What is done with the calls of a job's run; nil when they are but answered.
    ///
    /// - Throws: `UnreadableFile`, `InvalidInput`.
    func tracking(of job: Job) throws -> CallTracking? {
        let recorder = job.recording.map { Recorder(hiding: $0.secrets) }
        guard let recording = model.recording else { return recorder.map { CallTracking(recorder: $0) } }
        var reader = try RecordingReader(recording)
        let calls = try reader.rest()
        let roster = job.plan.settings.activeBots(of: job.plan.bots).map { job.plan.bots[$0].name }
        return CallTracking(recorder: recorder, replay: Replay(calls, roster: roster))
    }
}
