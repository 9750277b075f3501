import PropertyTestSupport
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// A copy of a simulation is a world of its own.
@Suite struct ForkTests {
    /// A network where everything is under way at once: waits, calls, fetches, posts, a reset, a judge.
    private func plan(_ reading: Reading) -> RunPlan {
        var plan = RunPlan.sample(
            "A",
            "B",
            "C",
            reading: reading,
            settings: [.sessionKillAfter: "20", .brainCooldown: "1"]
        )
        plan.bots[1].speed = 0.5
        plan.game.isEnabled = true
        plan.game.outcome = .init(prompt: "Who was right?")
        for bot in ["A", "B", "C"] as [Text] {
            plan.script.bots.append(.init(bot: bot, source: .policy(.story(.init()))))
        }
        plan.script.judge = [Script.Entry(alternatives: [.init(answer: .say("{\"winner\":\"A\"}"))])]
        plan.modelLatency = .logNormal(medianMilliseconds: 700, sigmaThousandths: 500)
        plan.faults = FaultRates(rateLimit: 60_000, serverError: 60_000, timeout: 30_000, truncated: 60_000)
        plan.network.latency = .uniform(milliseconds: 0...400)
        plan.network.lossPartsPerMillion = 50_000
        plan.network.duplicationPartsPerMillion = 100_000
        plan.tieOrder = .seeded
        plan.at(0, .post, "/bots/A/deploy")
        plan.message("Begin: a lighthouse, at night.", from: "C", to: "A", at: 3000)
        plan.message("I will count. COORDINATION_JSON:[]", from: "C", to: "B", at: 3200)
        plan.at(9000, .post, "/bots/B/reset")
        plan.message("Go on.", from: "A", to: "B", at: 9500)
        plan.message("And you?", from: "B", to: "C", at: 9500)
        return plan
    }

    @Test(arguments: Reading.allCases)
    func `a fork at every step gives the same log and disturbs nothing`(reading: Reading) {
        let plan = plan(reading)
        var whole = Simulation(plan, seed: 7)
        whole.run()
        let log = whole.log.ndjson
        #expect(whole.log.count > 100)

        var simulation = Simulation(plan, seed: 7)
        var differing: [Int] = []
        repeat {
            var fork = simulation
            fork.run()
            if fork.log.ndjson != log || fork.steps != whole.steps { differing.append(simulation.steps) }
        } while simulation.step()

        #expect(differing == [])
        #expect(simulation.log.ndjson == log)
    }

    @Test func `a fork goes its own way`() {
        let plan = plan(.documented)
        var simulation = Simulation(plan, seed: 7)
        simulation.run(until: plan.epoch.advanced(byMilliseconds: 5000))
        let count = simulation.log.count

        var fork = simulation
        fork.run()

        #expect(simulation.log.count == count)
        #expect(fork.log.count > count)
        #expect(fork.log.records.prefix(count).elementsEqual(simulation.log.records))
    }

    @Test func `forks of random networks give the same log`() {
        for seed in 0..<40 as Range<UInt64> {
            let plan = RandomNetwork.plan(seed: seed, reading: .documented)
            var whole = Simulation(plan, seed: seed)
            whole.run(until: plan.end)
            var simulation = Simulation(plan, seed: seed)
            for _ in 0..<(whole.steps / 2) { _ = simulation.step() }
            var fork = simulation
            fork.run(until: plan.end)
            simulation.run(until: plan.end)

            #expect(fork.log.ndjson == whole.log.ndjson, "seed \(seed)")
            #expect(simulation.log.ndjson == whole.log.ndjson, "seed \(seed)")
        }
    }
}
