import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@testable import RedeServer

struct ServedRunTests {
    @Test(arguments: [
        "chess-coordinates", "chess-rules", "chess-text", "rate-limits", "research", "stale-turns",
        "story-circle",
    ])
    func `a shipped scenario is the same run, served and simulated`(_ name: String) async throws {
        var plan = try RunPlan(Scenario.load("scenarios/\(name)"))
        plan.end = nil
        var simulation = Simulation(plan, seed: 7)
        _ = simulation.run(stepLimit: 1_000_000)
        let driver = Driver(
            ServedRun(plan, seed: 7, keepingRequestsWithout: Secrets(keys: [])),
            on: DriverClock(from: plan.epoch, at: .unbounded)
        )

        await driver.start()
        await driver.rest()

        #expect(await driver.run.simulation.log.ndjson == simulation.log.ndjson)
    }

    @Test(arguments: 1...20)
    func `requests that come are the stimuli of a plan`(seed: UInt64) {
        var chance = SeedStream(seed: seed, name: "requests")
        var plan = RunPlan.sample("A", "B", "C")
        var run = ServedRun(plan, seed: seed)
        var instant = plan.epoch
        for number in 0..<30 {
            // Some come at one instant, some at that of something else, some long after.
            let wait = [0, 0, 1, 17, 500, 2000, 9000][chance.integer(below: 7)]
            instant = instant.advanced(byMilliseconds: wait)
            let names: [Text] = ["A", "B", "C"]
            let (from, to) = (names[chance.integer(below: 3)], names[chance.integer(below: 3)])
            while run.advance(before: instant, stepLimit: 5) != .clear {}
            let opening = run.opening(from: instant)
            let offset = opening.milliseconds(since: plan.epoch)
            plan.message(Text("number \(number)"), from: from, to: to, at: offset)
            _ = run.receive(plan.stimuli[number].request, at: opening)
            if chance.integer(below: 3) == 0 {
                let after = opening.advanced(byMilliseconds: 1)
                while run.advance(before: after, stepLimit: 5) != .clear {}
            }
            instant = opening
        }
        while run.advance(before: nil, stepLimit: 1000) != .clear {}
        var simulation = Simulation(plan, seed: seed)
        _ = simulation.run(stepLimit: 1_000_000)

        #expect(run.simulation.log.ndjson == simulation.log.ndjson, "seed \(seed)")
    }

    @Test func `the log that is let go of is not the durable one`() {
        let plan = RunPlan.sample("A", "B")
        var run = ServedRun(plan, seed: 1)
        var kept = ServedRun(plan, seed: 1, keepingRequestsWithout: Secrets(keys: []))
        for number in 0..<400 {
            let request = Request(
                .post,
                "/bots/A/message",
                body: Array("{\"to\":\"B\",\"content\":\"\(number)\"}".utf8)
            )
            let instant = run.simulation.nextOpening
            _ = run.receive(request, at: instant)
            _ = kept.receive(request, at: instant)
            run.forget()
            kept.forget()
        }

        #expect(run.simulation.log.count == kept.simulation.log.count)
        #expect(run.simulation.log.transcript == kept.simulation.log.transcript)
        #expect(
            run.simulation.log.lines(from: run.simulation.log.durable.lowerBound).count { $0 == 10 } == 500
        )
    }
}
