/// What a YAML value without quotes means, by the core schema of YAML 1.2.
enum PlainScalar {
    /// Null, a Boolean, a number, or the text itself: `yes`, `1.2s` and `12:30` are texts.
    static func value(of text: Text) -> DocumentNode.Value {
        let bytes = text.bytes
        guard let first = bytes.first else { return .null }
        switch first {
        case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
            if isOne(of: ["~", "null", "Null", "NULL"], text) { return .null }
        case UInt8(ascii: "t"), UInt8(ascii: "T"):
            if isOne(of: ["true", "True", "TRUE"], text) { return .bool(true) }
        case UInt8(ascii: "f"), UInt8(ascii: "F"):
            if isOne(of: ["false", "False", "FALSE"], text) { return .bool(false) }
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            if let number = number(bytes) { return .number(number) }
        default: break
        }
        return .text(text)
    }

    private static func isOne(of words: [StaticString], _ text: Text) -> Bool {
        words.contains { text.equals($0) }
    }

    private static func number(_ bytes: [UInt8]) -> Double? {
        let text = Text(owning: bytes)
        if bytes.count > 2, bytes[0] == 0x30, bytes[1] == UInt8(ascii: "x") || bytes[1] == UInt8(ascii: "o") {
            let value = NumberText.number(of: text)
            return value.isNaN ? nil : value
        }
        let isSigned = bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-")
        let unsigned = Text(bytes: bytes.dropFirst(isSigned ? 1 : 0))
        if isOne(of: [".inf", ".Inf", ".INF"], unsigned) {
            return bytes[0] == UInt8(ascii: "-") ? -.infinity : .infinity
        }
        if isOne(of: [".nan", ".NaN", ".NAN"], text) { return .nan }
        // What is left is JavaScript's grammar, but for its name of infinity and its binary numbers.
        let isPlain = unsigned.bytes.allSatisfy { byte in
            byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
                || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        }
        guard isPlain, bytes.count <= 400 else { return nil }
        let value = NumberText.number(of: text)
        return value.isNaN ? nil : value
    }
}
