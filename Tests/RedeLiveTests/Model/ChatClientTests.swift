import LiveTestSupport
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@testable import RedeLive

/// The client of live models, against a server that answers in all ways.
@Suite struct ChatClientTests {
    private static let key = "sk-planted-key-0123456789"

    /// A question of a bot, asked for the first time.
    private func question(rules: Bool = false) throws -> Question {
        var plan = RunPlan.sample("A", "B")
        plan.live = .all
        if rules { plan.game.rules = GameConfiguration.Rules(engine: "chess-v1") }
        plan.message("To A.", from: "B", to: "A", at: 0)
        var simulation = Simulation(plan, seed: 7)
        simulation.run()
        return try #require(simulation.questions.first)
    }

    private func client(
        of server: ModelServer,
        changed change: (inout ModelEndpoint) -> Void = { _ in },
        spending: Spending = Spending()
    ) throws -> ChatClient {
        var endpoint = try #require(ModelEndpoint(baseURL: Text(server.baseURL + "/"), model: "small"))
        // Between other tests a step may stand for minutes.
        endpoint.turnTimeoutMilliseconds = 600_000
        change(&endpoint)
        var scenario = Scenario(name: "any", bots: [])
        scenario.settings = [.init(name: "OPENAI_API_KEY", value: Text(ChatClientTests.key))]
        return ChatClient(endpoint, keys: ModelKeys(of: scenario), spending: spending)
    }

    /// What a server's reply comes to.
    private func content(
        of reply: ModelServer.Reply,
        within milliseconds: Int = 600_000
    ) async throws -> ModelStep.Content? {
        let server = try ModelServer { _ in reply }
        let client = try client(of: server) { $0.turnTimeoutMilliseconds = milliseconds }
        let step = try await client.step(for: try question(), of: "A")
        await client.close()
        return step?.content
    }

    @Test func `a question is asked with its prompt, its tools and its key`() async throws {
        let server = try ModelServer { _ in .say("Yes.") }
        let client = try client(of: server) { endpoint in
            endpoint.headers = [.init(name: "X-Team", value: "blue")]
            endpoint.temperature = 0.5
            endpoint.maximumTokens = 99
            endpoint.seed = 7
        }
        let question = try question(rules: true)

        let step = try #require(try await client.step(for: question, of: "A"))
        await client.close()

        #expect(step.content == .end(.text("Yes.", finishReason: "stop")))
        #expect(step.usage == .init(inputTokens: 100, outputTokens: 10) && step.latencyMilliseconds >= 1)
        let request = try #require(server.requests.first)
        #expect(request.path == "/v1/chat/completions")
        #expect(request.head.contains("authorization: bearer \(ChatClientTests.key)"))
        #expect(request.head.contains("x-team: blue"))
        let body = request.value
        #expect(body["model"]?.text == "small" && body["seed"]?.double == 7)
        #expect(body["temperature"]?.double == 0.5 && body["max_tokens"]?.double == 99)
        let names = body["tools"]?.array?.map { $0["function"]?["name"]?.text }
        #expect(names == ["web_fetch", "scenario_turn", "runtime_status"])
        #expect(body["tool_choice"]?["function"]?["name"]?.text == "scenario_turn")
        let text = question.prompt?.sections.map(\.text.string).joined()
        #expect(body["messages"]?.array?.map { $0["content"]?.text?.string } == [text])
    }

