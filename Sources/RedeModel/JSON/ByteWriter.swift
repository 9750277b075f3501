/// Writes JSON text into one buffer of bytes, as JavaScript's `JSON.stringify` writes it.
package struct ByteWriter: Sendable {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// A writer with room for `capacity` bytes.
    package init(reserving capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Forgets what was written and keeps the room.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Hands the writer over with its buffer and leaves an empty one behind.
    mutating func taken() -> ByteWriter {
        let all = self
        self = ByteWriter()
        return all
    }

    /// Writes constant ASCII text as it is.
    package mutating func raw(_ constant: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: constant.utf8Start, count: constant.utf8CodeUnitCount))
    }

    /// Writes one byte as it is.
    package mutating func raw(byte: UInt8) {
        bytes.append(byte)
    }

    /// Writes bytes that are JSON already.
    package mutating func raw(bytes other: [UInt8]) {
        bytes.append(contentsOf: other)
    }

    /// Writes a text as a JSON string: escapes as `JSON.stringify`, lone surrogates as `\udXXX`.
    package mutating func string(_ text: Text) {
        bytes.append(0x22)
        content(text)
        bytes.append(0x22)
    }

    /// Writes the inside of a JSON string.
    package mutating func content(_ text: Text) {
        text.bytes.withUnsafeBufferPointer { buffer in
            var start = 0
            var index = 0
            while index < buffer.count {
                let byte = buffer[index]
                if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0xED {
                    index += 1
                    continue
                }
                if byte == 0xED, buffer[index + 1] < 0xA0 {
                    index += 3
                    continue
                }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
                if byte == 0xED {
                    let unit = 0xD000 | UInt32(buffer[index + 1] & 0x3F) << 6 | UInt32(buffer[index + 2] & 0x3F)
                    unicodeEscape(unit)
                    index += 3
                } else {
                    escape(byte)
                    index += 1
                }
                start = index
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
        }
    }

    /// Writes an integer.
    package mutating func integer(_ value: Int) {
        if value >= 0, value < 10 {
            bytes.append(0x30 + UInt8(value))
            return
        }
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var start = 20
            repeat {
                start -= 1
                digits[start] = 0x30 + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start..<20]))
        }
    }

    /// Writes a number as JavaScript does; what is not finite becomes `null`.
    package mutating func number(_ value: Double) {
        guard value.isFinite else { return raw("null") }
        if value == value.rounded(), abs(value) < 9_007_199_254_740_992 { return integer(Int(value)) }
        bytes.append(contentsOf: NumberText.javaScript(value).utf8)
    }

    /// Writes `true` or `false`.
    package mutating func bool(_ value: Bool) {
        if value { raw("true") } else { raw("false") }
    }

    /// Writes an instant as a JSON string.
    package mutating func instant(_ instant: Instant) {
        bytes.append(0x22)
        instant.write(to: &bytes)
        bytes.append(0x22)
    }

    /// Writes an instant without quotes.
    package mutating func plain(_ instant: Instant) {
        instant.write(to: &bytes)
    }

    /// Writes a value compactly.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: raw("null")
        case .bool(let value): bool(value)
        case .number(let value): number(value)
        case .string(let text): string(text)
        case .array(let items):
            raw(byte: UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { raw(byte: UInt8(ascii: ",")) }
                self.value(item)
            }
            raw(byte: UInt8(ascii: "]"))
        case .object(let object):
            raw(byte: UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { raw(byte: UInt8(ascii: ",")) }
                string(member.key)
                raw(byte: UInt8(ascii: ":"))
                self.value(member.value)
            }
            raw(byte: UInt8(ascii: "}"))
        }
    }

    /// Writes a value with two spaces of indentation a level, as `JSON.stringify(value, null, 2)`.
    package mutating func indented(_ value: JSONValue, level: Int = 0) {
        switch value {
        case .array(let items) where !items.isEmpty:
            raw(byte: UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { raw(byte: UInt8(ascii: ",")) }
                newLine(level + 1)
                indented(item, level: level + 1)
            }
            newLine(level)
            raw(byte: UInt8(ascii: "]"))
        case .object(let object) where !object.members.isEmpty:
            raw(byte: UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { raw(byte: UInt8(ascii: ",")) }
                newLine(level + 1)
                string(member.key)
                raw(": ")
                indented(member.value, level: level + 1)
            }
            newLine(level)
            raw(byte: UInt8(ascii: "}"))
        case .null, .bool, .number, .string, .array, .object:
            self.value(value)
        }
    }

    private mutating func newLine(_ level: Int) {
        bytes.append(0x0A)
        for _ in 0..<(level * 2) { bytes.append(0x20) }
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22: raw("\\\"")
        case 0x5C: raw("\\\\")
        case 0x08: raw("\\b")
        case 0x09: raw("\\t")
        case 0x0A: raw("\\n")
        case 0x0C: raw("\\f")
        case 0x0D: raw("\\r")
        default: unicodeEscape(UInt32(byte))
        }
    }

    private mutating func unicodeEscape(_ unit: UInt32) {
        raw("\\u")
        for shift in [12, 8, 4, 0] as [UInt32] {
            let digit = UInt8(unit >> shift & 0xF)
            bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }
}
