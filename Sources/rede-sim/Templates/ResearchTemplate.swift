extension Template {
    /// A coordinator and three bots that look things up for it.
    static let researchFiles = [
        File(
            name: "scenario.yaml",
            content: """
                schema: rede-sim/scenario/1
                name: research
                description: A question goes to the lead, who asks two bots that read pages, and one that writes the answer.
                bots: bots.json
                stimuli:
                  - deploy: [Lead, Tides, Charts, Scribe]
                  - at: 5s
                    message: { from: Scribe, to: Lead, content: "When can the ferry pass the bar on Saturday?" }
                model:
                  script: script.yaml
                  latency: 1.5s..2.5s
                web:
                  https://tides.example/saturday: { text: "High water 14:10, 4.1 m above datum.", latency: 300ms }
                  https://charts.example/bar: { text: "The bar dries 0.4 m. The ferry draws 2.2 m.", latency: 450ms }
                expect:
                  - order: [Lead, Tides, Charts, Scribe]
                  - { event: tool.web.fetch, where: { ok: true }, equals: 2 }
                  - { ledger: saturday-passage, bot: Lead, status: done, owner: Scribe }
                  - { metric: conflicts, equals: 0 }

                """
        ),
        File(
            name: "bots.json",
            content: """
                [
                  {
                    "name": "Lead",
                    "prompt": "You take a question apart, ask the others one thing at a time, and see it answered.",
                    "isCoordinator": true
                  },
                  { "name": "Tides", "prompt": "You look up times and heights of the tide, and give the source." },
                  { "name": "Charts", "prompt": "You look up depths on the chart, and give the source." },
                  { "name": "Scribe", "prompt": "You ask on behalf of people, and write the answer down in one sentence." }
                ]

                """
        ),
        File(
            name: "script.yaml",
            content: """
                schema: rede-sim/script/1
                bots:
                  Lead:
                    - when: { from: Scribe, contains: "ferry" }
                      say:
                        message: "Tides, look up high water on Saturday."
                        recipients: [Tides]
                        coordination: [{ type: request, taskId: high-water, summary: "high water on Saturday", owner: Tides }]
                    - when: { from: Tides }
                      say:
                        message: "Charts, look up the depth over the bar."
                        recipients: [Charts]
                        coordination: [{ type: request, taskId: bar-depth, summary: "depth over the bar", owner: Charts }]
                    - when: { from: Charts }
                      say:
                        message: "Scribe, write down when there is water enough."
                        recipients: [Scribe]
                        coordination:
                          - { type: request, taskId: saturday-passage, summary: "when the bar can be passed", owner: Scribe }
                  Tides:
                    - tools: [{ web_fetch: { url: "https://tides.example/saturday" } }]
                      say:
                        message: "High water is at 14:10, 4.1 m above datum."
                        coordination: [{ type: complete, taskId: high-water, summary: "14:10, 4.1 m", owner: Tides }]
                  Charts:
                    - tools: [{ web_fetch: { url: "https://charts.example/bar" } }]
                      say:
                        message: "The bar dries 0.4 m, and the boat draws 2.2 m."
                        coordination: [{ type: complete, taskId: bar-depth, summary: "dries 0.4 m", owner: Charts }]
                  Scribe:
                    - say:
                        message: "On Saturday there is water enough from 12:20 to 16:00."
                        coordination:
                          - { type: complete, taskId: saturday-passage, summary: "12:20 to 16:00", owner: Scribe }
                # After these answers nobody has anything to add: the last turn ends with the skip empty-reply.
                whenExhausted: empty

                """
        ),
    ]
}
