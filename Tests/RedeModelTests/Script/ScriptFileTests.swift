import RedeModel
import Testing

@Suite struct ScriptFileTests {
    private func read(_ text: String) throws -> Script {
        let file = SourceFile(path: "script.yaml", bytes: Array(("schema: rede-sim/script/1\n" + text).utf8))
        return try ScriptFile.read(file, bots: ["A", "B", "C"], source: "bots.json")
    }

    /// The only answer of the only entry of bot A.
    private func answer(_ text: String) throws -> ScriptedAnswer? {
        guard case .entries(let entries) = try read("bots: { A: [\(text)] }").bots.first?.source else {
            return nil
        }
        return entries.first?.alternatives.first?.answer
    }

    @Test func `the ends of an answer`() throws {
        #expect(try answer("hang") == .init(end: .hang))
        #expect(try answer("{ hang: true }") == .init(end: .hang))
        #expect(try answer("{ error: \"429\" }") == .init(end: .error("429")))
        #expect(
            try answer("{ say: hello, finish: length }") == .init(end: .text("hello", finishReason: "length"))
        )
        #expect(
            try answer("{ json: [1, null, {b: 1, a: yes}] }")
                == .init(end: .text(#"[1,null,{"b":1,"a":"yes"}]"#, finishReason: nil))
        )
    }

