/// Members of an object: a key is given with its comma, quotes and colon, as in `,"bot":`; the first comma
/// becomes the object's brace. Nil values are left out.
extension LineOutput where Self: ~Copyable {
    mutating func field(_ name: StaticString, _ text: Text) {
        raw(name)
        string(text)
    }

    mutating func field(_ name: StaticString, _ text: Text?) {
        if let text { field(name, text) }
    }

    mutating func field(_ name: StaticString, _ value: Int) {
        raw(name)
        integer(value)
    }

    mutating func field(_ name: StaticString, _ value: Int?) {
        if let value { field(name, value) }
    }

    mutating func field(_ name: StaticString, _ value: Double) {
        raw(name)
        number(value)
    }

    mutating func field(_ name: StaticString, _ value: Bool) {
        raw(name)
        bool(value)
    }

    mutating func field(_ name: StaticString, _ instant: Instant) {
        raw(name)
        string(instant)
    }

    mutating func field(_ name: StaticString, _ timestamp: Timestamp) {
        raw(name)
        string(timestamp)
    }

    mutating func field(_ name: StaticString, _ timestamp: Timestamp?) {
        if let timestamp { field(name, timestamp) }
    }

    mutating func field(_ key: StaticString, constant: StaticString) {
        raw(key)
        raw("\"")
        raw(constant)
        raw("\"")
    }

    mutating func field(_ key: StaticString, name: String) {
        raw(key)
        raw("\"")
        raw(name: name)
        raw("\"")
    }

    mutating func field(_ name: StaticString, _ texts: [Text]) {
        raw(name)
        raw("[")
        for index in texts.indices {
            if index > 0 { raw(",") }
            string(texts[index])
        }
        raw("]")
    }

    mutating func field(_ name: StaticString, _ kinds: [Update.Kind]) {
        raw(name)
        raw("[")
        for index in kinds.indices {
            raw(index > 0 ? ",\"" : "\"")
            raw(name: kinds[index].rawValue)
            raw("\"")
        }
        raw("]")
    }

    mutating func field(_ name: StaticString, _ updates: [Update]) {
        raw(name)
        list(updates)
    }

    mutating func field(_ name: StaticString, _ state: LogRecord.BoardSummary) {
        raw(name)
        let start = count
        field(",\"fen\":", state.fen)
        field(",\"sideToMove\":", state.sideToMove)
        field(",\"moveNumber\":", state.moveNumber)
        field(",\"status\":", state.status)
        field(",\"historyLength\":", state.historyLength)
        members(state.own)
        openObject(at: start)
        raw("}")
    }

    /// Writes the members of an object into another one.
    mutating func members(_ object: JSONObject) {
        for member in object.members {
            raw(",")
            string(member.key)
            raw(":")
            compact(member.value)
        }
    }
}
