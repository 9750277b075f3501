import RedeModel
import RedeTestSupport
import Testing

@testable import RedeSim

/// Calls that are answered from outside of the simulation.
@Suite struct QuestionsTests {
    private static let engine = Policy.ChessUCI(
        engine: "engine",
        location: Location(file: "script.yaml", line: 1, column: 1)
    )

    /// A plan in which these bots are answered from outside, and the others by their script; A and B are
    /// woken at once.
    private func plan(outside bots: Text..., faults: FaultRates = .none) -> RunPlan {
        var plan = RunPlan.sample("A", "B", "C")
        for bot in bots {
            plan.script.bots.append(.init(bot: bot, source: .policy(.chessUCI(QuestionsTests.engine))))
        }
        plan.faults = faults
        plan.message("To A.", from: "C", to: "A", at: 0)
        plan.message("To B.", from: "A", to: "B", at: 0)
        return plan
    }

    private func say(_ text: Text, after milliseconds: Int) -> Answer {
        Answer(latencyMilliseconds: milliseconds, end: .text(text, finishReason: nil))
    }

    /// The plan's run, with each question answered by `answer`.
    private func played(_ plan: RunPlan, answer: (Question) -> Answer) -> Simulation {
        var simulation = Simulation(plan, seed: 7)
        while simulation.run(until: plan.end) == .questions {
            for question in simulation.questions { simulation.supply(answer(question), to: question) }
        }
        return simulation
    }

    @Test func `a question says what is asked, and by whom`() throws {
        var simulation = Simulation(plan(outside: "A", "B"), seed: 7)

        let stop = simulation.run()

        #expect(stop == .questions)
        #expect(simulation.questions.map(\.number) == [0, 1])
        let question = try #require(simulation.questions.last)
        let call = ModelCall(bot: BotID(1), kind: .turn, triggerSender: "A", triggerContent: "To B.")
        #expect(question.call == call)
        #expect(question.outside.answerer == .chessEngine(QuestionsTests.engine))
        #expect(question.outside.index == 1)
        #expect(question.outside.latencyMilliseconds == 1000)
        #expect(question.askedAt == simulation.now)
        #expect(question.view == nil)
        #expect(question.prompt == simulation.worker.prompt(for: call))
    }

    @Test func `the clock stands while a question is open, and goes on when all are answered`() {
        var simulation = Simulation(plan(outside: "A", "B"), seed: 7)
        simulation.run()
        let instant = simulation.now
        let steps = simulation.steps

        let hasStepped = simulation.step()
        #expect(!hasStepped)
        simulation.supply(say("From B.", after: 5), to: simulation.questions[1])
        #expect(simulation.run() == .questions)
        #expect(simulation.questions.map(\.call.bot.index) == [0])
        #expect(simulation.now == instant && simulation.steps == steps)

        simulation.supply(say("From A.", after: 3), to: simulation.questions[0])
        #expect(simulation.run(until: instant.advanced(byMilliseconds: 4)) == .end)
        #expect(simulation.log.texts(of: "A") == ["From A."])
        #expect(simulation.log.texts(of: "B") == [])
    }

    @Test func `what comes from outside makes the run that a script would have made`() {
        var scripted = plan()
        for bot in ["A", "B"] as [Text] {
            scripted.answers(of: bot, .say("Hello.", after: 700), .fail("no more", after: 40))
        }
        let inside = played(scripted) { question in
            Issue.record("\(question.call) is answered from outside")
            return say("", after: 0)
        }

        let outside = played(plan(outside: "A", "B")) { question in
            switch question.outside.index {
            case 1: say("Hello.", after: 700)
            case 2: Answer(latencyMilliseconds: 40, end: .error("no more"))
            default: say("", after: question.outside.latencyMilliseconds ?? 0)
            }
        }

        let isSame = outside.log.ndjson == inside.log.ndjson
        #expect(isSame)
    }

    @Test func `a copy with open questions goes its own way`() {
        var simulation = Simulation(plan(outside: "A"), seed: 7)
        simulation.run()
        var fork = simulation

        fork.supply(say("One way.", after: 5), to: fork.questions[0])
        fork.run(until: fork.now.advanced(byMilliseconds: 10))

        #expect(fork.log.texts(of: "A") == ["One way."])
        #expect(simulation.questions.count == 1)
        simulation.supply(say("The other.", after: 5), to: simulation.questions[0])
        simulation.run(until: simulation.now.advanced(byMilliseconds: 10))
        #expect(simulation.log.texts(of: "A") == ["The other."])
    }

    @Test func `faults strike calls to outside as they do others`() {
        var failing = Simulation(plan(outside: "A", faults: FaultRates(serverError: 1_000_000)), seed: 7)
        #expect(failing.run() == .end)

        let flawed = played(plan(outside: "A", faults: FaultRates(empty: 1_000_000))) { _ in
            say("lost", after: 5)
        }
        #expect(flawed.log.texts(of: "A") == [])
        #expect(flawed.log.records.contains { $0.payload == .brainSkip(bot: "A", .emptyReply) })
    }

    @Test func `a run that waits for an answer has not ended`() {
        var checked = CheckedSimulation(plan(outside: "A"), seed: 7)

        let hasEnded = checked.run(until: nil, stepLimit: 1000)

        #expect(!hasEnded)
        #expect(checked.findings == [])
    }
}

extension EventLog {
    /// What a bot has replied, in order.
    fileprivate func texts(of bot: Text) -> [Text] {
        records.compactMap { record in
            guard case .brainReply(bot, let content, _, _, _) = record.payload else { return nil }
            return content
        }
    }
}
