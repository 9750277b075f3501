import Foundation
import RedeEval
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

struct RoundTripTests {
    @Test(arguments: ArchivedLogs.scenarios, [Reading.documented, .observed])
    func `the log of a shipped scenario is given again, all of it, and what is written runs on its own`(
        name: String,
        reading: Reading
    ) throws {
        let archived = try ArchivedLogs(name, reading: reading)
        let (_, imported, _) = try archived.imported()

        #expect(imported.fidelity.isWhole, "\(imported.fidelity.complaint)")
        #expect(imported.fidelity.exact == imported.fidelity.logged)
        #expect(imported.fidelity.reworded == 0)
        let other = imported.explanations[1].fidelity
        #expect(imported.scenario.reading == reading || other.isWhole)
        try expectRuns(imported, as: archived)
    }

    /// Expects that the written files of an import run as they were recorded.
    private func expectRuns(_ imported: LogImport, as archived: ArchivedLogs) throws {
        let directory = FileManager.default.temporaryDirectory.path + "/rede-import-\(UUID().uuidString)"
        defer { _ = try? FileManager.default.removeItem(atPath: directory) }

        try OutputDirectory.write(try ImportedFiles.entries(of: imported), to: directory)

        let scenario = try Scenario.load(directory)
        let plan = try RunPlan(scenario)
        var run = Simulation(plan, seed: 1)
        run.run(until: plan.end)
        let log = Array(archived.lines.joined(separator: [0x0A])) + [0x0A]
        var reader = try RecordingReader(directory + "/recording.ndjson")
        let calls = try reader.rest()
        let replayed = ReplayedRun(try reader.recording.plan, seed: 0, replaying: calls)
        #expect(Recording.Log(of: replayed.log) == reader.recording.log)
        #expect(firstDifference(expected: replayed.log, found: run.log.ndjson) == nil)
        #expect(run.log.ndjson.count { $0 == 0x0A } == log.count { $0 == 0x0A })
    }

    @Test(arguments: ArchivedLogs.scenarios)
    func `without its files most of a log is given again, and what was made up is said`(name: String) throws {
        let (_, imported, _) = try ArchivedLogs(name).imported(knowsFiles: false)

        let fidelity = imported.fidelity
        #expect(fidelity.reproduced * 10 >= fidelity.logged * 9, "\(fidelity.complaint)")
        #expect(imported.facts.contains { $0.name == "bots" && $0.evidence == .inferred })
    }

    @Test func `what settings are is told with its evidence`() throws {
        let (_, imported, _) = try ArchivedLogs("rate-limits").imported()

        func evidence(_ name: SettingName) -> ImportedFact.Evidence? {
            imported.facts.first { $0.name == name.rawValue }?.evidence
        }
        #expect(evidence(.sessionKillAfter) == .seen)
        #expect(evidence(.rateLimitBackoff) == .seen)
        #expect(evidence(.llmRequestTimeout) == .inferred)
        #expect(evidence(.idleTurnProbe) == .assumed)
    }
}
