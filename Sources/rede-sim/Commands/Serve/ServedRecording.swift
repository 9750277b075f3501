import RedeModel
import RedeServer
import RedeSim

/// The recording of a served run, which is written when it ends: its requests are known then.
struct ServedRecording: Sendable {
    private let head: Recording
    private let path: String

    /// - Throws: `UnwritableFile` when nothing can be written there.
    init(_ job: Job, to path: String) throws {
        guard let (_, head) = job.recording else {
            preconditionFailure("a job that is recorded has the head of its recording")
        }
        try AtomicFile.check(path)
        self.head = head
        self.path = path
    }

    /// Writes the recording of a run that has stopped.
    ///
    /// - Throws: `UnwritableFile`.
    func write(_ driver: Driver) async throws {
        let (run, calls) = await driver.recorded()
        var head = head
        let epoch = head.scenario.epoch
        head.scenario.stimuli = (run.stimuli ?? []).map { stimulus in
            RedeModel.Stimulus(
                atMilliseconds: stimulus.instant.milliseconds(since: epoch),
                .raw(
                    method: Text(stimulus.request.method.rawValue),
                    path: stimulus.request.path,
                    body: stimulus.request.body.isEmpty ? .none : .text(Text(owning: stimulus.request.body))
                )
            )
        }
        head.scenario.durationMilliseconds = run.simulation.now.milliseconds(since: epoch)
        var file = try RecordingFile(head, at: path)
        for finished in calls { try file.add(finished.call, texts: finished.texts) }
        try file.finish(log: run.simulation.log.ndjson)
    }
}
