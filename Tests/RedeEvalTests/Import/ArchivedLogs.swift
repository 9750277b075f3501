import Foundation
import RedeEval
import RedeModel
import RedeSim
import RedeTestSupport

/// Logs of shipped scenarios as an archive has them, and what may have happened to them there.
struct ArchivedLogs {
    let scenario: Scenario
    /// The lines, without their line feeds.
    let lines: [[UInt8]]

    static let scenarios: [String] = {
        let folder = Project.root + "/scenarios"
        // Without the folder there are no names, and no test has a case.
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return found.filter { !$0.hasPrefix(".") }.sorted()
    }()

    /// The log of a shipped scenario's run.
    init(_ name: String, seed: UInt64 = 7, reading: Reading = .documented) throws {
        var scenario = try Scenario.load(Project.root + "/scenarios/\(name)/scenario.yaml")
        scenario.reading = reading
        let plan = try RunPlan(scenario)
        var simulation = Simulation(plan, seed: seed)
        simulation.run(until: plan.end)
        self.scenario = scenario
        lines = simulation.log.ndjson.split(separator: 0x0A).map { Array($0) }
    }

    /// The import of lines, with the scenario's bots and game unless these are to be made up.
    func imported(
        _ lines: [[UInt8]]? = nil,
        knowsFiles: Bool = true,
        run: Text? = nil,
        tolerance: Int = 0
    ) throws -> (log: ArchivedLog, imported: LogImport, broken: Int) {
        let bytes = Array((lines ?? self.lines).joined(separator: [0x0A])) + [0x0A]
        let (written, broken) = try LogReader.salvage(SourceFile(path: "log.ndjson", bytes: bytes))
        let log = try ArchivedLog(written, run: run)
        let imported = LogImport(
            log,
            bots: knowsFiles ? scenario.bots : nil,
            game: knowsFiles ? scenario.game : nil,
            name: "imported",
            toleranceMilliseconds: tolerance
        )
        return (log, imported, broken.count)
    }

    /// A line with other values for some of its top-level keys.
    static func changed(_ line: [UInt8], _ body: (inout JSONObject) -> Void) throws -> [UInt8] {
        guard case .object(var object) = try JSONReader.value(of: line[...]) else { return line }
        body(&object)
        return ByteWriter.text(of: .object(object)).bytes
    }
}

extension Fidelity {
    /// What is first different, for a message.
    var complaint: String {
        func text(_ event: LoggedEvent?) -> String {
            guard let event else { return "nothing" }
            var writer = ByteWriter()
            event.record.write(to: &writer)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
        return
            "\(reproduced) of \(logged), \(extra) beyond\nlog \(text(first?.logged))run \(text(first?.played))"
    }
}
