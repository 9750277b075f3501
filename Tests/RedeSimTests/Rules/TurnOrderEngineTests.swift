import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct TurnOrderEngineTests {
    private func circle(_ options: String = "{}") throws -> TurnOrderEngine {
        let peers = (["A", "B", "C"] as [Text]).map {
            Peer(name: $0, url: "", prompt: "", isCoordinator: nil)
        }
        let options = try JSONReader.value(of: Text(options))
        return TurnOrderEngine(
            options: try #require(options.object),
            roster: Roster(peers: peers),
            reading: .documented
        )
    }

    @Test func `who is to speak takes the turn by whatever is said`() throws {
        var circle = try circle()

        #expect(circle.apply("Once there was a lamp.", by: "A") == .accepted("Once there was a lamp."))
        #expect(circle.apply("Me!", by: "A") == .refused("it is the turn of \"B\""))
        #expect(circle.apply("Me!", by: "C") == .refused("it is the turn of \"B\""))
        #expect(circle.apply("", by: "B") == .refused("a turn needs something that is said"))
        #expect(circle.apply("pass", by: "B") == .accepted("pass"))
        #expect(circle.view(for: "C").legalActions == ["pass"])
        #expect(circle.view(for: "A").legalActions == [])
        #expect(circle.view(for: "A").history == ["Once there was a lamp.", "pass"])
    }

    @Test func `options name the order and the rounds`() throws {
        var circle = try circle(#"{"order": ["C", "A", "nobody"], "rounds": 1}"#)

        #expect(circle.apply("one", by: "C") == .accepted("one"))
        #expect(
            circle.view(for: "A").state
                == #"""
                {"engine":"turn-order","order":["C","A"],"turn":"A","round":1,"history":["one"],\#
                "status":"active","action":"what you say, in your words"}
                """#
        )
        #expect(circle.apply("two", by: "A") == .accepted("two"))
        #expect(circle.apply("three", by: "C") == .refused("the circle has ended"))
        #expect(circle.view(for: "C").legalActions == [])
        #expect(circle.view(for: "C").summary.status == "done")
    }

    /// A story circle that the engine rules; bots that are not named tell the story.
    private func plan(rounds: Int) -> RunPlan {
        var plan = RunPlan.sample("A", "B", "C", settings: [.brainCooldown: "1"])
        let options = JSONObject([.init(key: "rounds", value: .number(Double(rounds)))])
        plan.game.rules = GameConfiguration.Rules(engine: "turn-order", options: options)
        plan.message("Begin: a lighthouse, at night.", from: "C", to: "A", at: 0)
        return plan
    }

    private func played(_ plan: RunPlan) -> Simulation {
        var run = CheckedSimulation(plan, seed: 7)
        let hasEnded = run.run(until: nil, stepLimit: 10_000)
        #expect(hasEnded)
        #expect(run.findings == [])
        return run.simulation
    }

    /// Who has said something, in order; what was said if it is a pass.
    private func speakers(_ simulation: Simulation) -> [Text] {
        simulation.log.records.compactMap { record -> Text? in
            guard case .brainReply(let bot, let content, _, _, _) = record.payload else { return nil }
            return content == "pass" ? Text("\(bot) passes") : bot
        }
    }

    @Test func `a story goes round, and ends with its last round`() throws {
        var plan = plan(rounds: 2)
        for bot in ["A", "B", "C"] as [Text] {
            plan.script.bots.append(.init(bot: bot, source: .policy(.story(.init()))))
        }

        let simulation = played(plan)

        #expect(speakers(simulation) == ["A", "B", "C", "A", "B", "C"])
        let rejected = simulation.log.records.compactMap { record -> (Text, LogRecord.BoardSummary)? in
            if case .brainSkip("A", .scenarioActionRejected(_, let error, let state)) = record.payload {
                (error, state)
            } else {
                nil
            }
        }
        let (error, state) = try #require(rejected.first)
        #expect(error == "the circle has ended")
        #expect(state == .init(status: "done", historyLength: 6, own: try round(3)))
    }

    @Test func `who has nothing to say passes, and the circle goes on by itself`() {
        var plan = plan(rounds: 1)
        // Its alarm wakes a bot only in a session.
        plan.message("Listen.", from: "A", to: "C", at: 0)
        plan.answers(of: "A", .say(#"{"message": "The lamp turned.", "recipients": ["B"]}"#))
        plan.answers(of: "B", .say(""))
        plan.script.bots.append(.init(bot: "C", source: .policy(.story(.init()))))

        #expect(speakers(played(plan)) == ["A", "B passes", "C"])
    }

    @Test func `a model that acts by the tool says what it did`() {
        var plan = plan(rounds: 1)
        let arguments = JSONObject([.init(key: "action", value: .string("The lamp turned."))])
        let call = ToolCall(name: "scenario_turn", arguments: .object(arguments))
        plan.script.bots.append(
            .init(
                bot: "A",
                source: .entries([
                    .init(alternatives: [
                        .init(
                            answer: .init(
                                steps: [.init(calls: [call])],
                                end: .text("The lamp turned.", finishReason: nil)
                            )
                        )
                    ])
                ])
            )
        )
        plan.end = plan.epoch.advanced(byMilliseconds: 2000)

        var simulation = Simulation(plan, seed: 7)
        simulation.run(until: plan.end)

        #expect(speakers(simulation) == ["A"])
        let routes = simulation.log.records.compactMap { record -> Text? in
            if case .scenarioApplied("A", _, let via) = record.payload { via } else { nil }
        }
        #expect(routes == ["runtime-reconciled-existing-state"])
    }

    @Test func `the log shows whose turn it is`() throws {
        var plan = plan(rounds: 1)
        plan.answers(of: "A", .say("The lamp turned."))
        plan.end = plan.epoch.advanced(byMilliseconds: 2000)
        var simulation = Simulation(plan, seed: 7)
        simulation.run(until: plan.end)

        let log = Text(owning: simulation.log.ndjson)

        #expect(log.contains(#""state":{"status":"active","historyLength":0,"turn":"A","round":1}}}"#))
    }

    private func round(_ number: Int) throws -> JSONObject {
        try #require(try JSONReader.value(of: Text("{\"round\":\(number)}")).object)
    }
}
