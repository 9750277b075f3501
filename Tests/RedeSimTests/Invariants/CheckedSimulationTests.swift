import PropertyTestSupport
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct CheckedSimulationTests {
    @Test func `checking changes nothing in a run`() {
        for seed in 0..<30 as Range<UInt64> {
            let plan = RandomNetwork.plan(seed: seed, reading: .documented)
            var plain = Simulation(plan, seed: seed)
            plain.run(until: plan.end)
            var checked = CheckedSimulation(plan, seed: seed)
            _ = checked.run(until: plan.end, stepLimit: PropertyRuns.stepLimit)

            #expect(checked.simulation.log.ndjson == plain.log.ndjson, "seed \(seed)")
        }
    }

    @Test func `a step changes no bot but its subject`() {
        for seed in 0..<30 as Range<UInt64> {
            let plan = RandomNetwork.plan(seed: seed, reading: seed % 2 == 0 ? .documented : .observed)
            var run = Simulation(plan, seed: seed)
            var before = run.worker.bots
            while run.steps < PropertyRuns.stepLimit, run.step() {
                if let subject = run.subject {
                    for bot in run.worker.bots where bot.id != subject {
                        #expect(bot == before[bot.id.index], "seed \(seed), step \(run.steps)")
                    }
                }
                before = run.worker.bots
            }
        }
    }

    @Test func `the judge is told how long the log is that it could read`() {
        for seed in 0..<30 as Range<UInt64> {
            let plan = RandomNetwork.plan(seed: seed, reading: .documented)
            var run = Simulation(plan, seed: seed)
            run.run(until: plan.end, stepLimit: PropertyRuns.stepLimit)

            #expect(run.log.transcriptCharacters == run.log.transcript.utf16Count, "seed \(seed)")
        }
    }

    @Test func `what the public runtime breaks is found by the promises of the documented one`() {
        var found: [Invariant] = []
        for seed in 0..<300 as Range<UInt64> {
            let plan = RandomNetwork.plan(seed: seed, reading: .observed)
            var checked = CheckedSimulation(Simulation(plan, seed: seed), judgedBy: .documented)
            _ = checked.run(until: plan.end, stepLimit: PropertyRuns.stepLimit)
            for finding in checked.findings where !found.contains(finding.invariant) {
                found.append(finding.invariant)
            }
        }
        found.sort { $0.rawValue < $1.rawValue }

        #expect(
            found == [.freshReply, .keptHistory, .oneState, .oneStop, .oneTurnForTrigger, .withinSession]
        )
    }

    @Test func `a run that goes on after its step limit has not ended`() {
        var plan = RunPlan.sample("A", "B")
        plan.message("Count.", from: "B", to: "A", at: 0)
        var checked = CheckedSimulation(plan, seed: 0)
        let hasEnded = checked.run(until: nil, stepLimit: 3)

        #expect(!hasEnded)
        #expect(checked.simulation.steps == 3)
    }

    @Test func `a message that a turn overwrites is missed in the history`() throws {
        var plan = RunPlan.sample("A", "B", reading: .observed)
        plan.message("Count.", from: "B", to: "A", at: 0)
        plan.message("Count on.", from: "B", to: "A", at: 500)
        var checked = CheckedSimulation(Simulation(plan, seed: 0), judgedBy: .documented)
        _ = checked.run(until: nil, stepLimit: 1000)
        let finding = try #require(checked.findings.first { $0.invariant == .keptHistory })

        #expect(finding.instant == plan.epoch.advanced(byMilliseconds: 1000))
        #expect(finding.bot == "A")
        #expect(finding.text == "2 messages are stored where 3 were received or sent")
    }
}
