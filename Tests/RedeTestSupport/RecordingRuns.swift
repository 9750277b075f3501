package import RedeModel
package import RedeSim

/// Runs that are recorded, and recordings as files.
package enum RecordingRuns {
    /// A run of a plan while it is recorded: its log, and what was recorded.
    package static func recorded(
        _ plan: RunPlan,
        seed: UInt64,
        hiding secrets: Secrets = Secrets(keys: [])
    ) -> (log: [UInt8], calls: [Recorder.Finished]) {
        var simulation = Simulation(plan, seed: seed)
        simulation.tracking = CallTracking(recorder: Recorder(hiding: secrets))
        simulation.run(until: plan.end, stepLimit: 50_000)
        simulation.tracking?.recorder?.finishAll()
        return (simulation.log.ndjson, simulation.tracking?.recorder?.takeFinished() ?? [])
    }

    /// The file of recorded calls, below a head that says nothing of the plan.
    package static func file(_ calls: [Recorder.Finished], log: [UInt8]) -> SourceFile {
        var writer = RecordingWriter()
        for finished in calls {
            for (text, digest) in finished.texts { writer.add(text, digest) }
            writer.add(finished.call)
        }
        let scenario = Scenario(name: "any", bots: [])
        var head = Recording(scenario: scenario, seed: 0, model: "scripted")
        head.log = Recording.Log(of: log)
        return SourceFile(path: "any.ndjson", bytes: writer.file(head))
    }

    /// The calls of a file.
    package static func calls(of file: SourceFile) throws -> [RecordedCall] {
        var reader = try RecordingReader(file)
        return try reader.rest()
    }
}
