import RedeModel

/// A timeline as trace events of Chrome, which Perfetto's viewer opens.
///
/// A lane is a thread; sessions and spans are slices, all other records instants, messages flows.
package enum PerfettoTrace {
    /// The content of the file, JSON with an event a line; times in microseconds since the first record.
    package static func bytes(of timeline: Timeline, named name: String) -> [UInt8] {
        var writer = PerfettoWriter(start: timeline.start)
        writer.name(process: name)
        for (lane, one) in timeline.lanes.enumerated() { writer.name(lane, one.name) }
        for session in timeline.sessions {
            let end = session.stop ?? session.kill ?? timeline.end
            writer.slice("session", session.lane, session.start, end, JSONObject())
        }
        for span in timeline.spans {
            let payload = timeline.records[span.first].payload
            writer.slice(Text(span.kind.rawValue), span.lane, span.start, span.end, payload)
        }
        for (index, record) in timeline.records.enumerated() {
            guard let lane = timeline.laneOfRecord[index] else { continue }
            let reason = record.name == .brainSkip ? record.payload.value("reason")?.text : nil
            writer.instant(reason ?? record.event, lane, record.instant, record.payload)
        }
        for arrow in timeline.arrows where !arrow.isPresence {
            writer.flow(arrow)
        }
        return writer.ended
    }
}

/// Writes trace events.
private struct PerfettoWriter: ~Copyable {
    private let start: Instant
    private var out = ByteWriter(reserving: 1 << 16)

    init(start: Instant) {
        self.start = start
        out.raw("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[")
    }

    var ended: [UInt8] { out.bytes + Array("\n]}\n".utf8) }

    mutating func name(process name: String) {
        out.raw("\n{\"ph\":\"M\",\"pid\":1,\"name\":\"process_name\",\"args\":{\"name\":")
        out.string(Text(name))
        out.raw("}}")
    }

    mutating func name(_ lane: Int, _ name: Text) {
        out.raw(",\n{\"ph\":\"M\",\"pid\":1,\"tid\":")
        out.integer(lane + 1)
        out.raw(",\"name\":\"thread_name\",\"args\":{\"name\":")
        out.string(name)
        out.raw("}}")
    }

    mutating func slice(_ name: Text, _ lane: Int, _ from: Instant, _ to: Instant, _ payload: JSONObject) {
        begin("X", name, lane, from)
        out.raw(",\"dur\":")
        out.integer(max(0, to.milliseconds(since: from)) * 1000)
        end(payload)
    }

    mutating func instant(_ name: Text, _ lane: Int, _ at: Instant, _ payload: JSONObject) {
        begin("i", name, lane, at)
        out.raw(",\"s\":\"t\"")
        end(payload)
    }

    mutating func flow(_ arrow: Timeline.Arrow) {
        begin("s", "message", arrow.from, arrow.sent)
        number(arrow)
        begin("f", "message", arrow.to, arrow.received)
        out.raw(",\"bp\":\"e\"")
        number(arrow)
    }

    private mutating func number(_ arrow: Timeline.Arrow) {
        out.raw(",\"cat\":\"message\",\"id\":")
        out.integer(arrow.receipt + 1)
        out.raw("}")
    }

    private mutating func begin(_ phase: StaticString, _ name: Text, _ lane: Int, _ at: Instant) {
        out.raw(",\n{\"ph\":\"")
        out.raw(phase)
        out.raw("\",\"pid\":1,\"tid\":")
        out.integer(lane + 1)
        out.raw(",\"ts\":")
        out.integer(at.milliseconds(since: start) * 1000)
        out.raw(",\"name\":")
        out.string(name)
    }

    private mutating func end(_ payload: JSONObject) {
        out.raw(",\"args\":")
        out.value(.object(payload))
        out.raw("}")
    }
}
