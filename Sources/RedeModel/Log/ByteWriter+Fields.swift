/// Members of an object: a key is given with its comma, quotes and colon, as in `,"bot":`; the first member
/// of an object leaves the comma out. Nil values are left out.
extension ByteWriter {
    @inline(__always)
    private mutating func key(_ key: StaticString) {
        let skipped = ends(with: UInt8(ascii: "{")) ? 1 : 0
        copy(key.utf8Start + skipped, key.utf8CodeUnitCount - skipped)
    }

    mutating func field(_ name: StaticString, _ text: Text) {
        key(name)
        string(text)
    }

    mutating func field(_ name: StaticString, _ text: Text?) {
        if let text { field(name, text) }
    }

    mutating func field(_ name: StaticString, _ value: Int) {
        key(name)
        integer(value)
    }

    mutating func field(_ name: StaticString, _ value: Int?) {
        if let value { field(name, value) }
    }

    mutating func field(_ name: StaticString, _ value: Double) {
        key(name)
        number(value)
    }

    mutating func field(_ name: StaticString, _ value: Bool) {
        key(name)
        bool(value)
    }

    mutating func field(_ name: StaticString, _ instant: Instant) {
        key(name)
        self.instant(instant)
    }

    mutating func field(_ name: StaticString, _ timestamp: Timestamp) {
        key(name)
        self.timestamp(timestamp)
    }

    mutating func field(_ name: StaticString, _ timestamp: Timestamp?) {
        if let timestamp { field(name, timestamp) }
    }

    mutating func field(_ key: StaticString, constant: StaticString) {
        self.key(key)
        raw("\"")
        raw(constant)
        raw("\"")
    }

    mutating func field(_ key: StaticString, name: String) {
        self.key(key)
        raw("\"")
        raw(name: name)
        raw("\"")
    }

    mutating func field(_ name: StaticString, _ texts: [Text]) {
        key(name)
        raw("[")
        for index in texts.indices {
            if index > 0 { raw(",") }
            string(texts[index])
        }
        raw("]")
    }

    mutating func field(_ name: StaticString, _ kinds: [Update.Kind]) {
        key(name)
        raw("[")
        for index in kinds.indices {
            raw(index > 0 ? ",\"" : "\"")
            raw(name: kinds[index].rawValue)
            raw("\"")
        }
        raw("]")
    }

    mutating func field(_ name: StaticString, _ updates: [Update]) {
        key(name)
        self.updates(updates)
    }

    mutating func field(_ name: StaticString, _ state: LogRecord.BoardSummary) {
        key(name)
        raw("{")
        field(",\"fen\":", state.fen)
        field(",\"sideToMove\":", state.sideToMove)
        field(",\"moveNumber\":", state.moveNumber)
        field(",\"status\":", state.status)
        field(",\"historyLength\":", state.historyLength)
        members(state.own)
        raw("}")
    }

    /// Writes the members of an object into the one that is open.
    mutating func members(_ object: JSONObject) {
        for member in object.members {
            if !ends(with: UInt8(ascii: "{")) { raw(",") }
            string(member.key)
            raw(":")
            value(member.value)
        }
    }
}
