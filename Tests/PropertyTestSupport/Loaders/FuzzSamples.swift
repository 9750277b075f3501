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

    static let gates = [
        """
        schema: rede-sim/gates/1
        confidence: 90%
        gates:
          - { metric: passed, margin: 10% }
          - { check: order, margin: 2%, confidence: 99% }
          - { metric: replies, relativeMargin: 20%, direction: neutral }
        """,
        """
        {"schema":"rede-sim/gates/1","gates":[{"metric":"handoff-seconds-median","margin":1.5},
        {"metric":"idle-share","direction":"lower","margin":0.1,"confidence":0.9}]}
        """,
    ].map { Array($0.utf8) }
}
