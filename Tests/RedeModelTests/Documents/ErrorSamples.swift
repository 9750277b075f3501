import RedeModel

/// Files that are wrong, with what is wrong with them.
enum ErrorSamples {
    typealias Sample = (title: String, bytes: [UInt8])

    private static func sample(_ title: String, _ text: String) -> Sample { (title, Array(text.utf8)) }

    static let bots: [Sample] = [
        sample("no list", #"{"name": "A", "prompt": "p"}"#),
        sample("no bot", #"[1, null, "A"]"#),
        sample("missing keys", #"[{"prompt": "p"}, {"name": "B"}, {}]"#),
        sample(
            "wrong types",
            """
            [
              {"name": 1, "prompt": ["p"], "createdAt": 5, "isCoordinator": "yes",
               "speed": true, "llmApiKey": 7}
            ]
            """
        ),
        sample(
            "a name twice",
            "[{\"name\": \"A\", \"prompt\": \"p\"},\n {\"name\": \"A\", \"prompt\": \"q\"}]"
        ),
        sample("null where a text must be", #"[{"name": null, "prompt": "p"}]"#),
        sample("no JSON", "[{\"name\": \"A\",}]"),
        sample("an open end", "[{\"name\": \"A\""),
        sample("a key twice counts as in JavaScript", #"[{"name": "A", "prompt": "p", "prompt": "q"}]"#),
        sample("a blank name is a name", #"[{"name": " ", "prompt": ""}]"#),
        sample("too deep", "[" + String(repeating: "[", count: 64) + String(repeating: "]", count: 65)),
        sample("an infinite speed", #"[{"name": "A", "prompt": "p", "speed": 1e999}]"#),
    ]

    static let games: [Sample] = [
        sample("null is no game", "null"),
        sample("a list", "[]"),
        sample(
            "wrong types",
            #"{"enabled": 1, "name": 2, "publicContext": [], "runtimeRules": "chess-v1", "outcome": true}"#
        ),
        sample(
            "wrong types inside",
            #"{"runtimeRules": {"engine": 1, "options": []}, "outcome": {"event": 1, "prompt": {}}}"#
        ),
        sample("nothing", "{}"),
    ]

    static let scripts: [Sample] = [
        sample("no schema", "bots: {}"),
        sample("another schema", "schema: rede-sim/script/2"),
        sample(
            "a bot that does not exist",
            """
            schema: rede-sim/script/1
            bots:
              Bot C: [hang]
            repair:
              Someone: [hang]
            """
        ),
        sample(
            "a recipient that does not exist",
            """
            schema: rede-sim/script/1
            bots:
              Bot A:
                - say: { message: hello, recipients: [Bot B, Bot X] }
                - say: { mesage: hello, coordination: [{ type: clam, taskId: 1 }] }
            """
        ),
        sample(
            "answers that are none",
            """
            schema: rede-sim/script/1
            bots:
              Bot A:
                - say: hello
                  error: oops
                - {}
                - hung
                - say: 42
                - { hang: false }
                - { error: "429", finish: stop }
                - { latency: 5, say: x }
                - { latency: -5s, say: x }
                - { latency: 80ms..20ms, say: x }
                - { latency: { lognormal: { median: 1s } }, say: x }
              Bot B: { policy: storey }
            whenExhausted: loop
            """
        ),
        sample(
            "tools, alternatives and conditions",
            """
            schema: rede-sim/script/1
            bots:
              Bot A:
                - tools: []
                - tools: [web_fetch]
                - tools: [{ web_fetch: { url: x }, other: {} }]
                - steps: [{ latency: 1s }]
                - { oneOf: [], say: x }
                - { oneOf: [{ say: x, weight: 0 }] }
                - { when: { from: Bot, turn: 0, contains: a, matches: b }, say: x }
            judge: { say: x }
            """
        ),
        sample(
            "policies that play chess",
            """
            schema: rede-sim/script/1
            bots:
              Bot A: { policy: chess-pgn }
              Bot B: { policy: { chess-random: { illegal: 60%, silent: 60%, by: hand, ilegal: 1% } } }
            """
        ),
        sample(
            "policies without a file or a name",
            """
            schema: rede-sim/script/1
            bots:
              Bot A: { policy: { chess-pgn: { file: there-is-none.pgn } } }
              Bot B: { policy: { story: , chess-random: } }
            """
        ),
    ]

    private static let inline =
        "schema: rede-sim/scenario/1\nbots: [{ name: Bot A, prompt: p }, { name: Bot B, prompt: p }]\n"

    static let scenarios: [Sample] = [
        sample("nothing in it", "{}"),
        sample("a list", "- 1"),
        sample("no such bots.json", "schema: rede-sim/scenario/1\nbots: nowhere/bots.json\n"),
        sample("bots that are neither", "schema: rede-sim/scenario/1\nbots: 5\n"),
        sample(
            "the name of a bot",
            inline + """
                stimuli:
                  - deploy: [Bot A, bot b, Zoe]
                  - { at: 5s, message: { from: Bot A, to: "Bot C", content: hi } }
                """
        ),
        sample("unknown keys", inline + "stimulus: []\nmodel: { latancy: 1s, foo: 1 }\nxyzzy: 1\n"),
        sample(
            "settings",
            inline
                + "settings: { MAX_SESSION_REPLYS: 6, RUN_ID: [], \"BRAIN_COOLDOWN_SECONDS=1\": 2, X: 1 }\n"
        ),
        sample(
            "stimuli",
            inline + """
                stimuli:
                  - at: 5
                  - { at: 1h30m, deploy: Bot A }
                  - { deploy: [], reset: all }
                  - reset: everything
                  - get: { bot: Bot A, health: Bot B }
                  - request: { path: bots }
                  - message: { from: Bot A, to: Bot B, content: " " }
                  - deploy
                """
        ),
        sample(
            "numbers and units",
            inline + """
                duration: 9000h
                epoch: yesterday
                runtime: Documented
                network:
                  { loss: 2, duplication: 5 %, latency: -1ms,
                    partitions: [{ between: Bot A, and: [Bot A], from: 5s, until: 1s }] }
                model:
                  faults: { rateLimit: 60%, timeout: 0.5, empty: -1% }
                  latency: 0.5ms
                  whenExhausted: never
                """
        ),
        sample(
            "checks",
            inline + """
                expect:
                  - { metric: replys, atLeast: 1 }
                  - { metric: replies }
                  - { metric: skips, reason: superseded, atMost: 0 }
                  - { metric: replies, reason: empty-reply, equals: 1, atMost: 2 }
                  - { metric: virtual-seconds, bot: Bot A, atMost: 2 }
                  - { outcome: winner }
                  - { event: brain.skip, were: {} }
                  - { ledger: t1, status: finished }
                  - { order: Bot D }
                  - { atLeast: 1 }
                  - { metric: turns, atLeast: 5, atMost: 1 }
                """
        ),
        sample("pages", inline + "web: { \"https://example.org/\": { status: 99, error: x, hang: true } }\n"),
        sample("a key twice", inline + "name: one\nname: two\n"),
        sample(
            "scorers",
            inline + """
                expect:
                  - { pattern: 5, in: reply, bot: Bot C, every: true, atLeast: 1 }
                  - { pattern: x, every: false }
                  - { judge: x }
                  - { judge: x, labels: [yes, no], scale: [1, 5] }
                  - { judge: x, labels: [yes, no] }
                  - { judge: x, labels: [yes], passes: yes }
                  - { judge: x, labels: [yes, no], passes: yess, atLeast: 1 }
                  - { judge: x, labels: [yes, no], passes: [] }
                  - { judge: x, scale: [1, 5] }
                  - { judge: x, scale: [5, 1], atLeast: 4, passes: yes }
                  - { judge: x, scale: 5, atLeast: 4, answers: [{ when: x }, { say: 4 }] }

                """
        ),
        sample(
            "scorers that ask somebody",
            inline + """
                expect:
                  - { judg: x, labels: [yes, no] }
                  - { command: score.py }
                  - { command: [], limit: 0s }
                  - { command: [""], limit: 5, sees: all }
                  - { order: [], kept: 50% }
                  - { order: [Bot A], kept: 500% }
                  - { ledger: x, reached: maybe }

                """
        ),
        sample(
            "an inline bot and an inline script",
            inline + "model: { script: { bots: { Bot Q: [hang] } } }\n"
        ),
    ]

    static let bytes: [Sample] = [
        sample("empty", ""),
        sample("comments only", "# nothing here\n"),
        ("a NUL byte", Array("name: a\nbots: ".utf8) + [0] + Array("\n".utf8)),
        ("no UTF-8", Array("name: ä\nbots: ".utf8) + [0xC3, 0x28]),
        ("a surrogate in UTF-8", Array("name: ".utf8) + [0xED, 0xA0, 0x80]),
        ("a byte order mark", [0xEF, 0xBB, 0xBF] + Array("name: a".utf8)),
        ("UTF-16", [0xFF, 0xFE, 0x41, 0x00]),
        sample("a control character", "name: a\u{7}b"),
        ("too large", [UInt8](repeating: 0x20, count: SourceFile.maximumBytes + 1)),
        sample("two documents", "name: a\n---\nname: b\n"),
        sample("too deep in brackets", String(repeating: "[", count: 100_000)),
        sample("too deep in dashes", String(repeating: "- ", count: 50_000)),
        sample("too deep in question marks", String(repeating: "? ", count: 50_000)),
        sample("an alias bomb", bomb),
        sample("an alias bomb in keys", bomb + "? *i\n: 1\n"),
        sample("an alias without an anchor", "name: &one x\nbots: *two\n"),
        sample("an alias of itself", "name: &one [*one]\n"),
        sample("a merge of a text", "<<: x\n"),
        sample("a tag", "name: !!binary aGk=\nbots: !mine []\n"),
        sample("a key that is a list", "? [a]\n: 1\n"),
        sample("a colon in a text", "name: a: b\n"),
        sample("a tab as indentation", "model:\n\tpolicy: story\n"),
        sample("an open quote", "name: \"a\nbots: b\n"),
        sample("an open bracket", "bots: [a, b\nname: c\n"),
    ]

    private static let bomb: String = {
        var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        for (one, next) in zip("abcdefgh", "bcdefghi") {
            text +=
                "\(next): &\(next) [" + Array(repeating: "*\(one)", count: 10).joined(separator: ", ") + "]\n"
        }
        return text
    }()
}
