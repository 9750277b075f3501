package import RedeModel
import RedeSim

/// The recording of a served run: it grows beside its file, and is put in its place when the run ends.
///
/// It is an actor as it holds a file.
package actor ServedRecording {
    private let head: Recording
    private let path: String
    private let trouble: @Sendable (UnwritableFile) -> Void
    private var file: RecordingFile?
    /// Whether the file beside it cannot be written any more; what it would hold is kept in the memory.
    private var isCut = false

    /// A recording of the run that has this head, to `path`; `trouble` is told when it cannot grow there.
    ///
    /// - Throws: `UnwritableFile` when nothing can be written there.
    package init(
        _ head: Recording,
        to path: String,
        trouble: @escaping @Sendable (UnwritableFile) -> Void
    ) throws(UnwritableFile) {
        try AtomicFile.check(path)
        self.head = head
        self.path = path
        self.trouble = trouble
    }

    /// Keeps the calls that have ended, and the requests that have come.
    func keep(_ calls: [Recorder.Finished], _ requests: ArraySlice<RunPlan.Stimulus>, of run: Simulation) {
        do throws(UnwritableFile) {
            if file == nil { file = try RecordingFile(scenario(of: run), at: path) }
            for finished in calls { try file?.add(finished.call, texts: finished.texts) }
            if !isCut {
                try file?.keep(
                    .init(
                        milliseconds: run.now.milliseconds(since: head.scenario.epoch),
                        requests: requests.map(request)
                    )
                )
            }
        } catch {
            if !isCut { trouble(error) }
            isCut = true
        }
    }

    /// Puts the whole recording in its place.
    ///
    /// - Throws: `UnwritableFile`.
    func finish(_ requests: [RunPlan.Stimulus], of run: Simulation) throws(UnwritableFile) {
        var scenario = scenario(of: run).scenario
        scenario.stimuli = requests.map { request($0).stimulus }
        scenario.durationMilliseconds = run.now.milliseconds(since: scenario.epoch)
        if file == nil { file = try RecordingFile(head, at: path) }
        try file.take()?.finish(log: run.log.ndjson, of: scenario)
    }

    private func scenario(of run: Simulation) -> Recording {
        var head = head
        head.scenario.origin = run.worker.host.origin ?? head.scenario.origin
        return head
    }

    private func request(_ stimulus: RunPlan.Stimulus) -> RecordingProgress.Request {
        .init(
            atMilliseconds: stimulus.instant.milliseconds(since: head.scenario.epoch),
            method: Text(stimulus.request.method.rawValue),
            path: stimulus.request.path,
            body: Text(owning: stimulus.request.body)
        )
    }
}
