import PropertyTestSupport
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// A run is a function of its plan and its seed, and each purpose has its own stream of draws.
@Suite struct SeedTests {
    private func log(_ plan: RunPlan, seed: UInt64) -> [UInt8] {
        var simulation = Simulation(plan, seed: seed)
        simulation.run(until: plan.end)
        return simulation.log.ndjson
    }

    /// What a run logs of one bot.
    private func log(of bot: Text, _ plan: RunPlan, seed: UInt64) throws -> [String] {
        try Simulation.outline(of: plan, seed: seed).filter {
            $0.split(separator: " ").contains(Substring(bot.string))
        }
    }

    /// Two bots that are asked again and again, answer after drawn times with drawn faults, and never write
    /// to each other.
    private func apart() -> RunPlan {
        var plan = RunPlan.sample("A", "B", "C", settings: [.brainCooldown: "0.5", .sessionKillAfter: "500"])
        plan.modelLatency = .uniform(milliseconds: 100...2000)
        plan.faults = FaultRates(rateLimit: 100_000, serverError: 100_000, timeout: 50_000)
        for turn in 0..<20 {
            plan.message("Count.", from: "A", to: "A", at: turn * 9000)
            plan.message("Count.", from: "A", to: "B", at: turn * 9000)
        }
        return plan
    }

    @Test(arguments: Reading.allCases)
    func `the same seed gives the same bytes, another one others`(reading: Reading) {
        var differing = 0
        for seed in 0..<60 as Range<UInt64> {
            let plan = RandomNetwork.plan(seed: seed, reading: reading)
            let first = log(plan, seed: seed)
            #expect(
                first == log(RandomNetwork.plan(seed: seed, reading: reading), seed: seed),
                "seed \(seed)"
            )
            if first != log(plan, seed: seed + 1) { differing += 1 }
        }

        #expect(differing > 30)
    }

    @Test func `a seeded order of ties differs from that of insertion for some seed, and can be repeated`() {
        var plan = RunPlan.sample("A", "B", "C")
        for bot in ["B", "C"] as [Text] { plan.message("Count.", from: "A", to: bot, at: 0) }
        let inserted = log(plan, seed: 0)
        plan.tieOrder = .seeded
        let seeded = (0..<16 as Range<UInt64>).map { log(plan, seed: $0) }

        #expect(seeded.contains(inserted))
        #expect(seeded.contains { $0 != inserted })
        #expect(seeded == (0..<16 as Range<UInt64>).map { log(plan, seed: $0) })
        // Nothing else is drawn here, so without seeded ties the seed changes nothing.
        plan.tieOrder = .insertion
        #expect(log(plan, seed: 1) == inserted)
    }

    @Test func `what one bot draws shifts nothing for another`() throws {
        let plan = apart()
        var other = plan
        // B draws a choice more at each call, and its latencies from another distribution.
        let answers = (1...3).map {
            Script.Alternative(
                weight: $0,
                answer: ScriptedAnswer(
                    end: .text("", finishReason: nil),
                    latency: .uniform(milliseconds: 0...300)
                )
            )
        }
        let entry = Script.Entry(alternatives: answers)
        other.script.bots.append(.init(bot: "B", source: .entries(Array(repeating: entry, count: 40))))
        for seed in 0..<8 as Range<UInt64> {
            #expect(try log(of: "A", plan, seed: seed) == log(of: "A", other, seed: seed), "seed \(seed)")
            #expect(try log(of: "B", plan, seed: seed) != log(of: "B", other, seed: seed), "seed \(seed)")
        }
    }

    @Test func `a bot more shifts no draw of the others`() throws {
        let plan = apart()
        var other = plan
        other.bots.insert(BotDefinition(name: "D", prompt: "You are a bot."), at: 0)
        for at in [500, 12_000] { other.message("Count.", from: "A", to: "D", at: at) }
        for seed in 0..<8 as Range<UInt64> {
            let one = try log(of: "B", plan, seed: seed).filter { !$0.contains("deploy") }
            let more = try log(of: "B", other, seed: seed).filter { !$0.contains("deploy") }
            #expect(one == more, "seed \(seed)")
        }
    }

    @Test func `the network draws nothing from the models' streams`() throws {
        let plan = apart()
        var other = plan
        other.network.latency = .uniform(milliseconds: 0...0)
        other.network.duplicationPartsPerMillion = 1
        for seed in 0..<4 as Range<UInt64> {
            #expect(log(plan, seed: seed) == log(other, seed: seed), "seed \(seed)")
        }
    }

    @Test func `the readings give the same bytes where none of their differences arises`() {
        for seed in 0..<20 as Range<UInt64> {
            var plan = RunPlan.sample("A", "B", "C", reading: .observed, settings: [.sessionKillAfter: "40"])
            plan.answers(of: "A", .say("One."), .say("Two."))
            plan.answers(of: "B", .say("I will count."))
            plan.modelLatency = .uniform(milliseconds: 100...1500)
            plan.at(0, .post, "/bots/A/deploy")
            plan.message("Count.", from: "C", to: "A", at: 3000)
            plan.at(60_000, .get, "/bots/A")
            let observed = log(plan, seed: seed)
            plan.reading = .documented

            #expect(log(plan, seed: seed) == observed, "seed \(seed)")
        }
    }
}
