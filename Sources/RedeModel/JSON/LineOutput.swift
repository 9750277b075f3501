/// Where the lines of a log go: into memory, or only into a count of their length.
protocol LineOutput: ~Copyable {
    /// How much there is by now, in the output's own unit.
    var count: Int { get }

    /// Takes constant ASCII text as it is.
    mutating func raw(_ constant: StaticString)
    /// Takes a name that needs no escapes, such as the raw value of an enum.
    mutating func raw(name: String)
    /// Takes the inside of a JSON string.
    mutating func content(_ text: Text)
    /// Takes an integer.
    mutating func integer(_ value: Int)
    /// Takes a number as JavaScript writes it; what is not finite is `null`.
    mutating func number(_ value: Double)
    /// Takes an instant without quotes.
    mutating func plain(_ instant: Instant)
    /// Opens the object whose members stand from a place on, each with a comma before it: the first comma
    /// becomes the brace.
    mutating func openObject(at place: Int)
}

extension ByteWriter: LineOutput {}

extension LineOutput where Self: ~Copyable {
    /// Takes a text as a JSON string.
    mutating func string(_ text: Text) {
        raw("\"")
        content(text)
        raw("\"")
    }

    /// Takes an instant as a JSON string.
    mutating func string(_ instant: Instant) {
        raw("\"")
        plain(instant)
        raw("\"")
    }

    /// Takes a stored time as a JSON string.
    mutating func string(_ timestamp: Timestamp) {
        switch timestamp {
        case .instant(let instant): string(instant)
        case .text(let text): string(text)
        }
    }

    /// Takes `true` or `false`.
    mutating func bool(_ value: Bool) {
        if value { raw("true") } else { raw("false") }
    }

    /// Takes updates as an array of objects with the keys type, taskId, summary, owner.
    mutating func list(_ updates: [Update]) {
        raw("[")
        for index in updates.indices {
            raw(index > 0 ? ",{\"type\":\"" : "{\"type\":\"")
            raw(name: updates[index].kind.rawValue)
            raw("\",\"taskId\":")
            string(updates[index].taskID)
            raw(",\"summary\":")
            string(updates[index].summary)
            if let owner = updates[index].owner {
                raw(",\"owner\":")
                string(owner)
            }
            raw("}")
        }
        raw("]")
    }

    /// Takes a value of JSON, compactly.
    mutating func compact(_ value: JSONValue) {
        switch value {
        case .null: raw("null")
        case .bool(let value): bool(value)
        case .number(let value): number(value)
        case .string(let text): string(text)
        case .array(let items):
            raw("[")
            for (index, item) in items.enumerated() {
                if index > 0 { raw(",") }
                compact(item)
            }
            raw("]")
        case .object(let object):
            raw("{")
            for (index, member) in object.members.enumerated() {
                if index > 0 { raw(",") }
                string(member.key)
                raw(":")
                compact(member.value)
            }
            raw("}")
        }
    }
}
