import ArgumentParser
import RedeLive
import RedeModel
import RedeSim

/// `rede-sim replay`: plays a recording again, as it was or with a change.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play a recording again, as it was or with a change.",
        discussion: """
            FILE holds all that the run came from, so nothing else is read. As it was, the event log must be the \
            recorded one, byte for byte. With a change (--bots, --game, --template, --scenario, --set, --runtime), the \
            recorded answers are used as far as they go, and the differences are told: which calls they answered, \
            which prompts have changed and where, which calls were missed or not asked for, and the first event that \
            is another one. With --record-mode new or all, --live asks a model for what is not recorded.

            The exit code is 1 when a call had no answer, when the log of an unchanged run is another one, or when \
            a check of a changed run failed.

            Examples:
              rede-sim replay recordings/story-circle.ndjson
              rede-sim replay recordings/story-circle.ndjson --set MAX_SESSION_REPLIES=3
            """
    )

    /// What happens to calls that nothing recorded answers, as users of VCR know it.
    enum RecordMode: String, CaseIterable, ExpressibleByArgument {
        case none, new, all
    }

    @Argument(help: ArgumentHelp("The recording.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Which answer a call takes: exact, turn or auto.", valueName: "matching"))
    var match: Replay.Matching = .auto

    @Option(
        help: ArgumentHelp(
            "Whether calls without an answer fail, or the script or a live model answers them and the recording is written anew: none, new, all.",
            valueName: "mode"
        )
    )
    var recordMode: RecordMode = .none

    @Option(help: ArgumentHelp("Take the answers that are not recorded from this file.", valueName: "file"))
    var script: String?

    @OptionGroup(title: "Changes")
    var changes: ReplayChanges

    @OptionGroup(title: "Live model")
    var live: LiveOptions

    @OptionGroup(title: "Checks")
    var checks: CheckOptions

    @Option(help: ArgumentHelp("Write the files of a run to this directory.", valueName: "directory"))
    var out: String?

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Print no report.")
    var quiet = false

    func validate() throws {
        if recordMode == .none, script != nil {
            throw ValidationError("--script: expected --record-mode new or all beside it, found none")
        }
        if recordMode == .none, live.live {
            throw ValidationError("--live: expected --record-mode new or all beside it, found none")
        }
        if recordMode != .none, script == nil, !live.live {
            throw ValidationError(
                "--record-mode \(recordMode.rawValue): expected --script FILE or --live for the "
                    + "\(recordMode == .all ? "calls" : "calls that are not recorded"), found none"
            )
        }
    }

    func run() throws {
        let clock = ContinuousClock()
        let start = clock.now
        let base = try LoadedRecording(file)
        let scenario = try changes.scenario(of: file, base.recording.scenario, script: script)
        let plan = live.applied(to: try RunPlan(scenario, tieOrder: base.recording.ties))
        let answers = try checks.answers(for: [scenario])
        let model = try LiveModel(live)
        try model?.confirm(try estimate(scenario, base))
        let played = try played(scenario, plan, base, model)
        try checkEnd(of: played, scenario)
        let (report, difference) = try explanation(of: played, base)
        let result = RunResult(
            of: played.simulation,
            scenario: scenario,
            plan: plan,
            seed: base.recording.seed,
            spending: try model?.spending(of: played.recorded) ?? live.spending(),
            asking: answers.answer
        )
        let wall = start.duration(to: clock.now)
        if let out {
            let beginning = live.live ? played.again(plan, seed: base.recording.seed) : played.beginning
            let page = try RunCommand.page(of: result, played.log, scenario, plan, beginning)
            try RunDirectory.write(result, log: played.log, page: page, to: out)
        }
        var written = false
        if recordMode == .all || report.byModel > 0 { written = try write(scenario, base.recording, played) }
        let summary = ReplaySummary(
            file: file,
            recording: base.recording,
            changes: changes.words,
            report: report,
            difference: difference,
            result: result,
            bots: plan.bots,
            hasWritten: written,
            live: model,
            wall: wall
        )
        if json {
            try StandardOutput.write(summary.json)
        } else if !quiet {
            try StandardOutput.write(line: summary.lines.joined(separator: "\n"))
        }
        if !summary.hasPassed { throw ExitStatus.checkFailed.code }
    }

    /// Plays the run; calls that nothing recorded answers are told to the script or to the live model.
    private func played(
        _ scenario: Scenario,
        _ plan: RunPlan,
        _ base: LoadedRecording,
        _ model: LiveModel?
    ) throws -> ReplayedRun {
        let calls = known(base)
        guard let model else {
            return ReplayedRun(
                plan,
                seed: base.recording.seed,
                replaying: calls,
                matching: match,
                miss: recordMode == .none ? .fails : .asks,
                recorder: recordMode == .none ? nil : Recorder(hiding: Secrets(of: scenario)),
                stepLimit: RunCommand.stepLimit
            )
        }
        // A recording holds no keys: those of the environment count.
        let keys = ModelKeys(forAll: scenario, live)
        let engines = try OutsideAnswers(for: plan)
        return try ReplayedRun(
            plan,
            seed: base.recording.seed,
            replaying: calls,
            matching: match,
            miss: .asks,
            recorder: Recorder(hiding: keys.secrets)
        ) { simulation in
            try model.driver(with: keys, plan.settings).play(
                &simulation,
                until: plan.end,
                engines: engines
            ) { simulation, horizon in
                simulation.run(until: plan.end, whileWaiting: horizon, stepLimit: RunCommand.stepLimit)
            }
        }
    }

    /// The recorded calls that answer.
    private func known(_ base: LoadedRecording) -> [RecordedCall] {
        // With all of them asked anew, recorded ones still answer for whom no model does.
        recordMode == .all
            ? base.calls.filter { live.live && !live.calls.includes($0.place.kind) }
            : base.calls
    }

    /// About how much a live model is going to be asked.
    private func estimate(_ scenario: Scenario, _ base: LoadedRecording) throws -> CallEstimate {
        // All recorded calls answer here, so that a run whose calls are all asked anew goes on as well.
        let run = ReplayedRun(
            try RunPlan(scenario, tieOrder: base.recording.ties),
            seed: base.recording.seed,
            replaying: base.calls,
            matching: match,
            recorder: Recorder(hiding: Secrets(of: scenario)),
            stepLimit: RunCommand.stepLimit
        )
        let missed = run.report().misses.map(\.place)
        let planned = PlannedCalls(of: run) { place in
            live.calls.includes(place.kind) && (recordMode == .all || missed.contains(place))
        }
        return planned.estimate
    }

    private func checkEnd(of played: ReplayedRun, _ scenario: Scenario) throws(UsageProblem) {
        switch played.stop {
        case .end: return
        case .stepLimit: throw RunCommand.endless(scenario, played.simulation)
        case .questions:
            throw UsageProblem(
                place: "--script",
                expected: "answers that are written, or made by a story",
                found: "a policy that asks another program"
            )
        }
    }

    /// What became of the recorded calls, and the first event that differs: from the recorded log, or, for a
    /// run that was changed, from the log of the run that was not, so that its lines can be shown.
    private func explanation(
        of played: ReplayedRun,
        _ base: LoadedRecording
    ) throws -> (ReplayReport, EventDifference?) {
        var report = played.report()
        var difference = played.difference(from: base.log, report)
        guard difference != nil || !report.changes.isEmpty else { return (report, nil) }
        let before = try base.recording.played(base.calls)
        let texts = try LoadedRecording(file, keepingTexts: true).texts
        report = played.report(texts: texts.merging(before.transcripts) { text, _ in text })
        if difference != nil, !changes.words.isEmpty {
            difference = EventDifference(
                from: before.simulation.log,
                to: played.simulation.log,
                calls: played.calls,
                report: report
            )
        }
        return (report, difference)
    }

    /// Writes the recording anew, with the calls of this run.
    private func write(
        _ scenario: Scenario,
        _ recording: Recording,
        _ played: ReplayedRun
    ) throws -> Bool {
        let head = try Recording.masking(
            scenario,
            seed: recording.seed,
            ties: recording.ties,
            model: live.live ? live.recordedModel : recording.model
        )
        var recorder = played.simulation.tracking?.recorder
        var new = try RecordingFile(head, at: file)
        for finished in recorder?.takeFinished() ?? [] {
            try new.add(finished.call, texts: finished.texts)
        }
        try new.finish(log: played.log)
        return true
    }
}

extension Replay.Matching: ExpressibleByArgument {}
