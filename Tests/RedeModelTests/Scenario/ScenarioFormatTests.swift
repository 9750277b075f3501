import RedeModel
import Testing

@Suite struct ScenarioFormatTests {
    private func read(_ text: String) throws -> Scenario {
        let head =
            """
            schema: rede-sim/scenario/1
            bots: [{ name: A, prompt: p }, { name: B, prompt: q }, { name: C, prompt: r }]

            """
        return try Scenario.read(SourceFile(path: "tea/scenario.yaml", bytes: Array((head + text).utf8)))
    }

    @Test func `what is left out has its default`() throws {
        let scenario = try read("")

        #expect(scenario == Scenario(name: "tea", bots: scenario.bots))
        #expect(scenario.epoch.text == "2026-01-01T00:00:00.000Z")
        #expect(scenario.durationMilliseconds == nil)
        #expect(scenario.reading == .documented)
        #expect(scenario.model.policy == .story(.init()))
        #expect(scenario.model.latency == .fixed(milliseconds: 1000))
    }

    @Test func `single posts are read, and written so that they are read again`() throws {
        let scenario = try read(
            """
            network:
              posts: [{ from: B, latency: 31ms, response: 1s }, { from: A }, { from: B, lost: partition }]
            """
        )

        #expect(
            scenario.network.posts == [
                .init(from: "B", latencyMilliseconds: 31, responseMilliseconds: 1000), .init(from: "A"),
                .init(from: "B", loss: .partition),
            ]
        )
        let written = ByteWriter.text(of: scenario.json).bytes
        #expect(try Scenario.read(SourceFile(path: "tea.json", bytes: written)) == scenario)
        #expect(throws: InvalidInput.self) { try read("network: { posts: [{ from: D, lost: stolen }] }") }
    }

    @Test func `settings keep their order and their spelling`() throws {
        let scenario = try read(
            """
            settings:
              { RUN_ID: x y, MAX_SESSION_REPLIES: 0x10,
                DISABLE_AUTO_DEPLOY: yes, BRAIN_COOLDOWN_SECONDS=1: true }
            """
        )

        #expect(
            scenario.settings == [
                .init(name: "RUN_ID", value: "x y"), .init(name: "MAX_SESSION_REPLIES", value: "0x10"),
                .init(name: "DISABLE_AUTO_DEPLOY", value: "yes"),
                .init(name: "BRAIN_COOLDOWN_SECONDS=1", value: "true"),
            ]
        )
    }

    @Test(arguments: [
        ("deploy: A", Stimulus.Request.deploy(["A"])), ("deploy: [B, A]", .deploy(["B", "A"])),
        ("message: { from: A, to: B, content: \" x \" }", .message(from: "A", to: "B", content: " x ")),
        ("reset: all", .resetAll), ("reset: events", .resetEvents), ("reset: { bot: A }", .resetBot("A")),
        ("get: bots", .get(.bots)), ("get: events", .get(.events)), ("get: { bot: A }", .get(.bot("A"))),
        ("get: { health: A }", .get(.health("A"))),
        ("request: { path: / }", .raw(method: "GET", path: "/", body: .none)),
        (
            "request: { method: PUT, path: /x, body: text }",
            .raw(method: "PUT", path: "/x", body: .text("text"))
        ),
        (
            "request: { method: POST, path: /x, body: [1] }",
            .raw(method: "POST", path: "/x", body: .json(.array([.number(1)])))
        ),
    ])
    func `each kind of stimulus`(_ written: String, _ request: Stimulus.Request) throws {
        #expect(
            try read("stimuli: [{ at: 1.5s, \(written) }]").stimuli == [
                Stimulus(atMilliseconds: 1500, request)
            ]
        )
    }

    @Test func `a partition without another side is against all others`() throws {
        let network = try read(
            "network: { loss: 2%, duplication: 0.5, partitions: [{ between: [B], from: 1s, until: 2s }] }"
        ).network

        #expect(network.lossPartsPerMillion == 20_000)
        #expect(network.duplicationPartsPerMillion == 500_000)
        #expect(
            network.partitions == [
                .init(between: ["B"], and: ["A", "C"], fromMilliseconds: 1000, untilMilliseconds: 2000)
            ]
        )
    }

    @Test func `a script, a policy, or both`() throws {
        let both = try read(
            "model: { script: { bots: { A: [hang] } }, policy: { story: { next: C } }, whenExhausted: empty }"
        ).model
        let script = try read("model: { script: { bots: { A: [hang] } } }").model
        let policy = try read(
            "model: { policy: story, latency: 2s, faults: { rateLimit: 1%, truncated: 0.0001% } }"
        ).model

        #expect(both.script.bots.map(\.bot) == ["A"])
        #expect(both.script.whenExhausted == .empty)
        #expect(both.policy == .story(.init(next: "C")))
        #expect(script.policy == nil)
        #expect(policy.policy == .story(.init()))
        #expect(policy.latency == .fixed(milliseconds: 2000))
        #expect(policy.faults == FaultRates(rateLimit: 10_000, truncated: 1))
    }

    @Test func `pages answer, fail or hang`() throws {
        let web = try read(
            """
            web:
              https://a.example/:
                { status: 404, contentType: text/plain, text: no, url: https://b.example/, latency: 20ms }
              https://c.example/: { error: refused, latency: 5ms }
              https://d.example/: { hang: true }
              https://e.example/: {}
            """
        ).web

        let page = WebPage.Page(status: 404, contentType: "text/plain", text: "no", url: "https://b.example/")
        #expect(
            web == [
                .init(url: "https://a.example/", answer: .page(page, latencyMilliseconds: 20)),
                .init(url: "https://c.example/", answer: .error("refused", latencyMilliseconds: 5)),
                .init(url: "https://d.example/", answer: .hang),
                .init(url: "https://e.example/", answer: .page(.init(text: ""), latencyMilliseconds: 0)),
            ]
        )
    }

    @Test(arguments: [
        ("order: [A, B]", Check.Claim.order(["A", "B"])),
        (
            "metric: skips, bot: A, reason: superseded-trigger, atMost: 2",
            .metric(.skips, bot: "A", reason: .supersededTrigger, .atMost(2))
        ),
        (
            "metric: virtual-seconds, atLeast: 1.5, atMost: 2",
            .metric(.virtualSeconds, bot: nil, reason: nil, .between(1.5, 2))
        ),
        ("metric: model-calls, equals: 0", .metric(.modelCalls, bot: nil, reason: nil, .equals(0))),
        ("outcome: winner, equals: null", .outcome(field: "winner", equals: .null)),
        ("outcome: score, atLeast: 3", .outcomeWithin(field: "score", .atLeast(3))),
        ("event: brain.error", .event(name: "brain.error", payload: [], .atLeast(1))),
        (
            "event: brain.skip, where: { bot: A }, equals: 2",
            .event(name: "brain.skip", payload: [.init(key: "bot", value: .string("A"))], .equals(2))
        ),
        (
            "ledger: t, bot: B, status: in_progress, owner: C",
            .ledger(taskID: "t", bot: "B", status: .inProgress, owner: "C")
        ),
        (
            "ledger: t, reached: true",
            .ledger(taskID: "t", bot: nil, status: nil, owner: nil, isReached: true)
        ),
        ("order: [A, B], kept: 90%", .order(["A", "B"], kept: 900_000)),
        ("pattern: lamp", .pattern(.init("lamp", .count(.atLeast(1))))),
        ("pattern: lamp, bot: A, every: true", .pattern(.init("lamp", bot: "A", .every))),
        ("pattern: x, in: messages, equals: 0", .pattern(.init("x", in: .messages, .count(.equals(0))))),
        (
            "judge: Well?, labels: [yes, no], passes: yes",
            .judge(.init("Well?", .labels(["yes", "no"], passing: ["yes"])))
        ),
        (
            "judge: Well?, scale: [1, 5], atLeast: 4, sees: events, answers: [{ when: x, json: { score: 4 } }, { say: a }]",
            .judge(
                .init(
                    "Well?",
                    .numbers(1...5, .atLeast(4)),
                    view: .events,
                    answers: [.init(contains: "x", text: #"{"score":4}"#), .init(text: "a")]
                )
            )
        ),
        (
            "command: [./score.py, -v], limit: 2s",
            .command(.init(["./score.py", "-v"], limitMilliseconds: 2000))
        ),
        ("command: [jq], atLeast: 0.5, sees: events", .command(.init(["jq"], .atLeast(0.5), view: .events))),
    ])
    func `each kind of check`(_ written: String, _ claim: Check.Claim) throws {
        let checks = try read("expect:\n  - { name: it holds, \(written) }").checks

        #expect(
            checks == [
                .init(
                    name: "it holds",
                    claim: claim,
                    location: Location(file: "tea/scenario.yaml", line: 4, column: 5)
                )
            ]
        )
    }

    @Test func `wordings of the prompt carry their place`() throws {
        let prompt = try read("prompt:\n  peers: |\n    Others: {{peers}}\n").prompt

        #expect(
            prompt == [
                .init(
                    section: "peers",
                    wording: "Others: {{peers}}\n",
                    location: Location(file: "tea/scenario.yaml", line: 4, column: 3)
                )
            ]
        )
    }

    @Test func `a scenario may be JSON`() throws {
        let text =
            #"{"schema":"rede-sim/scenario/1","name":"j","bots":[{"name":"A","prompt":"p"}],"duration":"1s"}"#

        #expect(
            try Scenario.read(SourceFile(path: "race.json", bytes: Array(text.utf8))).durationMilliseconds
                == 1000
        )
    }
}
