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

    /// Begins to record a run to `path`; with `resuming`, calls that a run before it has kept are taken over.
    ///
    /// - Throws: `UnreadableFile` and `InvalidInput` for what is resumed, `UnwritableFile`.
    init(of job: Job, to path: String, resuming: Bool, _ simulation: inout Simulation) throws {
        guard let (secrets, head) = job.recording else {
            preconditionFailure("a job that is recorded has the head of its recording")
        }
        let recorder = Recorder(hiding: secrets)
        var left = 0
        if resuming {
            let kept = try RunRecording.kept(at: Recording.partialPath(of: path), for: head)
            left = kept.count
            let roster = simulation.worker.bots.map(\.name)
            let replay = Replay(kept, roster: roster, matching: .turn, miss: .asks)
            simulation.tracking = CallTracking(recorder: recorder, replay: replay)
        } else {
            simulation.tracking = CallTracking(recorder: recorder)
        }
        file = try RecordingFile(head, at: path, goingOnAfter: left)
        self.path = path
        Interruption.lastWords = "rede-sim: the calls that ended are kept; --resume goes on with them\n"
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
        let written = RecordedFile(path: path, calls: calls.count)
        try Interruption.held { () throws(UnwritableFile) in
            try file.take()?.finish(log: log)
            Interruption.lastWords = nil
        }
        return written
    }

    /// The calls that an interrupted run has kept; it must be one of the same head.
    private static func kept(at path: String, for head: Recording) throws -> [RecordedCall] {
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
        guard RecordingWriter.head(reader.recording) == RecordingWriter.head(head) else {
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
