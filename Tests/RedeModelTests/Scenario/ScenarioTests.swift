import RedeModel
import Testing

@Suite struct ScenarioTests {
    @Test func `a scenario is read with its files`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("bots.json", Samples.bots)
        try directory.write("game.json", Samples.game)
        try directory.write("script.yaml", Samples.script)
        try directory.write("scenario.yaml", Samples.scenario)

        let scenario = try Scenario.load(directory.path)

        #expect(scenario.name == "story-circle")
        #expect(scenario.bots.map(\.name) == ["A", "B", "C"])
        #expect(scenario.game.isEnabled)
        #expect(scenario.settings == [.init(name: "MAX_SESSION_REPLIES", value: "6")])
        #expect(scenario.durationMilliseconds == 180_000)
        #expect(
            scenario.stimuli == [
                Stimulus(.deploy(["A", "B", "C"])),
                Stimulus(
                    atMilliseconds: 10_000,
                    .message(from: "C", to: "A", content: "Begin: a lighthouse, at night.")
                ),
            ]
        )
        #expect(scenario.model.latency == .logNormal(medianMilliseconds: 1800, sigmaThousandths: 400))
        #expect(scenario.model.faults == .init(rateLimit: 20_000, timeout: 5000))
        #expect(scenario.network.latency == .uniform(milliseconds: 20...80))
        #expect(
            scenario.checks.map(\.claim) == [
                .order(["A", "B", "C"]), .metric(.replies, bot: nil, reason: nil, .atLeast(12)),
                .outcome(field: "coherent", equals: .bool(true)),
            ]
        )
        #expect(scenario.checks.map(\.location.line) == [20, 21, 22])
        #expect(scenario.model.script.bots.map(\.bot) == ["A", "B", "C"])
        #expect(scenario.model.script.judge.count == 1)
        #expect(scenario.model.policy == nil)
    }
}
