import RedeModel
import RedeSim
import RedeStore
import RedeTestSupport
import Testing

@testable import RedeServer

struct DriverTests {
    @Test func `instants are over when the clock says so`() throws {
        let epoch = Instant(milliseconds: 1000)
        let clock = DriverClock(from: epoch, at: .times(60))
        let first = try #require(clock.end(of: epoch))
        let later = try #require(clock.end(of: epoch.advanced(byMilliseconds: 6000)))

        #expect(later - first == .milliseconds(100))
        #expect(try #require(clock.present) >= epoch)
        #expect(DriverClock(from: epoch, at: .unbounded).present == nil)
    }

    @Test func `a clock that is held goes as the machine's does, and never back`() throws {
        let epoch = Instant(milliseconds: 1000)
        var clock = DriverClock(from: epoch, at: .times(3600))
        let before = try #require(clock.present)
        clock.hold(true, at: epoch)
        let held = try #require(clock.present)
        let end = try #require(clock.end(of: held))
        #expect(held >= before)
        #expect(try #require(clock.end(of: held.advanced(byMilliseconds: 50))) - end == .milliseconds(50))
        clock.hold(false, at: epoch)
        #expect(try #require(clock.present) >= held)

        var jumping = DriverClock(from: epoch, at: .unbounded)
        jumping.hold(true, at: Instant(milliseconds: 7000))
        #expect(try #require(jumping.present) >= Instant(milliseconds: 7000))
        jumping.hold(false, at: Instant(milliseconds: 9000))
        #expect(jumping.present == nil)
    }

    @Test func `an alarm rings on real time`() async throws {
        var plan = RunPlan.sample("A", "B")
        plan.answers(of: "B", .say("Here."))
        try await Serving.run(plan, at: .times(3600)) { (serving) async throws in
            _ = try await serving.send("Hello", from: "A", to: "B")
            // The answer takes a second of the network's time.
            for _ in 0..<2000 where try await serving.ask("GET", "/bots/events").text.contains("brain.reply")
            {
                return
            }
            Issue.record("no reply")
        }
    }

    @Test func `other bots take the place of those before, with what is stored`() async throws {
        try await Serving.run(RunPlan.sample("A", "B")) { (serving) async throws in
            _ = try await serving.send("Hello", from: "A", to: "B")
            await serving.driver.replace(with: RunPlan.sample("B", "C"))

            let names = try await serving.ask("GET", "/bots").json?.array?.compactMap { $0["name"]?.text }
            let stored = try await serving.ask("GET", "/bots/B").json?["messages"]?.array
            #expect(names == ["B", "C"])
            #expect(stored?.contains { $0["content"]?.text == "Hello" } == true)
            #expect(try await serving.ask("GET", "/bots/A").status == 404)
        }
    }

    @Test func `a stopped driver answers nobody`() async throws {
        let plan = RunPlan.sample("A")
        let driver = Driver(
            ServedRun(plan, seed: 1),
            on: DriverClock(from: plan.epoch, at: .unbounded)
        )
        await driver.start()
        _ = try await driver.reply(to: Request(.get, "/bots"))
        await driver.stop()

        await #expect(throws: Stopped.self) { try await driver.reply(to: Request(.get, "/bots")) }
    }
}
