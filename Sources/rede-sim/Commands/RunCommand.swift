import ArgumentParser
import RedeLive
import RedeModel
import RedeReport
import RedeSim

/// `rede-sim run`: plays scenarios, one after the other.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run scenarios and write their results.",
        discussion: """
            SCENARIO is a directory, a file, or the name of a shipped scenario. A directory without a scenario.yaml \
            but with a bots.json runs as it is: its bots are deployed, --message starts them, and a policy answers. \
            Each run writes timeline.html, run.json, events.ndjson, junit.xml, summary.md and, when chess is played, \
            game.pgn to a directory of its own in --out, in place of those of an earlier run with the same name and seed.

            --record keeps the run with its answers, without any key; rede-sim replay plays it again from there.

            Settings count in this order, later ones winning: those of the scenario, the environment, --set.

            Examples:
              rede-sim run scenarios/story-circle --seed 7
              rede-sim run . --message A:B:Hello --set RUN_ID=first --follow
            """
    )

    @Argument(help: "The scenarios: directories, files, or names of shipped ones.")
    var scenarios: [String]

    @Option(help: "The number that all chance comes from, 0 to 9007199254740991.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The reading of the runtime: documented or observed.", valueName: "reading"))
    var runtime: Reading?

    @Option(help: "In which order things of one instant happen: insertion or seeded.")
    var ties: RunPlan.TieOrder = .insertion

    @Option(
        help: ArgumentHelp("Give a setting of the runtime a value; may be repeated.", valueName: "name=value")
    )
    var set: [String] = []

    @Option(help: ArgumentHelp("Take the bots from this file.", valueName: "file"))
    var bots: String?

    @Option(help: ArgumentHelp("Take the game from this file.", valueName: "file"))
    var game: String?

    @Option(help: ArgumentHelp("Take the model's answers from this file.", valueName: "file"))
    var script: String?

    @Option(help: "What answers for bots without a script: story, chess-random or chess-uci.")
    var policy: PolicyName?

    @Option(
        help: ArgumentHelp(
            "Let a bot send a message three seconds after the start; may be repeated.",
            valueName: "from:to:text"
        )
    )
    var message: [String] = []

    @OptionGroup(title: "Checks")
    var checks: CheckOptions

    @OptionGroup(title: "Live model")
    var live: LiveOptions

    @Flag(help: "Print the calls that a live run would make, and make none.")
    var dryRun = false

    @Option(help: ArgumentHelp("End the run after this virtual time, such as 90s.", valueName: "duration"))
    var until: String?

    @Option(help: ArgumentHelp("The directory for the results of all runs.", valueName: "directory"))
    var out: String = "reports"

    @Option(
        help: ArgumentHelp("Write the event log to the standard output, and nothing else: -", valueName: "-")
    )
    var events: String?

    @Option(
        help: ArgumentHelp("Record the run to this file, from which it can be replayed.", valueName: "file")
    )
    var record: String?

    @Option(
        help: ArgumentHelp("Have a UCI engine judge the moves of a game of chess.", valueName: "engine")
    )
    var centipawns: String?

    @Flag(help: "Go on with a recording that was interrupted: calls that it has are not made again.")
    var resume = false

    @Flag(help: "Show a line an event as it happens.")
    var follow = false

    @Flag(
        inversion: .prefixedNo,
        help: "Write timeline.html: usual with the summary, else only if asked for."
    )
    var timeline: Bool?

    @Flag(help: "Open the timeline when the run has ended.")
    var open = false

    @Flag(help: "Print run.json in place of the summary.")
    var json = false

    @Flag(help: "Draw boards with letters in place of chess pieces.")
    var ascii = false

    @Flag(help: "Print no summary.")
    var quiet = false

    func validate() throws {
        if let events, events != "-" {
            throw ValidationError("--events: expected \"-\", found \"\(events)\"")
        }
        if seed > RunResult.maximumSeed {
            throw ValidationError("--seed: expected 0 to \(RunResult.maximumSeed), found \(seed)")
        }
        if events != nil, follow || json {
            throw ValidationError(
                "--events -: expected to be alone on the standard output, found another option"
            )
        }
        if record != nil, scenarios.count > 1 {
            throw ValidationError("--record: expected one scenario, found \(scenarios.count)")
        }
        if dryRun, !live.live {
            throw ValidationError("--dry-run: expected --live beside it, found none")
        }
        if resume, record == nil {
            throw ValidationError("--resume: expected --record FILE beside it, found none")
        }
        if open, timeline == false {
            throw ValidationError("--open: expected a timeline to open, found --no-timeline")
        }
        if json, follow {
            throw ValidationError("--json: expected to be alone on the standard output, found --follow")
        }
    }

    func run() throws {
        let environment = RunSettings.environment
        // All files are read first, so that a wrong one stops everything before anything has run.
        let jobs = try scenarios.map { argument in
            let scenario = try scenario(argument)
            return try Job(scenario, ties: ties, seed: seed, isRecorded: record != nil, live: live)
        }
        try checkNames(jobs.map(\.scenario))
        let answers = try checks.answers(for: jobs.map(\.scenario))
        let model = try LiveModel(live)
        if dryRun {
            for job in jobs { try RunCommand.printCalls(of: job, seed: seed, live: live.calls) }
            return
        }
        try model?.confirm(
            jobs.dropFirst().reduce(estimate(of: jobs[0])) { $0 + estimate(of: $1) }
        )
        var hasPassed = true
        for (index, job) in jobs.enumerated() {
            if index > 0, printsSummary { try StandardOutput.write(line: "") }
            let result = try play(job, environment, answers, model)
            hasPassed = hasPassed && result.hasPassed
        }
        if !hasPassed { throw ExitStatus.checkFailed.code }
    }

    private func estimate(of job: Job) -> CallEstimate {
        PlannedCalls(of: job.plan, seed: seed, live: live.calls).estimate
    }

    /// How many steps a run may take: ten times as many as a very long one does.
    static let stepLimit = 1_000_000

    private var printsSummary: Bool { !quiet && !json && events == nil }

    private var writesTimeline: Bool { timeline ?? (printsSummary || open) }

    /// Plays a scenario, writes its files and shows what was asked for.
    private func play(
        _ job: Job,
        _ environment: [Scenario.Setting],
        _ checkAnswers: CheckAnswers,
        _ model: LiveModel?
    ) throws -> RunResult {
        let (scenario, plan) = (job.scenario, job.plan)
        let style = Style.standardOutput
        let clock = ContinuousClock()
        let start = clock.now
        let outside = try OutsideAnswers(for: plan)
        let judge = try centipawns.map { engine in
            try atCentipawns { () throws(UnusableEngine) in
                try CentipawnJudge(Policy.ChessUCI(engine: Text(engine)))
            }
        }
        let lines = follow ? FollowLines(style: style, epoch: plan.epoch, bots: plan.bots) : nil
        var simulation = Simulation(plan, seed: seed)
        let recording = try record.map { try RunRecording(of: job, to: $0, resuming: resume, &simulation) }
        if model != nil, recording == nil {
            simulation.tracking = CallTracking(recorder: Recorder(hiding: job.keys.secrets))
        }
        var beginning = simulation
        var answers: [Answer] = []
        var stop: Simulation.Stop
        if let model {
            let driver = model.driver(with: job.keys, plan.settings)
            stop = try playLive(
                &simulation,
                job,
                driver,
                engines: outside,
                showing: lines,
                recording: recording
            )
        } else {
            stop = try simulate(&simulation, until: plan.end, showing: lines, recording: recording)
            while stop == .questions {
                for question in simulation.questions {
                    answers.append(try outside.answer(to: question))
                    simulation.supply(answers[answers.count - 1], to: question)
                }
                stop = try simulate(&simulation, until: plan.end, showing: lines, recording: recording)
            }
        }
        if stop == .stepLimit { throw RunCommand.endless(scenario, simulation) }
        var spending = try live.spending()
        if let model {
            simulation.tracking?.recorder?.finishAll()
            try recording?.keep(&simulation)
            let calls =
                recording?.calls ?? simulation.tracking?.recorder?.takeFinished().map(\.call) ?? []
            spending = model.spending(of: calls)
            // What was live is played once more from what it came to.
            beginning = Simulation(plan, seed: seed, replaying: calls)
        }
        var result = RunResult(
            of: simulation,
            scenario: scenario,
            plan: plan,
            seed: seed,
            spending: spending,
            asking: checkAnswers.answer
        )
        if let judge, let game = simulation.worker.host.board.chess {
            let losses = try atCentipawns { () throws(UnusableEngine) in try judge.losses(in: game) }
            result.metrics[.chessCentipawnLossWhite] = losses.white
            result.metrics[.chessCentipawnLossBlack] = losses.black
        }
        let log = simulation.log.ndjson
        let wall = start.duration(to: clock.now)
        let directory = FilePath.joined(out, RunDirectory.name(of: result))
        let page =
            writesTimeline
            ? try RunCommand.page(of: result, log, job.scenario, plan, beginning, answers) : nil
        try RunDirectory.write(result, log: log, page: page, to: directory)
        var recorded: RecordedFile?
        try Interruption.held { () throws(UnwritableFile) in
            recorded = try recording?.finish(&simulation, log: log)
            Interruption.lastWords = nil
        }
        if events != nil { try StandardOutput.write(log) }
        if json { try StandardOutput.write(result.json) }
        if printsSummary {
            if follow { try StandardOutput.write(line: "") }
            let summary = Summary(
                result: result,
                style: style,
                wall: wall,
                directory: directory,
                hasTimeline: page != nil,
                recording: recorded,
                live: model,
                arguments: Array(CommandLine.arguments.dropFirst()),
                environment: environment,
                isASCII: ascii
            )
            try StandardOutput.write(Array((summary.lines.joined(separator: "\n") + "\n").utf8))
        }
        if open { try Browser.open(FilePath.joined(directory, RunDirectory.timeline)) }
        return result
    }

    /// Does what the engine of `--centipawns` is asked for; a failure names the option.
    private func atCentipawns<Value>(
        _ body: () throws(UnusableEngine) -> Value
    ) throws(UnusableEngine) -> Value {
        do throws(UnusableEngine) {
            return try body()
        } catch {
            var error = error
            error.place = "--centipawns"
            throw error
        }
    }

    /// What is wrong with a run that has taken as many steps as it may.
    static func endless(_ scenario: Scenario, _ simulation: Simulation) -> UsageProblem {
        UsageProblem(
            place: scenario.name.string,
            expected: "a run that ends",
            found: "more than \(stepLimit) steps by \(simulation.now.text)",
            notes: ["--until ends it earlier, and so does the scenario's duration"]
        )
    }

    /// The timeline of a run, which is played once more from its beginning for what its log does not hold.
    static func page(
        of result: RunResult,
        _ log: [UInt8],
        _ scenario: Scenario,
        _ plan: RunPlan,
        _ beginning: Simulation,
        _ answers: [Answer] = []
    ) throws -> [UInt8] {
        let timeline = Timeline(
            try LogReader.read(SourceFile(path: "events.ndjson", bytes: log)),
            of: plan,
            RunInspection(of: beginning, until: plan.end, answers: answers, stepLimit: stepLimit),
            hiding: Secrets(of: scenario)
        )
        return TimelinePage(timeline, of: result).bytes
    }

    /// Plays on; where somebody looks on, step by step: each record is shown, and each call that has ended is
    /// kept, as soon as it is there.
    func simulate(
        _ simulation: inout Simulation,
        until end: Instant?,
        whileWaiting horizon: Instant? = nil,
        showing lines: FollowLines?,
        recording: RunRecording?
    ) throws(UnwritableFile) -> Simulation.Stop {
        if follow || record != nil {
            while simulation.canStep(until: end, whileWaiting: horizon),
                simulation.steps < RunCommand.stepLimit
            {
                let shown = simulation.log.count
                _ = simulation.step(whileWaiting: horizon)
                try recording?.keep(&simulation)
                guard let lines else { continue }
                for place in shown..<simulation.log.count {
                    try StandardOutput.write(line: lines.line(of: simulation.log[place]))
                }
            }
        }
        return simulation.run(until: end, whileWaiting: horizon, stepLimit: RunCommand.stepLimit)
    }
}

/// A policy by the name that the command line has for it.
enum PolicyName: String, CaseIterable, ExpressibleByArgument {
    case story
    case chessRandom = "chess-random"
    case chessUCI = "chess-uci"

    var policy: Policy {
        switch self {
        case .story: .story(.init())
        case .chessRandom: .chessRandom(.init())
        case .chessUCI: .chessUCI(.init())
        }
    }
}

extension Reading: ExpressibleByArgument {}

extension RunPlan.TieOrder: ExpressibleByArgument {}
