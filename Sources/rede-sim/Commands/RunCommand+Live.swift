import Foundation
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
        let calls = plannedCalls(of: job, seed: seed, live: live)
        try StandardOutput.write(
            line: "\(job.scenario.name.string)  what would be asked, with answers of its script"
        )
        try StandardOutput.write(line: "")
        for (number, call) in calls.enumerated() {
            let name =
                "\(Columns.plain(call.place.bot.string)) \(call.place.kind.rawValue) \(call.place.index)"
            let size = Columns.right(String(call.characters), 8)
            try StandardOutput.write(
                line: "\(Columns.right(String(number + 1), 4))  \(Columns.left(name, 30))\(size) characters"
            )
        }
        let sum = calls.reduce(0) { $0 + $1.characters }
        try StandardOutput.write(line: "")
        try StandardOutput.write(
            line: "  \(counted(calls.count, "call")), \(sum) characters of prompts: about \(sum / 4) tokens"
        )
    }

    /// Asks whether a model may be asked, where somebody can answer.
    ///
    /// - Throws: `ExitCode` of an interruption when it may not.
    static func confirm(_ model: LiveModel, _ jobs: [Job], seed: UInt64, live: LiveCalls) throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return }
        let calls = jobs.flatMap { plannedCalls(of: $0, seed: seed, live: live) }
        let tokens = calls.reduce(0) { $0 + $1.characters } / 4
        StandardError.write(
            "This asks \(model.endpoint.model.string) at \(model.endpoint.baseURL.string): with the script's answers "
                + "it would be \(counted(calls.count, "call")) and about \(tokens) tokens.\nGo on? [y/N] ",
            ending: ""
        )
        let answer = Text(readLine() ?? "").trimmed().lowercased()
        guard answer == "y" || answer == "yes" else { throw ExitStatus.interrupted.code }
    }

    /// A call that a run would make.
    private struct PlannedCall {
        var place: RecordedCall.Place
        /// The length of its prompt.
        var characters: Int
    }

    private static func plannedCalls(of job: Job, seed: UInt64, live: LiveCalls) -> [PlannedCall] {
        var plan = job.plan
        plan.live = .none
        plan.fetchesPages = false
        var simulation = Simulation(plan, seed: seed)
        simulation.tracking = CallTracking(recorder: Recorder(hiding: Secrets(keys: [])))
        simulation.run(until: plan.end, stepLimit: stepLimit)
        simulation.tracking?.recorder?.finishAll()
        let finished = simulation.tracking?.recorder?.takeFinished() ?? []
        return finished.filter { live.includes($0.call.place.kind) }.map { finished in
            let texts = finished.texts.map(\.text) + (finished.transcript.map { [$0.text] } ?? [])
            return PlannedCall(
                place: finished.call.place,
                characters: texts.reduce(0) { $0 + $1.utf16Count }
            )
        }
    }
}
