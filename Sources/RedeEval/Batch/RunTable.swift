package import RedeModel
import RedeSim

/// The results of a batch as a table for other programs, a row a run.
///
/// It depends on the plan and the results alone: neither on a clock nor on the batch's tag, on how many jobs
/// ran it or where its files are.
package struct RunTable: Sendable {
    /// How the table is written.
    package enum Format: String, CaseIterable, Sendable {
        /// RFC 4180 with a line feed after each row: a head, then a row a run; what has no value is empty.
        case csv
        /// An object of JSON a line; what has no value is null.
        case jsonl
    }

    private let plan: BatchPlan
    private let checks: [[BatchCheck]]
    private let format: Format
    /// What is swept, in the order in which the variants name it first.
    private let keys: [Text]
    /// The names of the checks of each variant, each once in its variant.
    private let names: [[Text]]
    /// The names of the checks, in the order in which the variants have them first.
    private let columns: [Text]

    /// The table of a plan's results; `checks` are those of each variant.
    package init(_ plan: BatchPlan, checks: [[BatchCheck]], format: Format) {
        self.plan = plan
        self.checks = checks
        self.format = format
        names = checks.map { RunTable.told(apart: $0.map(\.title)) }
        keys = RunTable.union(plan.variants.map { $0.changes.map(\.key) })
        columns = RunTable.union(names)
    }

    /// Writes what stands before the rows: the names of the columns, for CSV.
    package func writeHead(to writer: inout ByteWriter) {
        guard format == .csv else { return }
        writer.raw("scenario,variant,seed")
        for key in keys { writer.cell(key) }
        writer.raw(",ending,passed,finding")
        for column in columns { writer.cell(RunTable.joined("check: ", column)) }
        for metric in MetricName.allCases { writer.cell(Text(metric.rawValue)) }
        writer.raw("\n")
    }

    /// Writes the row of a run.
    package func write(_ result: CaseResult, to writer: inout ByteWriter) {
        switch format {
        case .csv: writeCells(result, to: &writer)
        case .jsonl: writeObject(result, to: &writer)
        }
    }

    private func writeCells(_ result: CaseResult, to writer: inout ByteWriter) {
        let place = plan.place(of: result.number)
        let variant = plan.variants[place.variant]
        writer.csv(variant.scenario)
        writer.raw(",")
        writer.integer(place.variant + 1)
        writer.raw(",")
        writer.integer(Int(place.seed))
        for key in keys {
            writer.cell(variant.changes.first { $0.key == key }?.value ?? Text())
        }
        writer.cell(Text(result.ending.rawValue))
        writer.raw(",")
        writer.bool(result.hasPassed)
        writer.cell(result.finding)
        let names = names[place.variant]
        for column in columns {
            writer.raw(",")
            if let index = names.firstIndex(of: column) { writer.bool(result.checks[index].hasPassed) }
        }
        for metric in MetricName.allCases {
            writer.raw(",")
            if let value = result.metrics[metric] { writer.number(value) }
        }
        writer.raw("\n")
    }

    private func writeObject(_ result: CaseResult, to writer: inout ByteWriter) {
        let place = plan.place(of: result.number)
        let variant = plan.variants[place.variant]
        writer.raw("{\"scenario\":")
        writer.string(variant.scenario)
        writer.raw(",\"variant\":")
        writer.integer(place.variant + 1)
        writer.raw(",\"seed\":")
        writer.integer(Int(place.seed))
        writer.raw(",\"changes\":")
        writer.value(variant.changesJSON)
        writer.raw(",\"ending\":\"")
        writer.raw(name: result.ending.rawValue)
        writer.raw("\",\"passed\":")
        writer.bool(result.hasPassed)
        writer.raw(",\"finding\":")
        if result.finding.isEmpty { writer.raw("null") } else { writer.string(result.finding) }
        writer.raw(",\"checks\":[")
        for (index, verdict) in result.checks.enumerated() {
            if index > 0 { writer.raw(",") }
            write(verdict, on: names[place.variant][index], to: &writer)
        }
        writer.raw("],\"metrics\":{")
        for (index, metric) in MetricName.allCases.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.raw("\"")
            writer.raw(name: metric.rawValue)
            writer.raw("\":")
            if let value = result.metrics[metric] { writer.number(value) } else { writer.raw("null") }
        }
        writer.raw("}}\n")
    }

    private func write(_ verdict: CaseResult.Verdict, on name: Text, to writer: inout ByteWriter) {
        writer.raw("{\"name\":")
        writer.string(name)
        writer.raw(",\"passed\":")
        writer.bool(verdict.hasPassed)
        if !verdict.hasPassed {
            writer.raw(",\"found\":")
            writer.string(verdict.found)
            writer.raw(",\"event\":")
            if let event = verdict.event { writer.integer(event) } else { writer.raw("null") }
        }
        writer.raw("}")
    }

    /// The names, those that stood before with their number.
    static func told(apart names: [Text]) -> [Text] {
        names.indices.map { index in
            let before = names[..<index].reduce(0) { $0 + ($1 == names[index] ? 1 : 0) }
            return before == 0 ? names[index] : joined(names[index], Text(" (\(before + 1))"))
        }
    }

    private static func joined(_ one: Text, _ other: Text) -> Text {
        var joined = one
        joined.append(other)
        return joined
    }

    /// All names of the lists, each once, in the order in which they come first.
    private static func union(_ lists: [[Text]]) -> [Text] {
        var union: [Text] = []
        for name in lists.joined() where !union.contains(name) { union.append(name) }
        return union
    }
}

extension BatchPlan.Variant {
    /// The changes as an object of JSON: what is swept, with its value as a string.
    package var changesJSON: JSONValue {
        .object(JSONObject(changes.map { .init(key: $0.key, value: .string($0.value)) }))
    }
}

extension ByteWriter {
    /// Writes a comma and a cell.
    fileprivate mutating func cell(_ text: Text) {
        raw(",")
        csv(text)
    }

    /// Writes a cell: in double quotes if it holds a comma, a double quote or a line break.
    fileprivate mutating func csv(_ text: Text) {
        let quote = UInt8(ascii: "\"")
        let isPlain = text.bytes.allSatisfy {
            $0 != quote && $0 != UInt8(ascii: ",") && $0 != 0x0A && $0 != 0x0D
        }
        guard !isPlain else { return raw(text: text) }
        raw(byte: quote)
        for byte in text.bytes {
            if byte == quote { raw(byte: quote) }
            raw(byte: byte)
        }
        raw(byte: quote)
    }
}
