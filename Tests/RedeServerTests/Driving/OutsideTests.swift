import Foundation
import LiveTestSupport
import RedeLive
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@testable import RedeServer

/// Networks whose answers, and posts, come from outside.
struct OutsideTests {
    /// A plan whose calls are live, and that nothing holds up.
    private static func plan(timeout: Text = "600") -> RunPlan {
        var plan = RunPlan.sample("A", "B", "C")
        plan.settings = Settings([
            ("OPENAI_API_KEY", "key"), ("DISABLE_AUTO_ANNOUNCE", "on"), ("BRAIN_COOLDOWN_SECONDS", "0.01"),
            ("MAX_SESSION_REPLIES", "3"), ("SESSION_KILL_AFTER_SECONDS", "600"),
            ("RESERVED_FINAL_REPLIES", "0"), ("LLM_REQUEST_TIMEOUT_SECONDS", timeout),
        ])
        plan.live = .all
        return plan
    }

    private static func outside(_ server: ModelServer, timeout: Int = 600_000) throws -> Outside {
        var endpoint = try #require(ModelEndpoint(baseURL: Text(server.baseURL), model: "small"))
        endpoint.turnTimeoutMilliseconds = timeout
        return Outside(model: ChatClient(endpoint, keys: ModelKeys(of: Scenario(name: "any", bots: []))))
    }

    /// Asks for the log until a text stands in it so often.
    private static func await(_ text: String, times: Int = 1, of serving: Serving) async throws {
        for _ in 0..<500 {
            let log = try await serving.ask("GET", "/bots/events").text
            if log.split(separator: "\n").count(where: { $0.contains(text) }) >= times { return }
        }
        Issue.record("there is no \(text)")
    }

