extension ByteWriter {
    /// The compact JSON text of a value.
    package static func text(of value: JSONValue) -> Text {
        var writer = ByteWriter()
        writer.value(value)
        return Text(owning: writer.bytes)
    }

    /// The content of a file that holds a value: indented JSON with a line feed at the end.
    package static func file(of value: JSONValue) -> [UInt8] {
        var writer = ByteWriter()
        writer.indented(value)
        writer.raw("\n")
        return writer.bytes
    }

    /// Writes a value compactly.
    package mutating func value(_ value: JSONValue) {
        compact(value)
    }

    /// Writes a value with two spaces of indentation a level, as `JSON.stringify(value, null, 2)`.
    package mutating func indented(_ value: JSONValue, level: Int = 0) {
        switch value {
        case .array(let items) where !items.isEmpty:
            raw("[")
            for (index, item) in items.enumerated() {
                if index > 0 { raw(",") }
                newLine(level + 1)
                indented(item, level: level + 1)
            }
            newLine(level)
            raw("]")
        case .object(let object) where !object.members.isEmpty:
            raw("{")
            for (index, member) in object.members.enumerated() {
                if index > 0 { raw(",") }
                newLine(level + 1)
                string(member.key)
                raw(": ")
                indented(member.value, level: level + 1)
            }
            newLine(level)
            raw("}")
        case .null, .bool, .number, .string, .array, .object:
            self.value(value)
        }
    }

    private mutating func newLine(_ level: Int) {
        raw("\n")
        for _ in 0..<level { raw("  ") }
    }
}