    @Test func `tool calls come back with what they gave`() async throws {
        let server = try ModelServer { request in
            request.number == 0 ? .call("runtime_status", "{}") : .say("Well.")
        }
        let client = try client(of: server)
        var plan = RunPlan.sample("A", "B", settings: [.llmRequestTimeout: "600", .sessionKillAfter: "600"])
        plan.live = .all
        plan.message("To A.", from: "B", to: "A", at: 0)
        var simulation = Simulation(plan, seed: 7)
        for _ in 0..<2 {
            simulation.run()
            let question = try #require(simulation.questions.first)
            simulation.supply(try #require(try await client.step(for: question, of: "A")), to: question)
        }
        await client.close()

        let messages = try #require(server.requests[1].value["messages"]?.array)
        try #require(messages.map { $0["role"]?.text } == ["user", "assistant", "tool"])
        let call = messages[1]["tool_calls"]?.array?.first
        #expect(call?["function"]?["name"]?.text == "runtime_status")
        #expect(messages[2]["tool_call_id"]?.text == call?["id"]?.text)
        #expect(messages[2]["content"]?.text?.string.hasPrefix(#"{"status":"ok""#) == true)
        #expect(server.requests[1].value["tool_choice"] == nil)
    }

    @Test(arguments: [
        (429, #"{"error":{"message":"Rate limit reached for requests"}}"#, ModelErrorClass.rateLimit),
        (500, #"{"error":{"message":"The server had an error"}}"#, .transient),
        (502, "<html>Bad Gateway</html>", .transient), (503, "", .transient), (504, "", .transient),
        (401, #"{"error":{"message":"Incorrect API key"}}"#, .other),
        (404, #"{"detail":"Not Found"}"#, .other),
        (400, #"{"message":"no such model"}"#, .other), (302, "", .other),
        (200, #"{"error":{"message":"upstream said 503"}}"#, .transient),
    ])
    func `an error has the class of its words and its status`(
        status: Int,
        body: String,
        expected: ModelErrorClass
    ) async throws {
        guard case .end(.error(let error))? = try await content(of: .response(status, body)) else {
            Issue.record("\(status) is an error")
            return
        }

        #expect(ModelErrorClass.of(error) == expected, "\(error)")
        #expect(status == 200 || error.string.hasPrefix("\(status)"))
    }

    @Test(arguments: [
        "", "{", "[]", "null", "{}", #"{"choices":[]}"#, #"{"choices":[{}]}"#,
        #"{"choices":[{"message":7}]}"#,
        "data: {\"choices\":[]}\n\ndata: [DONE]\n\n", "\u{0}\u{1}", String(repeating: "[", count: 5000),
    ])
    func `an answer that is none fails the call`(body: String) async throws {
        guard case .end(.error(let error))? = try await content(of: .response(200, body)) else {
            Issue.record("\(body.prefix(20)) is no answer")
            return
        }
        #expect(error.string.hasPrefix("the model's server"))
    }

    @Test func `what is odd but can be read is read`() async throws {
        func said(_ message: String) async throws -> ModelStep.Content? {
            try await content(of: .response(200, #"{"choices":[{"message":\#(message)}]}"#))
        }

        #expect(try await said("{}") == .end(.text("", finishReason: nil)))
        #expect(try await said(#"{"content":null,"refusal":"No."}"#) == .end(.text("No.", finishReason: nil)))
        #expect(
            try await said(#"{"content":[{"type":"text","text":"a"},{"text":"b"}]}"#)
                == .end(.text("ab", finishReason: nil))
        )
        #expect(
            try await said(#"{"tool_calls":[{"function":{"name":"web_fetch","arguments":"{broken"}},7]}"#)
                == .tools([ToolCall(name: "web_fetch", arguments: .string("{broken"))], text: "")
        )
    }

    @Test func `connections that break, say too much or nothing are survived`() async throws {
        let half = ModelServer.Reply(
            bytes: "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"choices\"",
            closes: true
        )
        guard case .end(.error(let broken))? = try await content(of: half) else {
            Issue.record("half an answer is none")
            return
        }
        #expect(ModelErrorClass.of(broken) == .transient)

        let huge = String(repeating: " ", count: ChatClient.maximumBytes + 1)
        #expect(
            try await content(of: .response(200, huge))
                == .end(.error("the model's server gives more than 8 MiB"))
        )
        #expect(try await content(of: .say("late", after: nil), within: 50) == nil)
        let slow = ModelServer.Reply(bytes: "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{")
        #expect(try await content(of: slow, within: 50) == nil)
    }

    @Test func `a server that was never there is told apart from one that has gone`() async throws {
        let server = try ModelServer { _ in .say("Yes.") }
        var endpoint = try #require(ModelEndpoint(baseURL: "http://127.0.0.1:1/v1", model: "small"))
        endpoint.turnTimeoutMilliseconds = 600_000
        let keys = ModelKeys(of: Scenario(name: "any", bots: []))
        let spending = Spending()
        let lost = ChatClient(endpoint, keys: keys, spending: spending)
        let question = try question()

        await #expect(
            throws: ChatClient.Unreachable(address: "http://127.0.0.1:1/v1", reason: "connection refused")
        ) {
            _ = try await lost.step(for: question, of: "A")
        }
        let found = try client(of: server, spending: spending)
        _ = try await found.step(for: question, of: "A")
        let step = try await lost.step(for: question, of: "A")
        await lost.close()
        await found.close()

        guard case .end(.error(let error))? = step?.content else {
            Issue.record("a server that has gone fails the call")
            return
        }
        #expect(ModelErrorClass.of(error) == .transient)
        #expect(!server.requests[0].head.contains("authorization") || spending.total.calls == 3)
    }

    @Test func `no more is spent than may be`() async throws {
        let server = try ModelServer { _ in .say("Yes.") }
        let question = try question()
        let calls = try client(of: server, spending: Spending(upTo: .init(calls: 2)))
        for _ in 0..<2 { _ = try await calls.step(for: question, of: "A") }
        await #expect(throws: Spending.Exhausted(unit: "calls", limit: 2)) {
            _ = try await calls.step(for: question, of: "A")
        }
        await calls.close()

        let tokens = try client(of: server, spending: Spending(upTo: .init(tokens: 111)))
        for _ in 0..<2 { _ = try await tokens.step(for: question, of: "A") }
        await #expect(throws: Spending.Exhausted(unit: "tokens", limit: 111)) {
            _ = try await tokens.step(for: question, of: "A")
        }
        await tokens.close()
        #expect(tokens.spending.total.usage == .init(inputTokens: 200, outputTokens: 20))
    }

    @Test func `keys that a server repeats are hidden`() async throws {
        let key = ChatClientTests.key
        let replies: [ModelServer.Reply] = [
            .say("Your key is \(key)."), .response(401, #"{"error":{"message":"bad key \#(key)"}}"#),
            .response(200, "Authorization: Bearer \(key)"),
            .call("web_fetch", #"{"url":"https://a.b/\#(key)"}"#),
            .call(key, #"{\#(key)"#),
        ]
        for reply in replies {
            let content = try await content(of: reply)
            #expect(!"\(String(describing: content))".contains("planted"), "\(String(describing: content))")
        }
    }
}
