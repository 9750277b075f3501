import LiveTestSupport
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@testable import RedeLive

/// Whole runs against a server on loopback.
@Suite struct LiveDriverTests {
    /// A plan whose calls are live: A is woken at once, and waits are short.
    ///
    /// Its clock is the machine's while somebody is asked, and other tests may keep that busy: nothing but
    /// the session, if it is short, may end for that.
    private static func plan(_ names: Text..., replies: Int, session: String = "600") -> RunPlan {
        var plan = RunPlan.sample("A", "B", "C")
        plan.bots = names.map { BotDefinition(name: $0, prompt: "You are a bot.") }
        plan.settings = Settings([
            ("OPENAI_API_KEY", "key"), ("DISABLE_AUTO_ANNOUNCE", "on"), ("BRAIN_COOLDOWN_SECONDS", "0.01"),
            ("MAX_SESSION_REPLIES", Text("\(replies)")), ("SESSION_KILL_AFTER_SECONDS", Text(session)),
            ("RESERVED_FINAL_REPLIES", "0"), ("LLM_REQUEST_TIMEOUT_SECONDS", "600"),
        ])
        plan.live = .all
        plan.fetchesPages = true
        return plan
    }

    private static func driver(of server: ModelServer) throws -> LiveDriver {
        var endpoint = try #require(ModelEndpoint(baseURL: Text(server.baseURL), model: "small"))
        endpoint.turnTimeoutMilliseconds = 600_000
        let keys = ModelKeys(of: Scenario(name: "any", bots: []))
        return LiveDriver(
            asking: ChatClient(endpoint, keys: keys),
            fetching: WebFetcher(hiding: keys.secrets)
        )
    }

    /// Plays a plan, recorded.
    private static func played(
        _ plan: RunPlan,
        seed: UInt64,
        _ server: ModelServer
    ) async throws -> (log: [UInt8], calls: [RecordedCall]) {
        var simulation = Simulation(plan, seed: seed)
        simulation.tracking = CallTracking(recorder: Recorder(hiding: Secrets(keys: [])))
        let stop = try await driver(of: server).play(&simulation, until: plan.end) { _ in
            Answer(latencyMilliseconds: 0, end: .hang)
        } advance: { simulation, horizon in
            simulation.run(until: plan.end, whileWaiting: horizon, stepLimit: 10_000)
        }
        #expect(stop == .end)
        simulation.tracking?.recorder?.finishAll()
        let finished = simulation.tracking?.recorder?.takeFinished() ?? []
        return (simulation.log.ndjson, finished.map(\.call))
    }

    @Test func `a hundred live runs replay bit-exactly`() async throws {
        let server = try ModelServer { request in
            var stream = SeedStream(seed: UInt64(request.number), name: "delays")
            let delay = stream.integer(in: 0...6)
            switch stream.integer(below: 12) {
            case 0: return .response(503, "", after: delay)
            case 1: return .call("runtime_status", "{}", after: delay)
            default:
                let next = ["A", "B", "C"][stream.integer(below: 3)]
                return .say(
                    #"{"message":"Line \#(request.number).","recipients":["\#(next)"]}"#,
                    after: delay
                )
            }
        }

        try await withThrowingTaskGroup(of: Void.self) { group in
            for seed in 0..<100 as Range<UInt64> {
                group.addTask {
                    var plan = LiveDriverTests.plan("A", "B", "C", replies: 2, session: "0.3")
                    plan.tieOrder = seed % 2 == 0 ? .seeded : .insertion
                    plan.message("Begin.", from: "C", to: "A", at: 0)
                    plan.message("Begin, too.", from: "A", to: "B", at: 3)
                    let live = try await LiveDriverTests.played(plan, seed: seed, server)
                    plan.live = .none
                    let replayed = ReplayedRun(plan, seed: seed, replaying: live.calls, matching: .exact)

                    let difference = firstDifference(expected: live.log, found: replayed.log)
                    #expect(difference == nil, "seed \(seed): \(difference ?? "")")
                    #expect(replayed.report().unasked == [], "seed \(seed)")
                    #expect(live.calls.count > 1, "seed \(seed)")
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `many bots ask at once, and a slow answer holds nobody else up`() async throws {
        let count = 120
        let server = try ModelServer { request in
            .say("Done.", after: request.number == 0 ? 600 : 5)
        }
        var plan = LiveDriverTests.plan(replies: 1)
        plan.bots = (0..<count).map { BotDefinition(name: Text("bot-\($0)"), prompt: "You are a bot.") }
        plan.settings = Settings([
            ("OPENAI_API_KEY", "key"), ("DISABLE_AUTO_ANNOUNCE", "on"), ("MAX_SESSION_REPLIES", "1"),
            ("RESERVED_FINAL_REPLIES", "0"), ("SESSION_KILL_AFTER_SECONDS", "600"),
            ("LLM_REQUEST_TIMEOUT_SECONDS", "600"),
        ])
        plan.end = plan.epoch.advanced(byMilliseconds: 1_200_000)
        for bot in 0..<count {
            // Bots answer their coordinator, which is the first of them, and it answers all.
            plan.message("Go.", from: bot == 0 ? "bot-1" : "bot-0", to: Text("bot-\(bot)"), at: 0)
        }

        let live = try await LiveDriverTests.played(plan, seed: 1, server)

        let first = live.calls.filter { $0.place.index == 1 }
        #expect(first.count == count)
        #expect(first.allSatisfy { $0.end == .text("Done.", finishReason: "stop") })
        // The slow one ends last: the others were handled before it.
        #expect(first.last?.latencyMilliseconds ?? 0 >= 600)
    }

    @Test func `a run that ends leaves calls open that never came`() async throws {
        let server = try ModelServer { _ in .say("late", after: nil) }
        var plan = LiveDriverTests.plan("A", "B", replies: 1)
        plan.message("Begin.", from: "B", to: "A", at: 0)
        plan.end = plan.epoch.advanced(byMilliseconds: 60)

        let live = try await LiveDriverTests.played(plan, seed: 1, server)

        #expect(live.calls.map(\.end) == [.hang])
    }

    @Test func `a run stops where nothing more may be spent`() async throws {
        let server = try ModelServer { _ in .say(#"{"message":"Go on.","recipients":["B"]}"#) }
        let endpoint = try #require(ModelEndpoint(baseURL: Text(server.baseURL), model: "small"))
        let keys = ModelKeys(of: Scenario(name: "any", bots: []))
        let client = ChatClient(endpoint, keys: keys, spending: Spending(upTo: .init(calls: 1)))
        let driver = LiveDriver(asking: client, fetching: WebFetcher(hiding: keys.secrets))
        var plan = LiveDriverTests.plan("A", "B", replies: 4)
        plan.message("Begin.", from: "B", to: "A", at: 0)
        var simulation = Simulation(plan, seed: 1)

        await #expect(throws: Spending.Exhausted(unit: "calls", limit: 1)) {
            _ = try await driver.play(&simulation, until: nil) { _ in
                Answer(latencyMilliseconds: 0, end: .hang)
            } advance: { simulation, horizon in
                simulation.run(whileWaiting: horizon, stepLimit: 10_000)
            }
        }
        #expect(server.requests.count == 1)
    }
}
