import PropertyTestSupport
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// Laws of recordings, in random networks with all their faults.
@Suite struct RecordedRunTests {
    @Test(arguments: Reading.allCases)
    func `a replay gives the recorded log, and recording changes nothing`(reading: Reading) throws {
        for seed in 0..<100 as Range<UInt64> {
            let plan = RandomNetwork.plan(seed: seed, reading: reading)
            var plain = Simulation(plan, seed: seed)
            plain.run(until: plan.end, stepLimit: PropertyRuns.stepLimit)

            let recorded = RecordingRuns.recorded(plan, seed: seed)
            let calls = try RecordingRuns.calls(of: RecordingRuns.file(recorded.calls, log: recorded.log))
            var silent = plan
            silent.script = Script()
            silent.faults = .none
            silent.web = []
            let replayed = ReplayedRun(silent, seed: seed, replaying: calls, matching: .exact)

            let changed = firstDifference(expected: plain.log.ndjson, found: recorded.log)
            #expect(changed == nil, "seed \(seed): \(changed ?? "")")
            let difference = firstDifference(expected: recorded.log, found: replayed.log)
            #expect(difference == nil, "seed \(seed): \(difference ?? "")")
            #expect(replayed.report().unasked == [], "seed \(seed)")
        }
    }

    @Test func `a call that is under way when a run ends is recorded, too`() throws {
        var plan = RunPlan.sample("A", "B")
        plan.message("hello", from: "B", to: "A", at: 0)
        plan.answers(of: "A", .say("late", after: 60_000))
        plan.end = plan.epoch.advanced(byMilliseconds: 5000)

        let recorded = RecordingRuns.recorded(plan, seed: 1)

        #expect(recorded.calls.map(\.call.end) == [.text("late", finishReason: nil)])
    }

    @Test func `an answer from outside is recorded, and nobody outside is asked for it again`() throws {
        let engine = Policy.ChessUCI(
            engine: "engine",
            location: Location(file: "script.yaml", line: 1, column: 1)
        )
        var plan = RunPlan.sample("A", "B")
        plan.script.bots = [.init(bot: "A", source: .policy(.chessUCI(engine)))]
        plan.message("To A.", from: "B", to: "A", at: 0)
        let status = ToolCall(name: "runtime_status", arguments: .object(JSONObject()))
        var simulation = Simulation(plan, seed: 7)
        simulation.tracking = CallTracking(recorder: Recorder(hiding: Secrets(keys: ["a-secret-word"])))
        while simulation.run(until: plan.end) == .questions {
            for question in simulation.questions {
                let answer = Answer(
                    steps: [.init(latencyMilliseconds: 30, calls: [status])],
                    latencyMilliseconds: 70,
                    end: .text("From outside: a-secret-word.", finishReason: nil)
                )
                simulation.supply(answer, to: question)
            }
        }
        simulation.tracking?.recorder?.finishAll()
        let finished = simulation.tracking?.recorder?.takeFinished() ?? []
        let log = simulation.log.ndjson

        let calls = try RecordingRuns.calls(of: RecordingRuns.file(finished, log: log))
        let replayed = ReplayedRun(plan, seed: 7, replaying: calls, matching: .exact)

        let first = try #require(calls.first { $0.place.bot == "A" })
        #expect(first.end == .text("From outside: [hidden].", finishReason: nil))
        #expect(first.steps.map(\.latencyMilliseconds) == [30] && first.latencyMilliseconds == 70)
        #expect(replayed.stop == .end)
        #expect(replayed.report().exact == calls.count)
        let difference = firstDifference(expected: log, found: replayed.log)
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func `what every tool gave is recorded`() throws {
        var plan = RunPlan.sample("A", "B")
        plan.game.rules = GameConfiguration.Rules(engine: "chess-v1")
        plan.message("hello", from: "B", to: "A", at: 0)
        func tool(_ name: Text, _ arguments: (Text, Text)...) -> ToolCall {
            let members = arguments.map { JSONObject.Member(key: $0.0, value: .string($0.1)) }
            return ToolCall(name: name, arguments: .object(JSONObject(members)))
        }
        let tools = [
            tool("scenario_turn"), tool("scenario_turn", ("action", "e5")),
            tool("scenario_turn", ("action", "e4")), tool("runtime_status"),
            tool("web_fetch", ("url", "http://localhost/")),
            tool("web_fetch", ("url", "https://none.example/")),
            tool("no_such_tool"),
        ]
        let step = ScriptedAnswer.Step(calls: tools)
        plan.answers(of: "A", ScriptedAnswer(steps: [step], end: .text("e4", finishReason: nil)))

        let uses = try #require(RecordingRuns.recorded(plan, seed: 1).calls.first?.call.steps.first?.uses)

        let results = uses.map { use in use.result.map { ByteWriter.text(of: $0).string } }
        #expect(results[0]?.hasPrefix(#"{"state":{"engine":"chess-v1","fen":"rnbqkbnr/"#) == true)
        #expect(results[0]?.contains(#""legalActions":["a3","a4","#) == true)
        #expect(results[1]?.hasPrefix(#"{"ok":false,"error":"#) == true)
        #expect(results[2] == #"{"ok":true,"action":"e4"}"#)
        #expect(results[3]?.hasPrefix(#"{"status":"ok","knownBots":2,"messages":[{"#) == true)
        #expect(results[4]?.hasPrefix(#"{"ok":false,"error":"#) == true)
        #expect(results[5] == nil && uses[5].call.page == WebPage.notListed)
        #expect(results[6] == nil && uses[6].call.page == nil)
    }

    @Test func `what the judge read is written again by a replay`() throws {
        var plan = RunPlan.sample("A", "B")
        plan.game.isEnabled = true
        plan.game.outcome = .init(event: nil, prompt: "Who won?")
        plan.message("hello", from: "B", to: "A", at: 0)
        let recorded = RecordingRuns.recorded(plan, seed: 1)
        let calls = recorded.calls.map(\.call)

        let recorder = Recorder(hiding: Secrets(keys: []))
        let replayed = ReplayedRun(plan, seed: 1, replaying: calls, recorder: recorder)

        let judge = try #require(calls.first { $0.place.kind == .judge })
        let section = try #require(judge.prompt?.sections.last)
        let text = try #require(replayed.transcripts[section.digest])
        #expect(recorded.log.starts(with: text.bytes))
        #expect(!recorded.calls.flatMap(\.texts).contains { $0.digest == section.digest })
    }
}
