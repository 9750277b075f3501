/// Changes bytes at random, by a generator of its own, so that a seed gives the same changes anywhere.
struct Mutator {
    /// The state, from which the next input comes.
    private(set) var state: UInt64
    private let words: [[UInt8]]

    init(seed: UInt64, words: [String]) {
        state = seed
        self.words = words.map { Array($0.utf8) }
    }

    /// A copy with one to four changes.
    mutating func changed(_ sample: [UInt8]) -> [UInt8] {
        var bytes = sample
        for _ in 0..<(1 + below(4)) { change(&bytes) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let start = below(bytes.count + 1)
        let end = min(bytes.count, start + 1 + below(below(8) == 0 ? 60 : 6))
        switch below(8) {
        case 0 where start < bytes.count: bytes[start] = UInt8(below(256))
        case 1 where start < bytes.count: bytes[start] ^= 1 << UInt8(below(8))
        case 2: bytes.removeSubrange(start..<end)
        case 3: bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count + 1))
        case 4: bytes.replaceSubrange(start..<end, with: words[below(words.count)])
        case 5: bytes.removeSubrange(start...)
        default: bytes.insert(contentsOf: words[below(words.count)], at: start)
        }
        if bytes.isEmpty { bytes = words[below(words.count)] }
    }

    /// A number from 0 up to but not including `bound`.
    private mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
}

/// Pieces that make changed files interesting.
enum FuzzWords {
    static let all = [
        "{", "}", "[", "]", ":", ": ", ",", "\"", "'", "\\", "\\u", "\\ud800", "\n", "\r\n", "\t", "- ", "? ",
        "  ", "#",
        " #", "---\n", "...\n", "%YAML 1.2\n", "&a ", "*a", "<<: *a\n", "<<: ", "!!str ", "!!int ", "!x ",
        "|\n", ">-\n",
        "~", "null", "true", "yes", "0", "-1", "1e999", "1e3", ".inf", ".nan", "0x1F", "0o17",
        "9007199254740993",
        "99999999999999999999", "5s", "1.5s", "250ms", "-5s", "20ms..80ms", "80ms..20ms", "2%", "200%",
        "0.0000001%",
        "\u{FEFF}", "\u{0}", "\u{85}", "\u{2028}", "ä", "🙂", "e\u{301}", "A", "B", "hang", "say", "oneOf",
        "when", "tools",
        "steps", "policy", "story", "chess-random", "bots", "schema", "metric", "equals", "__proto__",
        "0: 1\n", "\"0\": 1,",
    ]
}

/// Small valid files, as bytes.
enum FuzzSamples {
    static let bots = [
        """
        [{"name":"A","prompt":"p","speed":" 2 ","isCoordinator":true},
        {"name":"B","prompt":"q","llmApiKey":null,"x":[1]}]
        """,
        "[\n  {\"name\": \"A\", \"prompt\": \"\\u00e4\", \"createdAt\": \"2025\"}\n]",
    ].map { Array($0.utf8) }

    static let games = [
        """
        {"enabled":true,"name":"n","runtimeRules":{"engine":"chess-v1","options":{"white":"A"}},
        "outcome":{"prompt":"?"}}
        """,
        "{\n  \"enabled\": false,\n  \"publicContext\": \"a\\nb\"\n}", "null",
    ].map { Array($0.utf8) }

    static let scripts = [
        """
        schema: rede-sim/script/1
        bots:
          A: { policy: { story: { next: B } } }
          B:
            - &a { say: { message: "m", recipients: [A] }, latency: 1.2s }
            - *a
            - hang
        """,
        """
        schema: rede-sim/script/1
        bots:
          A:
            - when: { from: B, matches: x, turn: 2 }
              oneOf: [{ weight: 3, say: a }, { say: "" }]
            - { tools: [{ web_fetch: { url: u } }], json: { a: [1, null] } }
        judge: [error: e]
        whenExhausted: repeat
        """,
    ].map { Array($0.utf8) }

    static let scenarios = [
        """
        schema: rede-sim/scenario/1
        bots: [{ name: A, prompt: p }, { name: B, prompt: q }]
        settings: { RUN_ID: x }
        duration: 3m
        stimuli:
          - deploy: [A, B]
          - { at: 10s, message: { from: B, to: A, content: "hi: x" } }
        network: { latency: 20ms..80ms, loss: 2% }
        """,
        """
        schema: rede-sim/scenario/1
        bots: [{ name: A, prompt: p }]
        model: { latency: { lognormal: { median: 1s, sigma: 0.4 } }, faults: { empty: 0.1 } }
        web: { "https://x.org/": { text: t } }
        expect:
          - { metric: replies, atLeast: 1, bot: A }
          - { outcome: won, equals: null }
          - { ledger: t, status: done }
          - { event: brain.skip, where: { bot: A }, atMost: 2 }
        """,
        """
        schema: rede-sim/scenario/1
        bots: [{ name: A, prompt: p }]
        expect:
          - { order: [A], kept: 90% }
          - { pattern: lamp, in: messages, bot: A, every: true }
          - { judge: r, labels: [yes, no], passes: [yes], answers: [{ when: x, say: yes }, { json: { label: no } }] }
          - { judge: r, scale: [1, 5], atLeast: 4, sees: events }
          - { command: [./c, -v], limit: 2s, atLeast: 0.5 }
          - { ledger: t, reached: true }
        """,
    ].map { Array($0.utf8) }
}
