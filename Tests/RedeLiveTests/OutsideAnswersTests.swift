import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@testable import RedeLive

@Suite struct OutsideAnswersTests {
    /// Two bots that play chess by the engine of the tests.
    private func plan(_ policy: Policy.ChessUCI) -> RunPlan {
        var plan = RunPlan.sample("A", "B", settings: [.maxSessionReplies: "50"])
        plan.game.rules = GameConfiguration.Rules(engine: "chess-v1")
        for bot in ["A", "B"] as [Text] {
            plan.script.bots.append(.init(bot: bot, source: .policy(.chessUCI(policy))))
        }
        plan.message("You have White.", from: "B", to: "A", at: 0)
        return plan
    }

    private func played(_ plan: RunPlan, patience: Duration = .seconds(60)) throws -> Simulation {
        let outside = try OutsideAnswers(for: plan, patience: patience)
        var simulation = Simulation(plan, seed: 7)
        while simulation.run() == .questions {
            for question in simulation.questions {
                simulation.supply(try outside.answer(to: question), to: question)
            }
        }
        return simulation
    }

    @Test(arguments: Policy.Means.allCases)
    func `a game is played to mate, each move in its latency`(means: Policy.Means) throws {
        var policy = Policy.ChessUCI.sample()
        policy.means = means

        let simulation = try played(plan(policy))

        let game = try #require(simulation.worker.host.board.chess)
        #expect(
            game.view(for: "A").history == ["e4", "e5", "Qh5", "Nc6", "Bc4", "Nf6", "Qxf7#"]
        )
        let via: Text = means == .tool ? "runtime-reconciled-existing-state" : "runtime-fallback"
        let applied = simulation.log.records.filter { record in
            guard case .scenarioApplied(_, _, via) = record.payload else { return false }
            return true
        }
        #expect(applied.count == 7)
        #expect(applied.first?.instant.milliseconds(since: RunPlan.sample().epoch) == 1000)
    }

    @Test(arguments: [
        ("die", Duration.seconds(60), "the chess engine gives no move: it has ended with exit code 3"),
        ("hang", .milliseconds(100), "the chess engine gives no move: it says nothing in time"),
        ("nonsense", .seconds(60), #"the chess engine gives no legal move: "bestmove e2e9 with \"love\"""#),
    ])
    func `an engine that fails fails the call, and is started again`(
        mode: String,
        patience: Duration,
        error: String
    ) throws {
        var plan = plan(.sample(mode))
        plan.end = plan.epoch.advanced(byMilliseconds: 10_000)
        plan.message("Once more.", from: "B", to: "A", at: 5000)

        let simulation = try played(plan, patience: patience)

        let errors = simulation.log.records.compactMap { record in
            if case .brainError(_, let error) = record.payload { error } else { nil }
        }
        #expect(errors.count > 1)
        #expect(errors.allSatisfy { $0 == Text(error) })
    }
}
