import RedeModel
import RedeSim

/// The report as JSON, `rede-sim/replay/1`.
extension ReplaySummary {
    /// Indented JSON with a line feed at the end.
    var json: [UInt8] {
        ByteWriter.file(of: .object(object))
    }

    private var object: JSONObject {
        var object = JSONObject()
        object["schema"] = .string("rede-sim/replay/1")
        object["recording"] = .string(Text(file))
        object["changes"] = .array(changes.map { .string(Text($0)) })
        object["passed"] = .bool(hasPassed)
        object["recordedCalls"] = .number(Double(report.recorded))
        object["answeredByPrompt"] = .number(Double(report.exact))
        object["answeredByTurn"] = .number(Double(report.byTurn))
        object["answeredByScript"] = .number(Double(live == nil ? report.byModel : 0))
        object["answeredByLiveModel"] = .number(Double(live == nil ? 0 : report.byModel))
        object["missed"] = .array(report.misses.map { json(of: $0) })
        object["notAskedFor"] = .array(report.unasked.map { json(of: $0) })
        object["prompts"] = .array(report.changes.map { json(of: $0) })
        object["difference"] = difference.map { json(of: $0) } ?? .null
        return object
    }

    private func json(of place: RecordedCall.Place) -> JSONValue {
        var object = JSONObject()
        object["bot"] = .string(place.bot)
        object["kind"] = .string(Text(place.kind.rawValue))
        object["index"] = .number(Double(place.index))
        return .object(object)
    }

    private func json(of miss: ReplayReport.Miss) -> JSONValue {
        var object = JSONObject()
        object["call"] = json(of: miss.place)
        object["at"] = .string(miss.instant.text)
        object["nearest"] = miss.nearest.map { json(of: $0) } ?? .null
        object["difference"] = .string(Text(miss.difference))
        return .object(object)
    }

    private func json(of change: ReplayReport.PromptChange) -> JSONValue {
        var object = JSONObject()
        object["call"] = json(of: change.place)
        object["answeredBy"] = json(of: change.recorded)
        object["sections"] = .array(
            change.sections.map { section in
                var object = JSONObject()
                object["name"] = .string(section.name)
                object["recorded"] = section.recorded.map { .string($0) } ?? .null
                object["now"] = section.now.map { .string($0) } ?? .null
                return .object(object)
            }
        )
        return .object(object)
    }

    private func json(of difference: EventDifference) -> JSONValue {
        var object = JSONObject()
        object["event"] = .number(Double(difference.event))
        object["recorded"] = difference.recorded.map { .string(line(of: $0)) } ?? .null
        object["now"] = difference.now.map { .string(line(of: $0)) } ?? .null
        object["cause"] = difference.cause.map { .string(Text($0)) } ?? .null
        return .object(object)
    }

    /// The line of the log.
    private func line(of record: LogRecord) -> Text {
        var writer = ByteWriter()
        record.write(to: &writer)
        return Text(owning: writer.bytes.dropLast())
    }
}
