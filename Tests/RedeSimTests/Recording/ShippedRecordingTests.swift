import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// Every recording of `recordings/`: it is of its scenario as that is now, and its replay gives its log.
@Suite struct ShippedRecordingTests {
    @Test(arguments: ShippedScenarioTests.names)
    func `the recording of each shipped scenario gives its log again`(_ name: String) throws {
        var reader = try RecordingReader(Project.root + "/recordings/\(name).ndjson")
        let recording = reader.recording
        let calls = try reader.rest()

        let run = ReplayedRun(
            try recording.plan,
            seed: recording.seed,
            replaying: calls,
            matching: .exact,
            stepLimit: 100_000
        )

        #expect(Digest(of: run.log) == recording.log?.digest)
        #expect(run.report().exact == calls.count)
        let now = try Scenario.load(Project.root + "/scenarios/\(name)")
        #expect(recording.scenario.json == now.json, "make record makes it anew")
    }
}
