extension Template {
    /// Three bots that tell a story in turn; the same files as those of the shipped scenario.
    static let storyCircleFiles = [
        File(
            name: "scenario.yaml",
            content: """
                schema: rede-sim/scenario/1
                name: story-circle
                description: Three bots tell a story, one sentence each, round and round.
                bots: bots.json
                game: game.json
                settings:
                  MAX_SESSION_REPLIES: 6
                stimuli:
                  - deploy: [A, B, C]
                  - at: 5s
                    message: { from: C, to: A, content: "Begin: a lighthouse, at night." }
                model:
                  script: script.yaml
                  policy: story
                  latency: { lognormal: { median: 5s, sigma: 0.3 } }
                expect:
                  - order: [A, B, C]
                  - { metric: replies, atLeast: 12 }
                  - { metric: errors, equals: 0 }
                  - { outcome: coherent, equals: true }

                """
        ),
        File(
            name: "bots.json",
            content: """
                [
                  {
                    "name": "A",
                    "prompt": "You open each round of a story circle. Add one sentence, then hand on to B.",
                    "isCoordinator": true
                  },
                  {
                    "name": "B",
                    "prompt": "You carry the story on. Add one sentence that follows from the last, then hand on to C."
                  },
                  {
                    "name": "C",
                    "prompt": "You close each round. Add one sentence with a small surprise, then hand on to A."
                  }
                ]

                """
        ),
        File(
            name: "game.json",
            content: """
                {
                  "enabled": true,
                  "name": "story-circle",
                  "publicContext": "One sentence a turn, in the order A, B, C, A. Keep people, place and weather as they are.",
                  "outcome": {
                    "prompt": "Read the log. Is the story coherent, and did the bots keep their order? Answer in JSON."
                  }
                }

                """
        ),
        File(
            name: "script.yaml",
            content: """
                # The judge's answer is written by hand here; the sentences come from the policy in scenario.yaml.
                schema: rede-sim/script/1
                judge:
                  - json: { coherent: true, orderKept: true, verdict: "One story, told in turn." }
                    latency: 8s

                """
        ),
    ]
}
