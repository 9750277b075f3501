/// Reads JSON as JavaScript's `JSON.parse` does.
///
/// Lone surrogates may be escaped, of duplicate keys the last value counts, a number out of range is
/// infinite. Nothing beyond the grammar is read: no comments, no trailing commas, no byte order mark.
package struct JSONReader {
    /// What stands in the way of a JSON value, and where.
    package struct Failure: Error, Equatable, Sendable {
        /// The byte offset in the input.
        package var offset: Int
        /// What the grammar allows there.
        package var expected: String
        /// What stands there.
        package var found: String
    }

    /// The deepest nesting of arrays and objects that is read.
    package static let maximumDepth = 512

    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0
    private var depth = 0

    /// The byte offset of every value, and of every key before its value, in the order of the input.
    private var offsets: [Int]?

    init(_ bytes: UnsafeBufferPointer<UInt8>, keepsOffsets: Bool) {
        self.bytes = bytes
        offsets = keepsOffsets ? [] : nil
    }

    /// The value that `text` holds, nothing but white space around it.
    ///
    /// - Throws: ``Failure`` at the first byte that is no JSON.
    package static func value(of text: Text) throws(Failure) -> JSONValue {
        try value(of: text.bytes[...])
    }

    /// The value that a slice of well-formed UTF-8 or WTF-8 holds.
    ///
    /// - Throws: ``Failure`` at the first byte that is no JSON; offsets count from the slice's start.
    package static func value(of slice: ArraySlice<UInt8>) throws(Failure) -> JSONValue {
        try slice.withUnsafeBufferPointer { (buffer) throws(Failure) in
            var reader = JSONReader(buffer, keepsOffsets: false)
            return try reader.document()
        }
    }

    /// The value of a file together with the byte offsets of its keys and values, in the order of the input.
    ///
    /// - Throws: ``Failure`` at the first byte that is no JSON.
    package static func located(_ bytes: [UInt8]) throws(Failure) -> (value: JSONValue, offsets: [Int]) {
        try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in
            var reader = JSONReader(buffer, keepsOffsets: true)
            let value = try reader.document()
            return (value, reader.offsets ?? [])
        }
    }

    private mutating func document() throws(Failure) -> JSONValue {
        skipSpace()
        let value = try value()
        skipSpace()
        guard index == bytes.count else { throw failure("the end of the text") }
        return value
    }

    mutating func value() throws(Failure) -> JSONValue {
        offsets?.append(index)
        guard index < bytes.count else { throw failure("a JSON value") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw failure("a JSON value")
        }
    }

    private mutating func object() throws(Failure) -> JSONValue {
        try descend()
        var members: [JSONObject.Member] = []
        members.reserveCapacity(4)
        skipSpace()
        if take(UInt8(ascii: "}")) {
            depth -= 1
            return .object(JSONObject())
        }
        while true {
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw failure(members.isEmpty ? "a key in double quotes or }" : "a key in double quotes")
            }
            offsets?.append(index)
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw failure("a colon") }
            skipSpace()
            members.append(JSONObject.Member(key: key, value: try value()))
            skipSpace()
            if take(UInt8(ascii: "}")) { break }
            guard take(UInt8(ascii: ",")) else { throw failure("a comma or }") }
        }
        depth -= 1
        return .object(JSONObject(members))
    }

    private mutating func array() throws(Failure) -> JSONValue {
        try descend()
        var items: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) {
            depth -= 1
            return .array([])
        }
        while true {
            skipSpace()
            items.append(try value())
            skipSpace()
            if take(UInt8(ascii: "]")) { break }
            guard take(UInt8(ascii: ",")) else { throw failure("a comma or ]") }
        }
        depth -= 1
        return .array(items)
    }

    private mutating func descend() throws(Failure) {
        guard depth < JSONReader.maximumDepth else {
            throw failure("at most \(JSONReader.maximumDepth) levels of nesting")
        }
        depth += 1
        index += 1
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
        let length = word.utf8CodeUnitCount
        let start = word.utf8Start
        guard index + length <= bytes.count, (0..<length).allSatisfy({ bytes[index + $0] == start[$0] })
        else {
            throw failure("a JSON value")
        }
        index += length
        return value
    }

    private mutating func number() throws(Failure) -> Double {
        let start = index
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        if index - start <= 15, let small = smallInteger(start) { return small }
        return Double(String(decoding: bytes[start..<index], as: UTF8.self)) ?? .nan
    }

    /// The value of a run of plain digits, which needs no rounding; nil when anything else is in it.
    private func smallInteger(_ start: Int) -> Double? {
        var value = 0
        for index in start..<index {
            guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
            value = value * 10 + Int(bytes[index] - 0x30)
        }
        return Double(value)
    }

    private mutating func digits() throws(Failure) {
        let start = index
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
        guard index > start else { throw failure("a digit") }
    }

    mutating func string() throws(Failure) -> Text {
        index += 1
        let start = index
        skipPlain()
        if index < bytes.count, bytes[index] == 0x22 {
            index += 1
            return Text(copying: UnsafeBufferPointer(rebasing: bytes[start..<(index - 1)]))
        }
        var result = Array(bytes[start..<index])
        while index < bytes.count {
            switch bytes[index] {
            case 0x22:
                index += 1
                return Text(owning: result)
            case 0x5C:
                try escape(into: &result)
            case ..<0x20:
                throw failure("an escape instead of a control character")
            default:
                let start = index
                skipPlain()
                result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            }
        }
        throw failure("a closing double quote")
    }

    /// Goes on over bytes that a string has as they are, eight at once.
    private mutating func skipPlain() {
        let raw = UnsafeRawBufferPointer(bytes)
        let ones: UInt64 = 0x0101_0101_0101_0101
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let quotes = word ^ (ones &* 0x22)
            let backslashes = word ^ (ones &* 0x5C)
            let marks =
                ((word &- ones &* 0x20) & ~word) | ((quotes &- ones) & ~quotes)
                | ((backslashes &- ones) & ~backslashes)
            let found = marks & (ones << 7)
            if found != 0 {
                index += found.trailingZeroBitCount / 8
                return
            }
            index += 8
        }
        while index < bytes.count, bytes[index] != 0x22, bytes[index] != 0x5C, bytes[index] >= 0x20 {
            index += 1
        }
    }

    private mutating func escape(into result: inout [UInt8]) throws(Failure) {
        index += 1
        guard index < bytes.count else { throw failure("an escape") }
        let plain: UInt8
        switch bytes[index] {
        case 0x22, 0x5C, 0x2F: plain = bytes[index]
        case UInt8(ascii: "b"): plain = 0x08
        case UInt8(ascii: "f"): plain = 0x0C
        case UInt8(ascii: "n"): plain = 0x0A
        case UInt8(ascii: "r"): plain = 0x0D
        case UInt8(ascii: "t"): plain = 0x09
        case UInt8(ascii: "u"):
            index += 1
            let unit = try hexadecimal()
            // A low half joins the high half before it, however that one was written.
            if unit >= 0xDC00, unit < 0xE000, let high = trailingHighSurrogate(of: result) {
                result.removeLast(3)
                Text.append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), to: &result)
            } else {
                Text.append(unit, to: &result)
            }
            return
        default: throw failure("an escape")
        }
        result.append(plain)
        index += 1
    }

    private func trailingHighSurrogate(of bytes: [UInt8]) -> UInt32? {
        guard bytes.count >= 3, bytes[bytes.count - 3] == 0xED, bytes[bytes.count - 2] >= 0xA0,
            bytes[bytes.count - 2] < 0xB0
        else { return nil }
        return 0xD000 | UInt32(bytes[bytes.count - 2] & 0x3F) << 6 | UInt32(bytes[bytes.count - 1] & 0x3F)
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard index < bytes.count, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue
            else {
                throw failure("four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return
            }
        }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    func failure(_ expected: String) -> Failure {
        guard index < bytes.count else {
            return Failure(offset: index, expected: expected, found: "the end of the text")
        }
        var end = index + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let byte = bytes[index]
        let found =
            byte < 0x20 || byte == 0x7F
            ? "the control character \(byte)" : "\"\(String(decoding: bytes[index..<end], as: UTF8.self))\""
        return Failure(offset: index, expected: expected, found: found)
    }
}
