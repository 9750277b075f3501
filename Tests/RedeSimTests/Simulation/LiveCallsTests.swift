import PropertyTestSupport
import RedeModel
import RedeTestSupport
import Testing

@testable import RedeSim

/// Calls that a live model answers step by step, while the clock goes on.
@Suite struct LiveCallsTests {
    /// A plan whose calls are live, in which A is woken at once, and B after 2 s.
    private func plan(_ live: LiveCalls = .all) -> RunPlan {
        var plan = RunPlan.sample("A", "B")
        plan.live = live
        plan.fetchesPages = true
        plan.message("To A.", from: "B", to: "A", at: 0)
        plan.message("To B.", from: "A", to: "B", at: 2000)
        return plan
    }

    private func tool(_ name: Text, _ arguments: (Text, Text)...) -> ToolCall {
        let members = arguments.map { JSONObject.Member(key: $0.0, value: .string($0.1)) }
        return ToolCall(name: name, arguments: .object(JSONObject(members)))
    }

    private func say(_ text: Text, after milliseconds: Int) -> ModelStep {
        ModelStep(.end(.text(text, finishReason: nil)), latencyMilliseconds: milliseconds)
    }

    private func milliseconds(_ simulation: Simulation) -> Int {
        simulation.now.milliseconds - plan().epoch.milliseconds
    }

