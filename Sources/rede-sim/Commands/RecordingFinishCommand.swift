import ArgumentParser
import RedeModel
import RedeSim

/// `rede-sim recording finish`: makes a whole recording of what a run that was killed has left.
struct RecordingFinishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "finish",
        abstract: "Make a recording of what a run that was killed has left beside it.",
        discussion: """
            FILE is the .partial.ndjson of rede-sim serve --record or of rede-sim run --record. Its run is played \
            once more as far as it had come; calls that had no answer then never get one. The recording stands \
            where the run would have put it, and FILE is gone.

            Examples:
              rede-sim recording finish monday.partial.ndjson
              rede-sim recording finish monday.partial.ndjson --out tuesday.ndjson
            """
    )

    @Argument(help: ArgumentHelp("What the run has left.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Write the recording to this file.", valueName: "file"))
    var out: String?

    func run() throws {
        let target = out ?? Recording.finishedPath(of: file)
        guard let target else {
            throw UsageProblem(
                place: file,
                expected: "a file whose name ends in .partial.ndjson, or --out FILE",
                found: "another name"
            )
        }
        var reader = try RecordingReader(file)
        let calls = try reader.rest()
        guard reader.recording.log == nil else {
            throw UsageProblem(
                place: file,
                expected: "what a run that was killed has left",
                found: "a recording that was finished"
            )
        }
        var head = reader.recording
        head.scenario.stimuli += (reader.progress?.requests ?? []).map(\.stimulus)
        let ends = calls.map { $0.instant.milliseconds(since: head.scenario.epoch) + $0.latencyMilliseconds }
        head.scenario.durationMilliseconds = reader.progress?.milliseconds ?? ends.max() ?? 0
        let played = try ReplayedRun(
            head.plan,
            seed: head.seed,
            replaying: calls,
            matching: .turn,
            miss: .hangs,
            recorder: Recorder(hiding: Secrets(keys: [])),
            stepLimit: RunCommand.stepLimit
        )
        var recorder = played.simulation.tracking?.recorder
        let finished = recorder?.takeFinished() ?? []
        var recording = try RecordingFile(head, at: target)
        for finished in finished { try recording.add(finished.call, texts: finished.texts) }
        try recording.finish(log: played.log)
        try StandardOutput.write(line: "\(target)  \(counted(finished.count, "call")) recorded")
    }
}
