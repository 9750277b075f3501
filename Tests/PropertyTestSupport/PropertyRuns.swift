import ChessTestSupport
import RedeChess
package import RedeModel
import RedeSim

/// Runs of which laws must hold whatever their seed, each with a report of what is wrong.
package enum PropertyRuns {
    /// No run of a random network or a shipped scenario takes so many steps.
    package static let stepLimit = 50_000

    /// What is wrong with the run of a random network: nil when nothing is.
    package static func network(seed: UInt64, reading: Reading) -> String? {
        let plan = RandomNetwork.plan(seed: seed, reading: reading)
        var run = CheckedSimulation(plan, seed: seed)
        let hasEnded = run.run(until: plan.end, stepLimit: stepLimit)
        return report("\(reading.rawValue), seed \(seed)", findings(in: run, hasEnded: hasEnded))
    }

    /// What is wrong with a scenario's run, its checks included: nil when nothing is.
    ///
    /// - Throws: `InvalidInput` for a scenario that makes no plan.
    package static func scenario(_ scenario: Scenario, seed: UInt64) throws(InvalidInput) -> String? {
        let plan = try RunPlan(scenario)
        var run = CheckedSimulation(plan, seed: seed)
        let hasEnded = run.run(until: plan.end, stepLimit: stepLimit)
        let result = RunResult(of: run.simulation, scenario: scenario, plan: plan, seed: seed)
        let failed = result.checks.filter { !$0.hasPassed }
            .map { "\($0.subject): expected \($0.expected), found \($0.found)" }
        return report("\(scenario.name), seed \(seed)", findings(in: run, hasEnded: hasEnded) + failed)
    }

    /// What is wrong with a game of chess between two bots that play at random: nil when it ends by the rules
    /// and no move was refused.
    ///
    /// - Throws: `InvalidInput` for a network that makes no plan.
    package static func game(seed: UInt64, by means: Policy.Means) throws(InvalidInput) -> String? {
        let result = try ChessNetwork.play(.chessRandom(.init(means: means)), seed: seed)
        guard let game = result.game else { return report("chess, seed \(seed)", ["no game on the board"]) }
        var wrong: [String] = []
        if game.ending == nil || game.position.status == .active { wrong.append("the game has not ended") }
        if game.moves.count != result.counts[.replies] {
            wrong.append("\(game.moves.count) moves in \(result.counts[.replies]) replies")
        }
        let troubles = game.refused + game.recovered + game.defaulted
        if troubles > 0 { wrong.append("\(troubles) moves refused, recovered or defaulted") }
        if result.counts[.errors] > 0 { wrong.append("\(result.counts[.errors]) turns failed") }
        return report("chess by \(means.rawValue), seed \(seed)", wrong)
    }

    private static func findings(in run: CheckedSimulation, hasEnded: Bool) -> [String] {
        run.findings.prefix(3).map(\.description)
            + (hasEnded ? [] : ["still running after \(stepLimit) steps"])
    }

    private static func report(_ run: String, _ wrong: [String]) -> String? {
        wrong.isEmpty ? nil : ([run + ":"] + wrong.map { "  " + $0 }).joined(separator: "\n")
    }
}
