import RedeEval
import RedeModel

/// What an import came to, for people: lines of at most 80 columns, and for machines.
struct ImportSummary {
    let log: String
    let archived: ArchivedLog
    let imported: LogImport
    /// What was wrong with the lines that were left out.
    let broken: [InvalidInput.Problem]
    /// The directory that was written.
    let out: String?

    /// How many broken lines are shown.
    private static let shown = 3
    private static let margin = 11
    private var style: Style { .standardOutput }
    private var width: Int { Columns.standard - ImportSummary.margin }

    /// The lines, without line feeds.
    var lines: [String] {
        var lines = [header, ""]
        lines += labelled("log", notes)
        lines += labelled("settings", facts)
        lines += labelled("readings", readings)
        lines += labelled("events", kinds)
        lines += labelled("differs", difference)
        if let out {
            lines.append("")
            lines.append("  \(out)/  \(ImportedFiles.names.joined(separator: "  "))")
            lines.append("  run it:  rede-sim run \(ShellWords.quoted(out))")
        } else {
            lines.append("")
            lines.append("  to keep it:  rede-sim import \(ShellWords.quoted(log)) --out DIR")
        }
        return lines
    }

    private var header: String {
        let name = Columns.cut(Columns.plain(imported.scenario.name.string), to: 40)
        let events = counted(archived.events.count, "event")
        return "\(style.bold(name))  \(events) · \(counted(imported.calls, "call")) of the model · imported"
    }

    private var notes: [String] {
        var notes = archived.notes
        if !broken.isEmpty {
            notes.append("\(counted(broken.count, "line")) broken and left out:")
            notes += broken.prefix(ImportSummary.shown).map {
                "  \($0.location.line): expected \($0.expected)"
            }
        }
        return notes.flatMap { folded($0) }
    }

    private var facts: [String] {
        imported.facts.flatMap { fact in
            let head =
                Columns.left(Columns.plain(fact.name), 31) + " "
                + Columns.left(fact.evidence.rawValue, 8) + " "
            let words = Columns.plain("\(fact.value) (\(fact.source))").split(separator: " ").map(String.init)
            let rest = Columns.folded(words, separator: " ", width: width - Columns.width(head))
            return rest.enumerated().map { place, line in
                (place == 0 ? head : String(repeating: " ", count: Columns.width(head))) + line
            }
        }
    }

    private var readings: [String] {
        var lines = imported.explanations.map { explanation in
            let fidelity = explanation.fidelity
            let name = Columns.left(explanation.reading.rawValue, 11)
            let beyond = fidelity.extra > 0 ? ", \(fidelity.extra) beyond them" : ""
            return
                "\(name) \(share(fidelity)) of the events, \(fidelity.reproduced) of \(fidelity.logged)\(beyond)"
        }
        lines.append(
            imported.isTie
                ? "both explain the log as well"
                : "\(imported.explanations[0].reading.rawValue) explains the log better"
        )
        return lines
    }

    /// The share in percent, whole only when it is.
    private func share(_ fidelity: Fidelity) -> String {
        fidelity.reproduced == fidelity.logged
            ? "100 %" : "\(min(99, fidelity.reproduced * 100 / max(1, fidelity.logged))) %"
    }

    private var kinds: [String] {
        let fidelity = imported.fidelity
        var lines = fidelity.kinds.filter { $0.reproduced < $0.logged || $0.extra > 0 }.map { kind in
            let beyond = kind.extra > 0 ? ", \(kind.extra) beyond them" : ""
            return
                "\(Columns.left(Columns.plain(kind.event.string), 28)) \(kind.reproduced) of \(kind.logged)\(beyond)"
        }
        if lines.isEmpty { lines = ["all \(fidelity.kinds.count) kinds, and no other ones"] }
        if fidelity.shifted > 0 {
            lines.append("\(fidelity.shifted) are early or late by at most \(fidelity.largestShift) ms")
        }
        if fidelity.reworded > 0 {
            lines.append("\(fidelity.reworded) have another wording of the runtime's own")
        }
        if fidelity.unknownToLog > 0 {
            lines.append(
                "\(counted(fidelity.unknownToLog, "event")) of kinds that the log never has: not counted"
            )
        }
        return lines
    }

