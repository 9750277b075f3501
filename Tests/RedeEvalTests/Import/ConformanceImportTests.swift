import Foundation
import RedeEval
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// Logs that the public runtime wrote, imported with their bots and games.
struct ConformanceImportTests {
    /// The cases that are not given again in full, and how many there are of all.
    private static let golden = "Tests/Goldens/import/conformance.txt"

    /// Of the cases each so many-th is imported, or with `REDE_IMPORT_CASES=all` all of them.
    private static let stride = 13

    private static var takesAll: Bool { ProcessInfo.processInfo.environment["REDE_IMPORT_CASES"] == "all" }

    private static func cases() throws -> [ScenarioVector] {
        try ["scenarios/focused", "scenarios/presets", "scenarios/fuzz"].flatMap {
            try ScenarioVectors.cases(of: $0, in: Conformance.own) ?? []
        }
    }

    private static func isWhole(_ vector: ScenarioVector) throws -> Bool {
        // A case without a log has nothing to be imported.
        guard let log = try vector.archivedLog() else { return true }
        let imported = LogImport(
            log,
            bots: vector.plan.bots,
            game: vector.plan.game,
            name: "vector",
            toleranceMilliseconds: 0
        )
        return imported.fidelity.isWhole
    }

    @Test func `logs of the public runtime are given again, but for those that are listed`() throws {
        let cases = try Self.cases()
        let page = String(
            decoding: try SourceFile.read(Project.root + "/" + Self.golden).bytes,
            as: UTF8.self
        )
        let listed = page.split(separator: "\n").dropFirst().map(String.init)

        #expect(listed.count * 100 <= cases.count * 5, "at least 95 in a hundred are given again")
        guard Self.takesAll else {
            for place in Swift.stride(from: 0, to: cases.count, by: Self.stride) {
                let name = cases[place].name
                #expect(try Self.isWhole(cases[place]) == !listed.contains(name), "\(name)")
            }
            return
        }
        let partial = try cases.filter { try !Self.isWhole($0) }.map(\.name).sorted()
        let share = "\(cases.count - partial.count) of \(cases.count) are given again in full, all but these:"
        expectGolden(([share] + partial).joined(separator: "\n") + "\n", Self.golden)
    }
}

extension ScenarioVector {
    /// The vector's log as an archive would have it; nil without events.
    ///
    /// What it leaves open is worded somehow.
    fileprivate func archivedLog() throws -> ArchivedLog? {
        var writer = ByteWriter()
        for event in events {
            writer.value(event.worded)
            writer.raw("\n")
        }
        let log = try LogReader.read(SourceFile(path: "log.ndjson", bytes: writer.bytes))
        return log.records.isEmpty ? nil : try ArchivedLog(log)
    }
}

extension JSONValue {
    /// The value with a sentence where any text will do.
    fileprivate var worded: JSONValue {
        guard case .object(let object) = self else { return self }
        if object["$any"] != nil { return .string("worded by somebody else") }
        return .object(JSONObject(object.members.map { .init(key: $0.key, value: $0.value.worded) }))
    }
}
