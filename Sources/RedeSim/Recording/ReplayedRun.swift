package import RedeModel

/// A run that recorded calls answered, from start to end.
package struct ReplayedRun: Sendable {
    /// The world before anything happened.
    package let beginning: Simulation
    /// The world at the end.
    package let simulation: Simulation
    /// The complete log as NDJSON.
    package let log: [UInt8]
    /// Why the run stopped.
    package let stop: Simulation.Stop

    /// Plays a plan with the answers of recorded calls.
    package init(
        _ plan: RunPlan,
        seed: UInt64,
        replaying calls: [RecordedCall],
        matching: Replay.Matching = .auto,
        miss: Replay.Miss = .fails,
        recorder: Recorder? = nil,
        stepLimit: Int = .max
    ) {
        self.init(
            plan,
            seed: seed,
            replaying: calls,
            matching: matching,
            miss: miss,
            recorder: recorder
        ) { $0.run(until: plan.end, stepLimit: stepLimit) }
    }

    /// Plays a plan with the answers of recorded calls, as `play` does, which asks others for the rest.
    package init<Failure: Error>(
        _ plan: RunPlan,
        seed: UInt64,
        replaying calls: [RecordedCall],
        matching: Replay.Matching,
        miss: Replay.Miss,
        recorder: Recorder?,
        play: (inout Simulation) throws(Failure) -> Simulation.Stop
    ) throws(Failure) {
        var simulation = Simulation(plan, seed: seed)
        let roster = simulation.worker.bots.map(\.name)
        let replay = Replay(calls, roster: roster, matching: matching, miss: miss)
        simulation.tracking = CallTracking(recorder: recorder, replay: replay)
        try self.init(simulation, play: play)
    }

    /// Plays a simulation, nothing done yet, whose calls are replayed, as `play` does.
    package init<Failure: Error>(
        _ beginning: Simulation,
        play: (inout Simulation) throws(Failure) -> Simulation.Stop
    ) throws(Failure) {
        var simulation = beginning
        self.beginning = beginning
        stop = try play(&simulation)
        simulation.tracking?.recorder?.finishAll()
        self.simulation = simulation
        log = simulation.log.ndjson
    }

    /// The world before anything happened, in which recorded calls answer all: for a run that was recorded as
    /// it was played.
    package func again(_ plan: RunPlan, seed: UInt64) -> Simulation {
        Simulation(plan, seed: seed, replaying: recorded)
    }

    /// The calls as they were recorded; none for a run that was not recorded as well.
    package var recorded: [RecordedCall] {
        var recorder = simulation.tracking?.recorder
        return recorder?.takeFinished().map(\.call) ?? []
    }

    /// What became of each call.
    package var calls: [ReplayedCall] { simulation.tracking?.replay?.calls ?? [] }

    /// What the judge read of the log, by its digest; empty for a run that was not recorded as well.
    package var transcripts: [Digest: Text] {  // determinism: look-up only, never walked
        var recorder = simulation.tracking?.recorder
        let read = (recorder?.takeFinished() ?? []).compactMap(\.transcript)
        return Dictionary(read.map { ($0.digest, $0.text) }) { first, _ in first }
    }

    /// What became of the recorded calls; `texts` are those of the recording's prompts.
    package func report(texts: [Digest: Text] = [:]) -> ReplayReport {  // determinism: look-up only
        guard let replay = simulation.tracking?.replay else {
            preconditionFailure("a run that is replayed keeps its replay")
        }
        return ReplayReport(replay, texts: texts)
    }

    /// The first event that is not the recorded one; nil when the log is the recorded one, byte for byte.
    package func difference(from recorded: Recording.Log, _ report: ReplayReport) -> EventDifference? {
        guard Digest(of: log) != recorded.digest else { return nil }
        let line = Recording.Log(of: log).firstDifference(from: recorded) ?? 0
        return EventDifference(event: line, now: simulation.log, calls: calls, report: report)
    }
}

extension Simulation {
    /// A run of a plan, nothing done yet, in which recorded calls answer all.
    package init(_ plan: RunPlan, seed: UInt64, replaying calls: [RecordedCall]) {
        self.init(plan, seed: seed)
        tracking = CallTracking(replay: Replay(calls, roster: worker.bots.map(\.name), matching: .turn))
    }
}
