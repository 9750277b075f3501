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

    @Option(help: "What answers for bots without a script: story or chess-random.")
    var policy: PolicyName?

    @Option(
        help: ArgumentHelp(
            "Let a bot send a message three seconds after the start; may be repeated.",
            valueName: "from:to:text"
        )
    )
    var message: [String] = []

    @Option(help: ArgumentHelp("End the run after this virtual time, such as 90s.", valueName: "duration"))
    var until: String?

    @Option(help: ArgumentHelp("The directory for the results of all runs.", valueName: "directory"))
    var out: String = "reports"

    @Option(
        help: ArgumentHelp("Write the event log to the standard output, and nothing else: -", valueName: "-")
    )
    var events: String?

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
            let scenario = try scenario(argument, environment)
            return (scenario: scenario, plan: try RunPlan(scenario, tieOrder: ties))
        }
        try checkNames(jobs.map(\.scenario))
        var hasPassed = true
        for (index, job) in jobs.enumerated() {
            if index > 0, printsSummary { try StandardOutput.write(line: "") }
            let result = try play(job.scenario, job.plan, environment)
            hasPassed = hasPassed && result.hasPassed
        }
        if !hasPassed { throw ExitStatus.checkFailed.code }
    }

    /// How many steps a run may take: ten times as many as a very long one does.
    private static let stepLimit = 1_000_000

    private var printsSummary: Bool { !quiet && !json && events == nil }

    private var writesTimeline: Bool { timeline ?? (printsSummary || open) }

    /// Plays a scenario, writes its files and shows what was asked for.
    private func play(
        _ scenario: Scenario,
        _ plan: RunPlan,
        _ environment: [Scenario.Setting]
    ) throws -> RunResult {
        let style = Style.standardOutput
        let clock = ContinuousClock()
        let start = clock.now
        let outside = try OutsideAnswers(for: plan)
        let lines = follow ? FollowLines(style: style, epoch: plan.epoch, bots: plan.bots) : nil
        var simulation = Simulation(plan, seed: seed)
        var stop = try simulate(&simulation, until: plan.end, showing: lines)
        var answers: [Answer] = []
        while stop == .questions {
            for question in simulation.questions {
                answers.append(try outside.answer(to: question))
                simulation.supply(answers[answers.count - 1], to: question)
            }
            stop = try simulate(&simulation, until: plan.end, showing: lines)
        }
        if stop == .stepLimit {
            throw UsageProblem(
                place: scenario.name.string,
                expected: "a run that ends",
                found: "more than \(RunCommand.stepLimit) steps by \(simulation.now.text)",
                notes: ["--until ends it earlier, and so does the scenario's duration"]
            )
        }
        let result = RunResult(of: simulation, scenario: scenario, plan: plan, seed: seed)
        let log = simulation.log.ndjson
        let wall = start.duration(to: clock.now)
        let directory = FilePath.joined(out, RunDirectory.name(of: result))
        let page = writesTimeline ? try self.page(of: result, log, scenario, plan, answers) : nil
        try RunDirectory.write(result, log: log, page: page, to: directory)
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
                arguments: Array(CommandLine.arguments.dropFirst()),
                environment: environment,
                isASCII: ascii
            )
            try StandardOutput.write(Array((summary.lines.joined(separator: "\n") + "\n").utf8))
        }
        if open { try Browser.open(FilePath.joined(directory, RunDirectory.timeline)) }
        return result
    }

    /// The timeline of a run, which is played once more for what its log does not hold.
    private func page(
        of result: RunResult,
        _ log: [UInt8],
        _ scenario: Scenario,
        _ plan: RunPlan,
        _ answers: [Answer]
    ) throws -> [UInt8] {
        let timeline = Timeline(
            try LogReader.read(SourceFile(path: "events.ndjson", bytes: log)),
            of: plan,
            RunInspection(plan, seed: seed, answers: answers, stepLimit: RunCommand.stepLimit),
            hiding: Secrets(of: scenario)
        )
        return TimelinePage(timeline, of: result).bytes
    }

    /// Plays on; with lines, step by step, and shows each record as soon as it is there.
    private func simulate(
        _ simulation: inout Simulation,
        until end: Instant?,
        showing lines: FollowLines?
    ) throws(UnwritableFile) -> Simulation.Stop {
        if let lines {
            while simulation.canStep(until: end), simulation.steps < RunCommand.stepLimit {
                let shown = simulation.log.count
                _ = simulation.step()
                for place in shown..<simulation.log.count {
                    try StandardOutput.write(line: lines.line(of: simulation.log[place]))
                }
            }
        }
        return simulation.run(until: end, stepLimit: RunCommand.stepLimit)
    }
}

/// A policy by the name that the command line has for it.
enum PolicyName: String, CaseIterable, ExpressibleByArgument {
    case story
    case chessRandom = "chess-random"

    var policy: Policy {
        switch self {
        case .story: .story(.init())
        case .chessRandom: .chessRandom(.init())
        }
    }
}

extension Reading: ExpressibleByArgument {}

extension RunPlan.TieOrder: ExpressibleByArgument {}
