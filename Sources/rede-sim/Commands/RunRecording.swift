import RedeLive
import RedeModel
import RedeSim

/// A scenario to be run, with the plan that it makes.
struct Job {
    let scenario: Scenario
    let plan: RunPlan
    /// What hides the keys of a run that is recorded, and the head of its recording.
    let recording: (secrets: Secrets, head: Recording)?
    /// The keys for a live model.
    let keys: ModelKeys

    /// A run that is recorded runs what the recording holds, and so without any key; without `live` it asks
    /// no live model.
    ///
    /// - Throws: `InvalidInput`.
    init(
        _ scenario: Scenario,
        ties: TieOrder,
        seed: UInt64,
        isRecorded: Bool,
        live: LiveOptions?
    ) throws {
        func planned(_ scenario: Scenario) throws -> RunPlan {
            let plan = try RunPlan(scenario, tieOrder: ties)
            return live?.applied(to: plan) ?? plan
        }
        keys = ModelKeys(of: scenario, hiding: (live?.header ?? []).map { Text($0) })
        let plan = try planned(scenario)
        guard isRecorded else {
            (self.scenario, self.plan, recording) = (scenario, plan, nil)
            return
        }
        let model = live?.recordedModel ?? "scripted"
        let head = try Recording.masking(scenario, seed: seed, ties: ties, model: model)
        self.scenario = head.scenario
        self.plan = try planned(head.scenario)
        recording = (Secrets(of: scenario), head)
    }
}

/// A recording that was written.
struct RecordedFile {
    /// The path as the user gave it.
    let path: String
    /// How many calls it holds.
    let calls: Int
}

/// A run while it is recorded.
///
/// It is a class as it holds a file that grows, on whichever thread the run goes on.
final class RunRecording {
    private let path: String
    /// The calls that have ended.
    private(set) var calls: [RecordedCall] = []
    private var file: RecordingFile?

    /// Begins to record a run with this head to `path`.
    ///
    /// `kept` are the calls that a run before it has left, and `known` answers of another recording to calls
    /// that are not among them; `matching` is how both find their calls.
    ///
    /// - Throws: `UnwritableFile`.
    init(
        _ head: Recording,
        hiding secrets: Secrets,
        to path: String,
        goingOnAfter kept: [RecordedCall],
        knowing known: [RecordedCall] = [],
        matching: Replay.Matching = .turn,
        _ simulation: inout Simulation
    ) throws(UnwritableFile) {
        let roster = simulation.worker.bots.map(\.name)
        let places = Set(kept.map(\.place))  // look-up only, never walked
        let answers = kept + known.filter { !places.contains($0.place) }
        simulation.tracking = CallTracking(
            recorder: Recorder(hiding: secrets),
            replay: answers.isEmpty
                ? nil : Replay(answers, roster: roster, matching: matching, miss: .asks)
        )
        file = try RecordingFile(head, at: path, goingOnAfter: kept.count)
        self.path = path
    }

    /// Begins to record a job to `path`; with `resuming`, calls that a run before it has kept are taken over.
    ///
    /// - Throws: `UnreadableFile` and `InvalidInput` for what is resumed, `UnwritableFile`.
    convenience init(
        of job: Job,
        to path: String,
        resuming: Bool,
        _ simulation: inout Simulation
    ) throws {
        guard let (secrets, head) = job.recording else {
            preconditionFailure("a job that is recorded has the head of its recording")
        }
        let kept =
            resuming ? try RunRecording.kept(at: Recording.partialPath(of: path), for: head) : []
        try self.init(head, hiding: secrets, to: path, goingOnAfter: kept, &simulation)
        Interruption.lastWords = "rede-sim: the calls that ended are kept; --resume goes on with them\n"
    }

    /// Plays on as far as that goes, and keeps each call as soon as it has ended.
    ///
    /// - Throws: `UnwritableFile`.
    func play(
        _ simulation: inout Simulation,
        until end: Instant?,
        whileWaiting horizon: Instant,
        stepLimit: Int
    ) throws(UnwritableFile) -> Simulation.Stop {
        while simulation.canStep(until: end, whileWaiting: horizon), simulation.steps < stepLimit {
            _ = simulation.step(whileWaiting: horizon)
            try keep(&simulation)
        }
        return simulation.run(until: end, whileWaiting: horizon, stepLimit: stepLimit)
    }

    /// Keeps the calls that have ended.
    ///
    /// - Throws: `UnwritableFile`.
    func keep(_ simulation: inout Simulation) throws(UnwritableFile) {
        for finished in simulation.tracking?.recorder?.takeFinished() ?? [] {
            calls.append(finished.call)
            try file?.add(finished.call, texts: finished.texts)
        }
    }

    /// Keeps the calls that are left, and puts the whole recording in its place.
    ///
    /// - Throws: `UnwritableFile`.
    func finish(_ simulation: inout Simulation, log: [UInt8]) throws(UnwritableFile) -> RecordedFile {
        simulation.tracking?.recorder?.finishAll()
        try keep(&simulation)
        try file.take()?.finish(log: log)
        return RecordedFile(path: path, calls: calls.count)
    }

    /// The calls that a run has kept, interrupted or not; it must be one of the same head.
    ///
    /// - Throws: `UsageProblem` when there is none, or one of another head; `UnreadableFile`, `InvalidInput`.
    static func kept(at path: String, for head: Recording) throws -> [RecordedCall] {
        do {
            try SourceFile.check(path)
        } catch {
            throw UsageProblem(
                place: "--resume",
                expected: "a run that was interrupted, in \(path)",
                found: error.reason,
                notes: ["without --resume the recording begins anew"]
            )
        }
        var reader = try RecordingReader(path)
        var begun = reader.recording
        (begun.calls, begun.log) = (nil, nil)
        guard RecordingWriter.head(begun) == RecordingWriter.head(head) else {
            throw UsageProblem(
                place: "--resume",
                expected: "the scenario and the seed that were interrupted",
                found: "others than those in \(path)",
                notes: ["without --resume the recording begins anew"]
            )
        }
        return try reader.rest()
    }
}
