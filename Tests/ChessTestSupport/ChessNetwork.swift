package import RedeModel
package import RedeSim

/// Networks of two bots that play chess by a policy, with room for a game to come to its end.
package enum ChessNetwork {
    /// A game of A against B, which ends by the rules alone.
    package static func scenario(_ policy: Policy) -> Scenario {
        var scenario = Scenario(
            name: "chess",
            bots: [
                BotDefinition(name: "A", prompt: "You are playing White.", isCoordinator: true),
                BotDefinition(name: "B", prompt: "You are playing Black."),
            ],
            game: GameConfiguration(isEnabled: true, name: "chess", rules: .init(engine: "chess-v1"))
        )
        scenario.settings = [
            .init(name: "SESSION_KILL_AFTER_SECONDS", value: "1000000"),
            .init(name: "IDLE_TURN_PROBE_SECONDS", value: "100000"),
            .init(name: "BRAIN_COOLDOWN_SECONDS", value: "0.001"),
            .init(name: "MAX_SESSION_REPLIES", value: "1000000"),
            .init(name: "DISABLE_AUTO_ANNOUNCE", value: "1"),
        ]
        scenario.stimuli = [.init(.message(from: "B", to: "A", content: "Your move."))]
        // A bot that says the same move again within 30 s is not heard.
        scenario.model = ModelSetup(policy: policy, latency: .fixed(milliseconds: 20_000))
        return scenario
    }

    /// The result of a game of two bots that play by a policy.
    ///
    /// - Throws: `InvalidInput` for a PGN file that holds no game.
    package static func play(_ policy: Policy, seed: UInt64) throws(InvalidInput) -> RunResult {
        let scenario = scenario(policy)
        let plan = try RunPlan(scenario)
        var simulation = Simulation(plan, seed: seed)
        simulation.run()
        return RunResult(of: simulation, scenario: scenario, plan: plan, seed: seed)
    }
}
