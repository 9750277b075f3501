import Foundation
import RedeEval
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

struct ConformanceImportTests {
    @Test(arguments: ["scenarios/focused", "scenarios/presets", "scenarios/fuzz"])
    func `a log that was observed is imported and given again`(group: String) throws {
        let cases = try #require(try ScenarioVectors.cases(of: group, in: Conformance.own))
        var whole = 0
        let only = ProcessInfo.processInfo.environment["ONLY"].map { $0.split(separator: ",").map(String.init) }
        for vector in cases where only?.contains(vector.name) ?? true {
            let log = vector.events.isEmpty ? nil : try vector.archivedLog()
            guard let log else { whole += 1; continue }
            let imported = LogImport(log, bots: vector.plan.bots, game: vector.plan.game, name: "vector", toleranceMilliseconds: 0)
            if imported.fidelity.isWhole { whole += 1 } else {
                let first = imported.fidelity.first
                func t(_ e: LoggedEvent?) -> String { var w = ByteWriter(); e?.record.write(to: &w); return String(decoding: w.bytes, as: UTF8.self).prefix(330).description }
                print(imported.facts.filter{ $0.evidence == .inferred }.map { $0.name + "=" + $0.value }, vector.plan.settings.recoveryDelay.whole, vector.plan.settings.idleTurnProbe.whole, vector.plan.settings.llmRequestTimeout.whole); print("MISS \(vector.name) \(imported.fidelity.reproduced)/\(imported.fidelity.logged)+\(imported.fidelity.extra) \(imported.explanations[0].reading)\n   log \(t(first?.logged))   run \(t(first?.played))")
            }
        }
        print("SHARE \(group) \(whole) of \(cases.count)")
    }
}

extension ScenarioVector {
    /// The vector's log as an archive would have it; what it leaves open is worded somehow.
    func archivedLog() throws -> ArchivedLog {
        var writer = ByteWriter()
        for event in events {
            writer.value(event.worded)
            writer.raw("\n")
        }
        return try ArchivedLog(LogReader.read(SourceFile(path: "log.ndjson", bytes: writer.bytes)))
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
