/// Small valid files of each format.
enum Samples {
    static let bots = """
        [
          {"name": "A", "prompt": "You begin.", "isCoordinator": true, "speed": 0.5},
          {"name": "B", "prompt": "You go on.", "speed": " 2 ", "colour": "blue"},
          {"name": "C", "prompt": "You end.", "llmApiKey": null, "createdAt": "2025-12-07T00:00:00.000Z"}
        ]
        """

    static let game = """
        {
          "enabled": true, "name": "tale", "publicContext": "One sentence each.",
          "runtimeRules": {"engine": "chess-v1", "options": {"white": "A", "black": "B"}},
          "outcome": {"event": "tale.graded", "prompt": "Is it coherent?"}, "extra": [1, 2]
        }
        """

    static let scenario = """
        schema: rede-sim/scenario/1
        name: story-circle
        description: Three bots tell a story.
        bots: bots.json
        game: game.json
        settings: { MAX_SESSION_REPLIES: 6 }
        duration: 3m
        stimuli:
          - deploy: [A, B, C]
          - at: 10s
            message: { from: C, to: A, content: "Begin: a lighthouse, at night." }
        model:
          script: script.yaml
          latency: { lognormal: { median: 1.8s, sigma: 0.4 } }
          faults: { rateLimit: 2%, timeout: 0.5% }
        network:
          latency: 20ms..80ms
          partitions: [{ between: A, and: [B], from: 1s, until: 2s }]
        expect:
          - order: [A, B, C]
          - { metric: replies, atLeast: 12 }
          - { outcome: coherent, equals: true }
        """

    static let script = """
        schema: rede-sim/script/1
        bots:
          A: { policy: { story: { next: B } } }
          B:
            - { say: { message: "The lamp turned once.", recipients: [C] }, latency: 1.2s }
            - error: "429 rate limit reached"
            - tools: [{ web_fetch: { url: "https://example.org/tides" } }]
              say: "High water at four."
            - hang
          C:
            - when: { from: B, matches: "lamp" }
              oneOf: [{ weight: 3, say: "Nobody had lit it." }, { weight: 1, say: "" }]
        judge: [{ json: { coherent: true, winner: null } }]
        """
}