    @Test func `a reply written as an object becomes compact JSON in its own order`() throws {
        let text = """
            { say: { recipients: [B], message: "hi", coordination: [{ type: claim, taskId: t, summary: s }] },
              latency: 1s }
            """
        let reply =
            #"{"recipients":["B"],"message":"hi","#
            + #""coordination":[{"type":"claim","taskId":"t","summary":"s"}]}"#

        #expect(
            try answer(text)
                == .init(end: .text(Text(reply), finishReason: nil), latency: .fixed(milliseconds: 1000))
        )
    }

    @Test func `tools are one step or several`() throws {
        let fetch = ToolCall(
            name: "web_fetch",
            arguments: .object(.init([.init(key: "url", value: .string("u"))]))
        )
        let status = ToolCall(name: "runtime_status", arguments: .object(JSONObject()))

        #expect(
            try answer("{ tools: [{ web_fetch: { url: u } }, { runtime_status: }] }")
                == .init(steps: [.init(calls: [fetch, status])], end: .text("", finishReason: nil))
        )
        #expect(
            try answer("{ tools: [[{ web_fetch: { url: u } }], [{ runtime_status: {} }]], hang: true }")
                == .init(steps: [.init(calls: [fetch]), .init(calls: [status])], end: .hang)
        )
        #expect(
            try answer("{ steps: [{ latency: 5ms, say: hm, tools: [{ runtime_status: {} }] }], say: x }")
                == .init(
                    steps: [.init(latency: .fixed(milliseconds: 5), calls: [status], text: "hm")],
                    end: .text("x", finishReason: nil)
                )
        )
    }

    @Test func `rules and alternatives`() throws {
        let script = try read(
            """
            bots:
              A:
                - { when: { from: B, contains: lamp, turn: 2 }, say: x }
                - { when: { matches: lamp }, oneOf: [{ weight: 3, say: a }, hang] }
            """
        )

        #expect(
            script.bots == [
                .init(
                    bot: "A",
                    source: .entries([
                        .init(
                            condition: .init(from: "B", contains: "lamp", turn: 2),
                            alternatives: [.init(answer: .init(end: .text("x", finishReason: nil)))]
                        ),
                        .init(
                            condition: .init(contains: "lamp"),
                            alternatives: [
                                .init(weight: 3, answer: .init(end: .text("a", finishReason: nil))),
                                .init(answer: .init(end: .hang)),
                            ]
                        ),
                    ])
                )
            ]
        )
    }

    @Test func `policies, judge, repair and the end of a script`() throws {
        let script = try read(
            """
            bots: { A: { policy: story }, B: { policy: { story: { next: C } } } }
            judge: [{ json: { won: true } }]
            repair: { C: [{ say: e4 }] }
            whenExhausted: repeat
            """
        )

        #expect(
            script.bots == [
                .init(bot: "A", source: .policy(.story(.init()))),
                .init(bot: "B", source: .policy(.story(.init(next: "C")))),
            ]
        )
        #expect(
            script.judge.first?.alternatives.first?.answer.end == .text(#"{"won":true}"#, finishReason: nil)
        )
        #expect(script.repair.map(\.bot) == ["C"])
        #expect(script.whenExhausted == .repeat)
    }

    @Test func `a chess engine is named with how it is asked`() throws {
        let script = try read(
            """
            bots:
              A: { policy: chess-uci }
              B: { policy: { chess-uci: { engine: ./bin/engine, nodes: 500, args: [-q], by: text,
                options: { Hash: 4, Own Book: true } } } }
            """
        )

        let place = Location(file: "script.yaml", line: 3, column: 16)
        let usual = Policy.ChessUCI(engine: "stockfish", nodes: 10_000, location: place)
        let own = Policy.ChessUCI(
            engine: "./bin/engine",
            nodes: 500,
            arguments: ["-q"],
            options: [.init(name: "Hash", value: "4"), .init(name: "Own Book", value: "true")],
            means: .text,
            location: Location(file: "script.yaml", line: 4, column: 39)
        )
        #expect(script.bots.map(\.source) == [.policy(.chessUCI(usual)), .policy(.chessUCI(own))])
        let locations = script.bots.map { bot in
            if case .policy(.chessUCI(let policy)) = bot.source { policy.location } else { nil as Location? }
        }
        #expect(locations == [usual.location, own.location])
    }

    @Test func `options by which an engine's moves would change from run to run are refused`() {
        let options = "bots: { A: { policy: { chess-uci: { options: { Skill Level: 3, threads: 2 } } } } }"

        let error = #expect(throws: InvalidInput.self) { try read(options) }

        #expect(error?.problems.map(\.found) == ["\"Skill Level\"", "\"threads\""])
        #expect(error?.problems.first?.path == "bots.A.policy.chess-uci.options[\"Skill Level\"]")
    }

    @Test func `policies that play chess, a file beside the script`() throws {
        let directory = try TemporaryDirectory()
        let game = SourceFile(path: directory.path + "/game.pgn", bytes: Array("1. e4 *".utf8))
        try directory.write("game.pgn", "1. e4 *")
        try directory.write(
            "script.yaml",
            """
            schema: rede-sim/script/1
            bots:
              A: { policy: chess-random }
              B: { policy: { chess-random: { illegal: 2%, malformed: 0.5%, silent: 1%, by: text } } }
              C: { policy: { chess-pgn: { file: game.pgn } } }
            """
        )

        let script = try ScriptFile.load(directory.path + "/script.yaml")

        let flawed = Policy.ChessRandom(illegal: 20_000, malformed: 5000, silent: 10_000, means: .text)
        #expect(
            script.bots.map(\.source) == [
                .policy(.chessRandom(.init())), .policy(.chessRandom(flawed)),
                .policy(.chessPGN(.init(file: game))),
            ]
        )
    }

    @Test func `anchors, aliases and merge keys save writing`() throws {
        let script = try read(
            """
            bots:
              A: &both [{ &slow latency: 2s, say: x }]
              B: *both
            """
        )

        #expect(script.bots.first?.source == script.bots.last?.source)
        #expect(
            try answer("{ <<: { latency: 2s, say: y }, say: x }")
                == .init(end: .text("x", finishReason: nil), latency: .fixed(milliseconds: 2000))
        )
    }

    @Test(arguments: [
        ("5ms", Latency.fixed(milliseconds: 5)), ("1.5s", .fixed(milliseconds: 1500)),
        ("2m", .fixed(milliseconds: 120_000)),
        ("1h", .fixed(milliseconds: 3_600_000)), ("0.001s", .fixed(milliseconds: 1)), ("0s", .none),
        ("20ms..80ms", .uniform(milliseconds: 20...80)), ("1s..1s", .fixed(milliseconds: 1000)),
        ("{ fixed: 1s }", .fixed(milliseconds: 1000)),
        ("{ uniform: 1s..2s }", .uniform(milliseconds: 1000...2000)),
        (
            "{ lognormal: { median: 1.8s, sigma: 0.4 } }",
            .logNormal(medianMilliseconds: 1800, sigmaThousandths: 400)
        ),
    ])
    func `latencies`(_ written: String, _ latency: Latency) throws {
        #expect(try answer("{ say: x, latency: \(written) }")?.latency == latency)
    }
}
