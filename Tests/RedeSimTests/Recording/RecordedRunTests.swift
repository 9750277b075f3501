import PropertyTestSupport
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// Laws of recordings, in random networks with all their faults.
@Suite struct RecordedRunTests {
    @Test(arguments: Reading.allCases)
    func `a replay gives the recorded log, and recording changes nothing`(reading: Reading) throws {
        for seed in 0..<100 as Range<UInt64> {
            let plan = RandomNetwork.plan(seed: seed, reading: reading)
            var plain = Simulation(plan, seed: seed)
            plain.run(until: plan.end, stepLimit: PropertyRuns.stepLimit)

            let recorded = RecordingRuns.recorded(plan, seed: seed)
            let calls = try RecordingRuns.calls(of: RecordingRuns.file(recorded.calls, log: recorded.log))
            var silent = plan
            silent.script = Script()
            silent.faults = .none
            silent.web = []
            let replayed = ReplayedRun(silent, seed: seed, replaying: calls, matching: .exact)

            let changed = firstDifference(expected: plain.log.ndjson, found: recorded.log)
            #expect(changed == nil, "seed \(seed): \(changed ?? "")")
            let difference = firstDifference(expected: recorded.log, found: replayed.log)
            #expect(difference == nil, "seed \(seed): \(difference ?? "")")
            #expect(replayed.report().unasked == [], "seed \(seed)")
        }
    }

    @Test func `a call that is under way when a run ends is recorded, too`() throws {
        var plan = RunPlan.sample("A", "B")
        plan.message("hello", from: "B", to: "A", at: 0)
        plan.answers(of: "A", .say("late", after: 60_000))
        plan.end = plan.epoch.advanced(byMilliseconds: 5000)

        let recorded = RecordingRuns.recorded(plan, seed: 1)

        #expect(recorded.calls.map(\.call.end) == [.text("late", finishReason: nil)])
    }
}
