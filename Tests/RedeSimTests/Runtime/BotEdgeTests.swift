import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// Turns, alarms and dispatches where settings or bots are at an edge.
@Suite struct BotEdgeTests {
    private static let hugeSettings: [SettingName] = SettingName.allCases.filter {
        if case .seconds = $0.kind { true } else { false }
    }

    @Test(arguments: hugeSettings)
    func `a setting of more time than there is makes a wait that is long`(name: SettingName) throws {
        var plan = RunPlan.sample("A", "B", settings: [name: "1e300"])
        plan.answers(of: "A", .fail("429"), .fail("502"), .hang)
        for at in [0, 5000, 10_000, 15_000, 20_000] { plan.message("Count.", from: "B", to: "A", at: at) }
        plan.end = plan.epoch.advanced(byMilliseconds: 300_000)

        #expect(try Simulation.outline(of: plan).contains("0 brain.start A"))
    }

    @Test func `a bot that is slower than time itself waits`() throws {
        var plan = RunPlan.sample("A", "B")
        plan.bots[0].speed = 1e300
        plan.message("Count.", from: "B", to: "A", at: 0)
        plan.end = plan.epoch.advanced(byMilliseconds: 1000)

        #expect(try Simulation.outline(of: plan).contains("0 bot.wait A"))
    }

    @Test func `a timeout of 429 seconds is no rate limit`() throws {
        var plan = RunPlan.sample(
            "A",
            "B",
            settings: [.llmRequestTimeout: "429", .sessionKillAfter: "1000", .brainCooldown: "900"]
        )
        plan.answers(of: "A", .hang)
        plan.message("Count.", from: "B", to: "A", at: 0)
        plan.end = plan.epoch.advanced(byMilliseconds: 430_000)

        #expect(try Simulation.outline(of: plan).contains("429000 brain.skip A transient-model-error"))
    }

    @Test(arguments: Reading.allCases)
    func `a cooldown below a millisecond does not hold the clock`(reading: Reading) {
        var plan = RunPlan.sample(
            "A",
            "B",
            reading: reading,
            settings: [.brainCooldown: "0.0001", .maxSessionReplies: "0.5", .sessionKillAfter: "3"]
        )
        plan.message("Count.", from: "B", to: "A", at: 0)
        var checked = CheckedSimulation(plan, seed: 0)
        let hasEnded = checked.run(until: nil, stepLimit: 20_000)

        #expect(hasEnded)
        #expect(checked.findings == [])
    }

    @Test func `a message that arrives twice at one instant has one turn`() throws {
        var plan = RunPlan.sample("A", "B")
        plan.answers(of: "A", .say("One."), .say("Two."))
        plan.message("Count.", from: "B", to: "A", at: 0)
        plan.message("Count.", from: "B", to: "A", at: 0)
        plan.end = plan.epoch.advanced(byMilliseconds: 60_000)

        let outline = try Simulation.outline(of: plan)

        #expect(outline.filter { $0.hasSuffix("message.receive A") }.count == 2)
        #expect(outline.filter { $0.hasSuffix("brain.reply A") } == ["1000 brain.reply A"])

        plan.reading = .observed
        let observed = try Simulation.outline(of: plan)
        #expect(observed.filter { $0.hasSuffix("brain.reply A") }.count == 2)
    }

    @Test func `a peer without a name is nobody to send to`() throws {
        var plan = RunPlan.sample("A", " ")
        plan.answers(of: "A", .say("One."))
        plan.message("Count.", from: "A", to: "A", at: 0)
        plan.end = plan.epoch.advanced(byMilliseconds: 3000)

        #expect(try Simulation.outline(of: plan).contains("1000 message.broadcast.skip A no-peers"))
    }
}
