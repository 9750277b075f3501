/// Writes the members of one payload: commas, keys and values.
struct FieldWriter: ~Copyable {
    private var writer: ByteWriter
    private var isFirst = true

    init(_ writer: consuming ByteWriter) {
        self.writer = writer
    }

    /// Gives the writer back.
    consuming func finish() -> ByteWriter { writer }

    private mutating func key(_ key: StaticString) {
        writer.raw(isFirst ? "\"" : ",\"")
        isFirst = false
        writer.raw(key)
        writer.raw("\":")
    }

    mutating func field(_ name: StaticString, _ text: Text) {
        key(name)
        writer.string(text)
    }

    mutating func field(_ name: StaticString, _ text: Text?) {
        if let text { field(name, text) }
    }

    mutating func field(_ name: StaticString, _ value: Int) {
        key(name)
        writer.integer(value)
    }

    mutating func field(_ name: StaticString, _ value: Int?) {
        if let value { field(name, value) }
    }

    mutating func field(_ name: StaticString, _ value: Double) {
        key(name)
        writer.number(value)
    }

    mutating func field(_ name: StaticString, _ value: Bool) {
        key(name)
        writer.bool(value)
    }

    mutating func field(_ name: StaticString, _ instant: Instant) {
        key(name)
        writer.instant(instant)
    }

    mutating func field(_ name: StaticString, _ timestamp: Timestamp) {
        key(name)
        writer.timestamp(timestamp)
    }

    mutating func field(_ name: StaticString, _ timestamp: Timestamp?) {
        if let timestamp { field(name, timestamp) }
    }

    mutating func field(_ name: StaticString, constant: StaticString) {
        key(name)
        writer.raw("\"")
        writer.raw(constant)
        writer.raw("\"")
    }

    mutating func field(_ name: StaticString, raw text: String) {
        field(name, Text(text))
    }

    mutating func field(_ name: StaticString, _ texts: [Text]) {
        key(name)
        writer.raw("[")
        for (index, text) in texts.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.string(text)
        }
        writer.raw("]")
    }

    mutating func field(_ name: StaticString, _ kinds: [Update.Kind]) {
        key(name)
        writer.raw("[")
        for (index, kind) in kinds.enumerated() {
            writer.raw(index > 0 ? ",\"" : "\"")
            writer.raw(kind.constant)
            writer.raw("\"")
        }
        writer.raw("]")
    }

    mutating func field(_ name: StaticString, _ updates: [Update]) {
        key(name)
        writer.updates(updates)
    }

    mutating func field(_ name: StaticString, _ state: LogRecord.BoardSummary) {
        key(name)
        writer.raw("{")
        isFirst = true
        field("fen", state.fen)
        field("sideToMove", state.sideToMove)
        field("moveNumber", state.moveNumber)
        field("status", state.status)
        field("historyLength", state.historyLength)
        isFirst = false
        writer.raw("}")
    }

    mutating func members(_ object: JSONObject) {
        for member in object.members {
            if !isFirst { writer.raw(",") }
            isFirst = false
            writer.string(member.key)
            writer.raw(":")
            writer.value(member.value)
        }
    }
}