    @Test func `the clock goes no further than the driver says, and jumps when nothing is asked`() throws {
        let plan = plan()
        var simulation = Simulation(plan, seed: 7)

        #expect(simulation.run() == .questions)
        #expect(milliseconds(simulation) == 0)
        #expect(simulation.run(whileWaiting: plan.epoch.advanced(byMilliseconds: 1999)) == .questions)
        #expect(simulation.questions.map(\.call.bot.index) == [0])

        #expect(simulation.run(whileWaiting: plan.epoch.advanced(byMilliseconds: 2000)) == .questions)
        #expect(simulation.questions.map(\.call.bot.index) == [0, 1])
        simulation.supply(say("", after: 2500), to: simulation.questions[0])
        simulation.supply(say("", after: 700), to: try #require(simulation.questions.last))
        #expect(simulation.run() == .end)

        let answers = simulation.log.records.compactMap { record -> Int? in
            guard case .modelResponse = record.payload else { return nil }
            return record.instant.milliseconds - plan.epoch.milliseconds
        }
        #expect(answers == [2500, 2700])
    }

    @Test func `an answer that the clock has gone past lands a millisecond from now`() throws {
        let plan = plan()
        var simulation = Simulation(plan, seed: 7)
        simulation.tracking = CallTracking(recorder: Recorder(hiding: Secrets(keys: [])))
        simulation.run(whileWaiting: plan.epoch.advanced(byMilliseconds: 2000))

        simulation.supply(say("", after: 900), to: simulation.questions[0])
        simulation.abandon(try #require(simulation.questions.last))
        simulation.run()

        let calls = simulation.tracking?.recorder?.takeFinished().map(\.call) ?? []
        #expect(calls.map(\.end) == [.hang, .text("", finishReason: nil)])
        #expect(calls.map(\.latencyMilliseconds) == [0, 2001])
    }

    @Test func `the model is asked again with what its tools have given`() throws {
        var simulation = Simulation(plan(), seed: 7)
        simulation.run()
        let calls = [tool("web_fetch", ("url", "https://a.example/x")), tool("runtime_status"), tool("none")]
        let first = simulation.questions[0]
        #expect(first.steps.isEmpty)

        simulation.supply(ModelStep(.tools(calls, text: "Wait."), latencyMilliseconds: 30), to: first)
        #expect(simulation.run() == .questions)
        let request = try #require(simulation.pageRequests.first)
        #expect(request.url == "https://a.example/x" && milliseconds(simulation) == 30)
        let page = WebPage.Answer.page(.init(text: "Tides."), latencyMilliseconds: 20)
        simulation.supply(page, to: request)
        #expect(simulation.run() == .questions)

        let second = try #require(simulation.questions.first)
        #expect(second.prompt == first.prompt && milliseconds(simulation) == 50)
        let step = try #require(second.steps.first)
        #expect(step.text == "Wait." && step.uses.map(\.call.name) == calls.map(\.name))
        #expect(step.uses.map(\.call.page) == [page, nil, nil])
        #expect(step.uses.map { $0.result != nil } == [false, true, false])
    }

    @Test func `a page that does not come is given up after the time that a fetch has`() throws {
        let plan = plan()
        var simulation = Simulation(plan, seed: 7)
        simulation.run()
        let fetch = tool("web_fetch", ("url", "https://a.example/"))
        simulation.supply(
            ModelStep(.tools([fetch], text: Text()), latencyMilliseconds: 1),
            to: simulation.questions[0]
        )
        simulation.run()

        // B waits, too; the clock stops where the fetch has to be over.
        simulation.run(whileWaiting: plan.epoch.advanced(byMilliseconds: 60_000))
        #expect(milliseconds(simulation) <= 10_001)
        simulation.supply(.hang, to: try #require(simulation.pageRequests.first))
        simulation.run(whileWaiting: plan.epoch.advanced(byMilliseconds: 60_000))

        let fetched = simulation.log.records.first { record in
            guard case .webFetch = record.payload else { return false }
            return true
        }
        #expect(fetched?.instant == plan.epoch.advanced(byMilliseconds: 10_001))
    }

    @Test(arguments: [(LiveCalls.bots, [CallKind.turn]), (.judge, [.judge]), (.all, [.turn, .judge])])
    func `bots and the judge are live or scripted apart from each other`(
        live: LiveCalls,
        expected: [CallKind]
    ) {
        var plan = plan(live)
        plan.game.isEnabled = true
        plan.game.outcome = .init(event: nil, prompt: "Who won?")
        var simulation = Simulation(plan, seed: 7)
        var kinds: [CallKind] = []

        while simulation.run() == .questions {
            for question in simulation.questions {
                #expect((question.judged != nil) == (question.call.kind == .judge))
                if !kinds.contains(question.call.kind) { kinds.append(question.call.kind) }
                simulation.supply(say("{}", after: 5), to: question)
            }
        }

        #expect(kinds == expected)
    }

    @Test(arguments: Reading.allCases)
    func `a live run replays bit-exactly, whatever the delays`(reading: Reading) throws {
        for seed in 0..<100 as Range<UInt64> {
            var plan = RandomNetwork.plan(seed: seed, reading: reading)
            plan.tieOrder = seed % 2 == 0 ? .seeded : .insertion
            var live = plan
            live.live = seed % 5 == 0 ? .bots : .all
            live.fetchesPages = true
            var model = RandomModel(seed: seed, roster: plan.bots.map(\.name))
            let simulation = model.played(live, seed: seed)

            let calls = simulation.tracking?.recorder.map { recorder -> [RecordedCall] in
                var recorder = recorder
                return recorder.takeFinished().map(\.call)
            }
            let replayed = ReplayedRun(plan, seed: seed, replaying: calls ?? [], matching: .exact)

            let difference = firstDifference(expected: simulation.log.ndjson, found: replayed.log)
            #expect(difference == nil, "seed \(seed): \(difference ?? "")")
            #expect(replayed.report().unasked == [], "seed \(seed)")
        }
    }
}

/// A model, and the web, that take any time, on a clock of the test's own that stands for the real one.
private struct RandomModel {
    var stream: SeedStream
    let roster: [Text]

    init(seed: UInt64, roster: [Text]) {
        stream = SeedStream(seed: seed, name: "random-model")
        self.roster = roster
    }

    /// The plan's run, recorded.
    mutating func played(_ plan: RunPlan, seed: UInt64) -> Simulation {
        var simulation = Simulation(plan, seed: seed)
        simulation.tracking = CallTracking(recorder: Recorder(hiding: Secrets(keys: [])))
        var horizon = plan.epoch
        while simulation.run(until: plan.end, whileWaiting: horizon, stepLimit: PropertyRuns.stepLimit)
            == .questions
        {
            // Mostly the real clock goes on a bit; at times something comes, not always in order, or late.
            horizon = max(horizon, simulation.now).advanced(byMilliseconds: stream.integer(in: 0...400))
            if let end = plan.end, horizon > end, simulation.pageRequests.allSatisfy({ $0.deadline > end }) {
                break
            }
            if stream.integer(below: 3) == 0, !simulation.pageRequests.isEmpty {
                let place = stream.integer(below: simulation.pageRequests.count)
                simulation.supply(page(), to: simulation.pageRequests[place])
            }
            if stream.integer(below: 3) == 0, !simulation.questions.isEmpty {
                let question = simulation.questions[stream.integer(below: simulation.questions.count)]
                if stream.integer(below: 20) == 0 {
                    simulation.abandon(question)
                } else {
                    simulation.supply(step(), to: question)
                }
            }
        }
        for request in simulation.pageRequests { simulation.supply(.hang, to: request) }
        simulation.tracking?.recorder?.finishAll()
        return simulation
    }

    private mutating func step() -> ModelStep {
        let latency = stream.integer(in: 0...1200)
        switch stream.integer(below: 10) {
        case 0...2:
            let names: [Text] = ["web_fetch", "scenario_turn", "runtime_status", "no_such_tool"]
            let calls = (0...stream.integer(below: 2)).map { _ in
                ToolCall(
                    name: names[stream.integer(below: names.count)],
                    arguments: .object(JSONObject([.init(key: "url", value: .string("https://a.example/"))]))
                )
            }
            return ModelStep(.tools(calls, text: "Let me see."), latencyMilliseconds: latency)
        case 3: return ModelStep(.end(.error("429 rate limit")), latencyMilliseconds: latency)
        case 4: return ModelStep(.end(.error("503")), latencyMilliseconds: latency)
        default:
            let name = roster[stream.integer(below: roster.count)]
            let text = Text("{\"message\":\"Count \(latency), \(name.string).\",\"recipients\":[]}")
            return ModelStep(.end(.text(text, finishReason: nil)), latencyMilliseconds: latency)
        }
    }

    private mutating func page() -> WebPage.Answer {
        let latency = stream.integer(in: 0...12_000)
        switch stream.integer(below: 3) {
        case 0: return .hang
        case 1: return .error("no route", latencyMilliseconds: latency)
        default: return .page(.init(text: "Tides."), latencyMilliseconds: latency)
        }
    }
}
