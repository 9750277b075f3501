package import RedeModel
import RedeSim

/// A scenario with its answers, made from an archived log, and how much of the log it gives again.
package struct LogImport: Sendable {
    /// A reading of the runtime, and how well it explains the log.
    package struct Explanation: Sendable {
        /// The reading.
        package var reading: Reading
        /// How much of the log a run under it gives again.
        package var fidelity: Fidelity
    }

    /// What was made, under the reading that explains the log better, its answers in a script.
    package let scenario: Scenario
    /// Both readings, the better one first.
    package let explanations: [Explanation]
    /// What was set, and how it came to be known.
    package let facts: [ImportedFact]
    /// How many calls of the model the log tells of.
    package let calls: Int

    /// How much of the log the scenario gives again.
    package var fidelity: Fidelity { explanations[0].fidelity }

    /// Whether both readings explain the log as well as each other.
    package var isTie: Bool {
        let (one, other) = (explanations[0].fidelity, explanations[1].fidelity)
        return Score(one) == Score(other)
    }

    /// Imports a log, with the files that the run was deployed from as far as they are known.
    package init(
        _ log: ArchivedLog,
        bots: [BotDefinition]? = nil,
        game: GameConfiguration? = nil,
        name: Text,
        toleranceMilliseconds tolerance: Int
    ) {
        let cast = Cast(log, bots: bots, game: game)
        let attempts = ImportSearch(log, cast: cast, name: name, tolerance: tolerance).best()
        let better = attempts[0]
        scenario = better.draft.scenario
        facts = better.draft.facts
        calls = better.draft.calls.count
        explanations = attempts.map {
            Explanation(reading: $0.draft.scenario.reading, fidelity: $0.fidelity)
        }
    }

    /// The recording of the scenario: the answers with what was asked.
    ///
    /// - Throws: ``InvalidInput`` when the scenario cannot be read without its secrets.
    package func recording() throws -> (file: [UInt8], head: Recording) {
        var head = try Recording.masking(scenario, seed: 0, ties: .insertion, model: "imported")
        let plan = try RunPlan(head.scenario)
        var simulation = Simulation(plan, seed: 0)
        simulation.tracking = CallTracking(recorder: Recorder(hiding: Secrets(of: scenario)))
        simulation.run(until: plan.end, stepLimit: ImportSearch.stepLimit)
        simulation.tracking?.recorder?.finishAll()
        var writer = RecordingWriter()
        for finished in simulation.tracking?.recorder?.takeFinished() ?? [] {
            for (text, digest) in finished.texts { writer.add(text, digest) }
            writer.add(finished.call)
        }
        head.log = Recording.Log(of: simulation.log.ndjson)
        return (writer.file(head), head)
    }
}

/// How well a run explains a log: how long nothing differs, then how much is the same.
struct Score: Comparable {
    private let isWhole: Bool
    private let firstDifference: Int
    private let same: Int

    init(_ fidelity: Fidelity) {
        isWhole = fidelity.isWhole
        firstDifference = fidelity.first?.instant?.milliseconds ?? Int.max
        same = fidelity.reproduced - fidelity.extra
    }

    static func < (one: Score, other: Score) -> Bool {
        (one.isWhole ? 1 : 0, one.firstDifference, one.same)
            < (other.isWhole ? 1 : 0, other.firstDifference, other.same)
    }
}
