import RedeModel
import RedeSim

/// A scenario that has been played to its end.
struct PlayedRun {
    let result: RunResult
    let log: EventLog

    init(
        _ scenario: Scenario,
        seed: UInt64 = 1,
        asking ask: (CheckQuestion) -> CheckQuestion.Answer = { $0.writtenAnswer() }
    ) throws {
        let plan = try RunPlan(scenario)
        var simulation = Simulation(plan, seed: seed)
        simulation.run(until: plan.end)
        result = RunResult(of: simulation, scenario: scenario, plan: plan, seed: seed, asking: ask)
        log = simulation.log
    }
}

extension Scenario {
    /// A asks B for something; B does it; both may reply twice in half a minute.
    static func sample(
        checks: [Check.Claim] = [],
        answers: [Script.BotScript] = Scenario.answers,
        settings: [Setting] = []
    ) -> Scenario {
        var scenario = Scenario(name: "sample", bots: [.sample("A", isCoordinator: true), .sample("B")])
        scenario.game = GameConfiguration(isEnabled: true, name: "sample", outcome: .init(prompt: "Well?"))
        scenario.settings =
            [
                .init(name: "SESSION_KILL_AFTER_SECONDS", value: "30"),
                .init(name: "MAX_SESSION_REPLIES", value: "2"),
            ] + settings
        scenario.stimuli = [
            .init(.deploy(["A", "B"])),
            .init(atMilliseconds: 5000, .message(from: "B", to: "A", content: "Ask me.")),
        ]
        scenario.model = ModelSetup(
            script: Script(
                bots: answers,
                judge: [
                    .init(alternatives: [
                        .init(answer: .init(end: .text(Scenario.judgement, finishReason: nil)))
                    ])
                ],
                whenExhausted: .empty
            ),
            policy: nil
        )
        scenario.checks = checks.map {
            Check(claim: $0, location: Location(file: "sample", line: 1, column: 1))
        }
        return scenario
    }

    private static let judgement: Text = #"{"kept": true, "score": 0.5}"#

    static let answers: [Script.BotScript] = [
        .init(
            bot: "A",
            source: .entries([
                .says(
                    #"{"message": "B, look.", "recipients": ["B"], "coordination": [{"type": "request", "#
                        + #""taskId": "look", "summary": "look around", "owner": "B"}]}"#,
                    afterMilliseconds: 2000
                )
            ])
        ),
        .init(
            bot: "B",
            source: .entries([
                .says(
                    #"{"message": "Nothing.", "coordination": [{"type": "complete", "taskId": "look", "#
                        + #""summary": "nothing there", "owner": "B"}]}"#,
                    afterMilliseconds: 3000
                )
            ])
        ),
    ]
}

extension BotDefinition {
    static func sample(_ name: Text, isCoordinator: Bool? = nil) -> BotDefinition {
        BotDefinition(name: name, prompt: "You are one of two.", isCoordinator: isCoordinator)
    }
}

extension Script.Entry {
    static func says(_ text: String, afterMilliseconds latency: Int) -> Script.Entry {
        let answer = ScriptedAnswer(
            end: .text(Text(text), finishReason: nil),
            latency: .fixed(milliseconds: latency)
        )
        return Script.Entry(alternatives: [.init(answer: answer)])
    }
}
