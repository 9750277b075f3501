import Foundation
import PropertyTestSupport
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// Every folder of `scenarios/`: its checks pass and the invariants hold, whatever the seed.
@Suite struct ShippedScenarioTests {
    static let names: [String] = {
        let folder = Project.root + "/scenarios"
        // Without the folder there are no names, and the test of the names says so.
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return found.filter { !$0.hasPrefix(".") }.sorted()
    }()

    private let seeds = 1...12 as ClosedRange<UInt64>

    private func scenario(_ name: String) throws -> Scenario {
        let directory = Project.root + "/scenarios/" + name
        return try Scenario.load(directory + "/scenario.yaml")
    }

    @Test func `seven scenarios are shipped, each with a page`() {
        #expect(
            Self.names == [
                "chess-coordinates", "chess-rules", "chess-text", "rate-limits", "research", "stale-turns",
                "story-circle",
            ]
        )
        for name in Self.names {
            let page = Project.root + "/scenarios/\(name)/README.md"
            #expect(FileManager.default.fileExists(atPath: page), "\(name)")
        }
    }

    @Test(arguments: names)
    func `every check passes and every invariant holds for each seed`(_ name: String) throws {
        let scenario = try scenario(name)
        #expect(!scenario.checks.isEmpty)
        for seed in seeds {
            let report = try PropertyRuns.scenario(scenario, seed: seed)
            #expect(report == nil)
        }
    }

    @Test func `the observed reading loses in stale-turns what the page says`() throws {
        var scenario = try scenario("stale-turns")
        scenario.reading = .observed
        let plan = try RunPlan(scenario)
        for seed in seeds {
            var simulation = Simulation(plan, seed: seed)
            simulation.run(until: plan.end)
            let result = RunResult(of: simulation, scenario: scenario, plan: plan, seed: seed)

            #expect(result.checks.filter { !$0.hasPassed }.count == 7, "seed \(seed)")
        }
    }
}
