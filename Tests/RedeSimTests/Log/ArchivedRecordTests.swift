import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// Lines of logs read back as the records that they were.
@Suite struct ArchivedRecordTests {
    /// The lines of a log that are not written again as they stand, and how many lines there are.
    private func differences(in ndjson: [UInt8]) throws -> (lines: Int, different: [String]) {
        let written = try LogReader.read(SourceFile(path: "log", bytes: ndjson))
        let log = EventLog(written)
        let lines = ndjson.split(separator: 0x0A)
        guard log.count == lines.count else { return (lines.count, ["\(log.count) records"]) }
        var different: [String] = []
        for index in lines.indices {
            var writer = ByteWriter()
            log[index].write(to: &writer)
            let line = String(decoding: lines[index], as: UTF8.self)
            let again = String(decoding: writer.bytes.dropLast(), as: UTF8.self)
            if line != again { different.append("\(line)\n\(again)") }
        }
        return (lines.count, different)
    }

    @Test(arguments: ["documented", "scenarios/focused", "scenarios/presets"])
    func `every record of the vectors' runs is read back as it was`(_ group: String) throws {
        var count = 0
        for vector in try #require(try ScenarioVectors.cases(of: group)) {
            var simulation = Simulation(vector.plan, seed: 0)
            simulation.run(until: vector.plan.end)
            let (lines, different) = try differences(in: simulation.log.ndjson)
            count += lines

            #expect(different.isEmpty, "\(vector.name): \(different.prefix(2).joined(separator: "\n"))")
        }
        #expect(count > 100)
    }

    @Test(arguments: ShippedScenarioTests.names, Reading.allCases)
    func `every record of the shipped scenarios is read back as it was`(
        _ name: String,
        _ reading: Reading
    ) throws {
        var plan = try RunPlan(Scenario.load(Project.root + "/scenarios/\(name)"))
        plan.reading = reading
        var simulation = Simulation(plan, seed: 1)
        simulation.run(until: plan.end, stepLimit: 20_000)

        #expect(try differences(in: simulation.log.ndjson).different == [])
        let written = try LogReader.read(SourceFile(path: "log", bytes: simulation.log.ndjson))
        #expect(EventLog(written).records == simulation.log.records)
    }

    @Test func `what an older log leaves out is empty, and what is no event is left out`() throws {
        let lines = [
            ("llm.request", #"{"bot":"A"}"#), ("brain.skip", #"{"bot":"A","reason":"tired"}"#),
            ("brain.start", "{}"), ("story.end", #"{"winner":"A"}"#),
            ("game.outcome.start", #"{"bot":"A","event":"story.end"}"#), ("story.end", #"{"winner":"A"}"#),
        ].map { name, payload in
            #"{"event":"\#(name)","timestamp":"2026-01-01T00:00:01.000Z","payload":\#(payload)}"#
        }
        let bytes = Array(lines.joined(separator: "\n").utf8)

        let log = EventLog(try LogReader.read(SourceFile(path: "log", bytes: bytes)))

        #expect(log.records.map(\.payload.name) == [.modelRequest, .outcomeStart, .outcome])
        guard case .modelRequest(let request) = log[0].payload else { return }
        #expect(request.promptCharacters == 0)
        #expect(request.model == "")
    }
}