    private var difference: [String] {
        guard let first = imported.fidelity.first else { return [] }
        var lines: [String] = []
        lines.append(style.red("first \(place(of: first))"))
        lines += first.logged.map { folded("log  " + words(of: $0)) } ?? []
        lines += first.played.map { folded("run  " + words(of: $0)) } ?? folded("run  has no such event")
        return lines + folded("why  " + first.cause)
    }

    private func place(of difference: Fidelity.Difference) -> String {
        guard let instant = difference.instant else { return "" }
        let time = DurationWords.seconds(
            milliseconds: instant.milliseconds(since: imported.scenario.epoch),
            decimals: 3
        )
        return difference.logged.map { "at \(time), line \($0.record.line)" } ?? "at \(time), not in the log"
    }

    private func words(of event: LoggedEvent) -> String {
        var writer = ByteWriter()
        event.record.write(to: &writer)
        return String(decoding: writer.bytes.dropLast(), as: UTF8.self)
    }

    private func folded(_ text: String) -> [String] {
        let plain = Columns.plain(text)
        guard Columns.width(plain) > width else { return [plain] }
        let words = plain.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return Array(Columns.folded(words, separator: " ", width: width).prefix(4))
    }

    private func labelled(_ label: String, _ lines: [String]) -> [String] {
        lines.enumerated().map { index, line in
            "  " + Columns.left(index == 0 ? label : "", ImportSummary.margin - 2) + line
        }
    }

    /// The report as JSON, a line feed at the end.
    var json: [UInt8] {
        var object = JSONObject()
        object["schema"] = .string("rede-sim/import/1")
        object["events"] = .number(Double(archived.events.count))
        object["calls"] = .number(Double(imported.calls))
        object["broken"] = .number(Double(broken.count))
        object["notes"] = .array(archived.notes.map { .string(Text($0)) })
        object["facts"] = .array(
            imported.facts.map { fact in
                .object(
                    JSONObject([
                        .init(key: "name", value: .string(Text(fact.name))),
                        .init(key: "value", value: .string(Text(fact.value))),
                        .init(key: "evidence", value: .string(Text(fact.evidence.rawValue))),
                        .init(key: "source", value: .string(Text(fact.source))),
                    ])
                )
            }
        )
        object["readings"] = .array(imported.explanations.map { ImportSummary.json(of: $0) })
        return ByteWriter.file(of: .object(object))
    }

    private static func json(of explanation: LogImport.Explanation) -> JSONValue {
        let fidelity = explanation.fidelity
        func number(_ value: Int) -> JSONValue { .number(Double(value)) }
        let kinds = fidelity.kinds.map { kind in
            JSONValue.object(
                JSONObject([
                    .init(key: "event", value: .string(kind.event)),
                    .init(key: "logged", value: number(kind.logged)),
                    .init(key: "exact", value: number(kind.exact)),
                    .init(key: "shifted", value: number(kind.shifted)),
                    .init(key: "extra", value: number(kind.extra)),
                ])
            )
        }
        var object = JSONObject()
        object["reading"] = .string(Text(explanation.reading.rawValue))
        object["logged"] = number(fidelity.logged)
        object["exact"] = number(fidelity.exact)
        object["shifted"] = number(fidelity.shifted)
        object["extra"] = number(fidelity.extra)
        object["reworded"] = number(fidelity.reworded)
        object["largestShiftMilliseconds"] = number(fidelity.largestShift)
        object["kinds"] = .array(kinds)
        object["firstDifference"] = fidelity.first.flatMap { difference -> JSONValue? in
            guard let instant = difference.instant else { return nil }
            var first = JSONObject()
            first["at"] = .string(instant.text)
            first["line"] = difference.logged.map { number($0.record.line) }
            first["cause"] = .string(Text(difference.cause))
            return .object(first)
        }
        return .object(object)
    }
}