    /// The log of a recording's run, as far as it goes.
    private static func run(of path: String, _ plan: RunPlan) throws -> [UInt8] {
        var reader = try RecordingReader(path)
        let calls = try reader.rest()
        let scenario = reader.recording.scenario
        let milliseconds = reader.progress?.milliseconds ?? scenario.durationMilliseconds
        var plan = plan
        plan.live = .none
        plan.origin = scenario.origin
        plan.stimuli = try RunPlan(scenario).stimuli
        for request in reader.progress?.requests ?? [] {
            let method = try #require(Request.Method(rawValue: request.method.string))
            plan.at(request.atMilliseconds, method, request.path, body: request.body)
        }
        plan.end = plan.epoch.advanced(byMilliseconds: try #require(milliseconds))
        let log = ReplayedRun(plan, seed: 1, replaying: calls, matching: .turn, miss: .hangs).log
        guard reader.recording.log == nil, let last = plan.end?.text.bytes else { return log }
        // Of its last instant a run that was killed may not have kept all.
        let lines = log.split(separator: 0x0A).prefix { !Text(bytes: $0).bytes.contains(last) }
        return Array(lines.joined(separator: [0x0A])) + [0x0A]
    }

    /// The names of each bot's events, in their order.
    private static func byBot(_ log: EventLog) throws -> [Text: [Text]] {
        var names: [Text: [Text]] = [:]
        for line in log.ndjson.split(separator: 0x0A) {
            let record = try JSONReader.value(of: line)
            let bot = record["payload"]?["bot"]?.text ?? record["payload"]?["from"]?.text ?? ""
            names[bot, default: []].append(record["event"]?.text ?? "")
        }
        return names
    }

    @Test(arguments: [DriverClock.Pace.unbounded, .times(60)])
    func `a live model's run, with requests in between, replays bit-exactly`(
        _ pace: DriverClock.Pace
    ) async throws {
        let server = try ModelServer { request in
            var stream = SeedStream(seed: UInt64(request.number), name: "delays")
            let next = ["A", "B", "C"][stream.integer(below: 3)]
            let delay = stream.integer(in: 0...20)
            return .say(#"{"message":"Line \#(request.number).","recipients":["\#(next)"]}"#, after: delay)
        }
        let plan = OutsideTests.plan()
        let path = FileManager.default.temporaryDirectory.path + "/rede-served-\(UUID()).ndjson"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var scenario = Scenario(name: "live", bots: plan.bots)
        scenario.epoch = plan.epoch
        let head = Recording(scenario: scenario, seed: 1, model: "small")
        let recording = try ServedRecording(head, to: path) { Issue.record($0) }
        try await Serving.run(
            plan,
            at: pace,
            asking: try OutsideTests.outside(server),
            recording: recording
        ) { (serving) async throws in
            for number in 0..<3 {
                #expect(try await serving.send("Part \(number)", from: "C", to: "A").status == 200)
                #expect(try await serving.send("Piece \(number)", from: "A", to: "B").status == 200)
            }
            try await OutsideTests.await("brain.reply", times: 2, of: serving)
            let partial = try OutsideTests.run(of: Recording.partialPath(of: path), plan)
            await serving.driver.stop()
            try await serving.driver.finishRecording()

            let expected = await serving.driver.run.simulation.log.ndjson
            let whole = try OutsideTests.run(of: path, plan)
            #expect(firstDifference(expected: expected, found: whole) == nil)
            // What a kill would have left is the run's beginning.
            #expect(!partial.isEmpty)
            let beginning = Array(expected.prefix(partial.count))
            #expect(firstDifference(expected: beginning, found: partial) == nil)
        }
    }

    @Test func `a model that hangs holds nobody up, and its call is given up in time`() async throws {
        let server = try ModelServer { _ in .say("", after: nil) }
        try await Serving.run(
            OutsideTests.plan(timeout: "0.05"),
            at: .times(1),
            asking: try OutsideTests.outside(server, timeout: 50)
        ) { (serving) async throws in
            #expect(try await serving.send("Begin", from: "C", to: "A").status == 200)
            #expect(try await serving.ask("GET", "/bots/A").status == 200)
            try await OutsideTests.await("timed out", of: serving)
        }
    }

    @Test func `a bound on calls, and a server that is away, fail the calls`() async throws {
        let server = try ModelServer { _ in .say("never asked") }
        let endpoint = try #require(ModelEndpoint(baseURL: Text(server.baseURL), model: "small"))
        let keys = ModelKeys(of: Scenario(name: "any", bots: []))
        let spending = Spending(upTo: .init(calls: 0))
        let bounded = Outside(model: ChatClient(endpoint, keys: keys, spending: spending))
        try await Serving.run(OutsideTests.plan(), asking: bounded) { (serving) async throws in
            _ = try await serving.send("Begin", from: "C", to: "A")
            try await OutsideTests.await("no more may be asked than 0 calls", of: serving)
        }
        #expect(server.requests.isEmpty)

        let nowhere = try #require(ModelEndpoint(baseURL: "http://127.0.0.1:1/v1", model: "small"))
        let away = Outside(model: ChatClient(nowhere, keys: keys))
        try await Serving.run(OutsideTests.plan(), asking: away) { (serving) async throws in
            _ = try await serving.send("Begin", from: "C", to: "A")
            try await OutsideTests.await("temporarily unavailable", of: serving)
        }
    }

    @Test func `posts over HTTP make the events of posts in the process, bot by bot`() async throws {
        var plan = try RunPlan(Scenario.load("scenarios/story-circle"))
        plan.end = nil
        var simulation = Simulation(plan, seed: 7)
        _ = simulation.run(stepLimit: 1_000_000)
        let expected = try OutsideTests.byBot(simulation.log)
        plan.postsOutside = true
        try await Serving.run(plan, seed: 7) { (serving) async throws in
            try await OutsideTests.await("conversation.stop", times: 3, of: serving)
            try await OutsideTests.await("\"event\":\"game.outcome\"", of: serving)

            let served = await serving.driver.run.simulation.log
            #expect(try OutsideTests.byBot(served) == expected)
            let profile = try await serving.ask("GET", "/bots/A").text
            #expect(profile.contains("http://localhost:\(serving.port)/bots/B"))
        }
    }
}
