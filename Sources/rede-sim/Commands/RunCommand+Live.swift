import RedeLive
import RedeModel
import RedeSim

/// Runs whose calls a live model answers.
extension RunCommand {
    /// Plays a run whose calls are live.
    ///
    /// - Throws: what the model's client throws, `UnusableEngine`, `UnwritableFile`.
    func playLive(
        _ simulation: inout Simulation,
        _ job: Job,
        _ driver: LiveDriver,
        engines: OutsideAnswers,
        showing lines: FollowLines?,
        recording: RunRecording?
    ) throws -> Simulation.Stop {
        try driver.play(&simulation, until: job.plan.end, engines: engines) { simulation, horizon in
            try simulate(
                &simulation,
                until: job.plan.end,
                whileWaiting: horizon,
                showing: lines,
                recording: recording
            )
        }
    }

    /// Prints the calls that a run would make, as far as its script tells, with the sizes of their prompts.
    ///
    /// - Throws: `UnwritableFile`.
    static func printCalls(of job: Job, seed: UInt64, live: LiveCalls) throws {
        let planned = PlannedCalls(of: job.plan, seed: seed, live: live)
        try StandardOutput.write(
            line: "\(job.scenario.name.string)  what would be asked, with answers of its script"
        )
        try StandardOutput.write(line: "")
        for (number, call) in planned.calls.enumerated() {
            let name =
                "\(Columns.plain(call.place.bot.string)) \(call.place.kind.rawValue) \(call.place.index)"
            let size = Columns.right(String(call.characters), 8)
            try StandardOutput.write(
                line: "\(Columns.right(String(number + 1), 4))  \(Columns.left(name, 30))\(size) characters"
            )
        }
        let count = counted(planned.calls.count, "call")
        try StandardOutput.write(line: "")
        try StandardOutput.write(
            line: "  \(count), \(planned.characters) characters of prompts: "
                + "about \(planned.estimate.tokens) tokens"
        )
    }
}
