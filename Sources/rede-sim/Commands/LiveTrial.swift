import RedeEval
import RedeLive
import RedeModel
import RedeSim

/// A live model that is asked for the answers of a recording which a change of prompts leaves open.
struct LiveTrial {
    /// The recording.
    let file: String
    let model: LiveModel
    let options: LiveOptions
    /// Where recordings with the new answers go.
    let directory: String
    /// Whether calls that an interrupted trial has kept are taken over.
    let isResuming: Bool

    /// Where the recording of a side goes: `story.candidate.ndjson` for `story.ndjson`.
    func path(of side: PromptTrial.SideName) -> String {
        let name = FilePath.name(of: file)
        let stem = VariedScenario.isRecording(name) ? String(name.dropLast(".ndjson".count)) : name
        return FilePath.joined(directory, "\(stem).\(side.rawValue).ndjson")
    }

    /// Plays a side: recorded answers stand where the prompt is the recorded one, the model gives the others.
    ///
    /// - Throws: what the model's client throws, `UsageProblem`, `UnusableEngine`, `UnwritableFile`.
    func played(
        _ side: PromptTrial.SideName,
        _ recording: Recording,
        _ calls: [RecordedCall]
    ) throws -> PromptTrial.Played {
        let path = path(of: side)
        let keys = ModelKeys(forAll: recording.scenario, options)
        let plan = options.applied(to: try recording.plan)
        var head = recording
        (head.model, head.calls, head.log) = (model.endpoint.model, nil, nil)
        let partial = Recording.partialPath(of: path)
        let kept = isResuming ? try RunRecording.kept(at: partial, for: head) : []
        try OutputDirectory.make(directory)
        var simulation = Simulation(plan, seed: recording.seed)
        let recorded = try RunRecording(
            head,
            hiding: keys.secrets,
            to: path,
            goingOnAfter: kept,
            knowing: calls,
            matching: .exact,
            &simulation
        )
        Interruption.lastWords = "rede-sim: the calls that ended are kept; --resume goes on with them\n"
        let run = try ReplayedRun(simulation) { simulation in
            try model.driver(with: keys, plan.settings).play(
                &simulation,
                until: plan.end,
                engines: try OutsideAnswers(for: plan)
            ) { simulation, horizon in
                try recorded.play(
                    &simulation,
                    until: plan.end,
                    whileWaiting: horizon,
                    stepLimit: RunCommand.stepLimit
                )
            }
        }
        guard run.stop == .end else { throw RunCommand.endless(recording.scenario, run.simulation) }
        var ended = run.simulation
        try Interruption.held { () throws(UnwritableFile) in
            _ = try recorded.finish(&ended, log: run.log)
            Interruption.lastWords = nil
        }
        let asked = kept.filter { call in
            !calls.contains { $0.place.bot == call.place.bot && $0.prompt?.digest == call.prompt?.digest }
        }
        return PromptTrial.Played(
            run,
            spending: model.spending(of: recorded.calls),
            asked: asked.map(\.place)
        )
    }
}
