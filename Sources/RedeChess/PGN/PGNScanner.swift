/// Takes a text in Portable Game Notation apart.
struct PGNScanner {
    /// What stands between the tags of a game and those of the next.
    enum Token {
        case move(Range<Int>)
        case comment([UInt8])
        case glyph(UInt8, offset: Int)
        case result(PGNGame.Result)
    }

    let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    var isAtEnd: Bool { index == bytes.count }

    /// Skips white space and lines that `%` takes out of the text.
    mutating func skipSpace() {
        while let byte = peek {
            if byte == UInt8(ascii: "%"), index == 0 || bytes[index - 1] == 0x0A {
                skipLine()
            } else if PGNScanner.isSpace(byte) {
                index += 1
            } else {
                return
            }
        }
    }

    /// The tag that starts here, with where it and its value start; nil when something else does.
    mutating func tag() throws(NotationError) -> (tag: PGNGame.Tag, start: Int, valueStart: Int)? {
        guard peek == UInt8(ascii: "[") else { return nil }
        let start = index
        index += 1
        skipSpace()
        let nameStart = index
        while let byte = peek, PGNScanner.isNameByte(byte) { index += 1 }
        let name = Array(bytes[nameStart..<index])
        guard !name.isEmpty else { throw failure("the name of a tag", at: index) }
        skipSpace()
        guard peek == UInt8(ascii: "\"") else {
            throw failure("a double quote before the value of a tag", at: index)
        }
        index += 1
        let valueStart = index
        let value = try string()
        skipSpace()
        guard peek == UInt8(ascii: "]") else { throw failure("\"]\" after the value of a tag", at: index) }
        index += 1
        return (PGNGame.Tag(name: name, value: value), start, valueStart)
    }

    /// The next token of a game's moves; numbers and dots of moves are passed over.
    ///
    /// - Throws: ``NotationError``, at the end of the text too, since a game ends with its result.
    mutating func next() throws(NotationError) -> Token {
        while true {
            skipSpace()
            guard let byte = peek else { throw failure("a move or a result", at: index) }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: ";"):
                return .comment(try comment())
            case UInt8(ascii: "("):
                try skipVariation()
            case UInt8(ascii: "$"):
                return try numericGlyph()
            case UInt8(ascii: "!"), UInt8(ascii: "?"):
                return try judgement()
            case UInt8(ascii: "*"):
                index += 1
                return .result(.unknown)
            case UInt8(ascii: "."):
                index += 1
            case let byte where PGNScanner.isMoveByte(byte):
                if let token = word() { return token }
            default:
                throw failure("a move or a result", at: index)
            }
        }
    }

    /// Goes on to the next line that starts with `[`, behind an offset.
    mutating func skipToTags(behind offset: Int) {
        index = min(max(index, offset), bytes.count)
        while index < bytes.count {
            skipLine()
            if peek == UInt8(ascii: "[") { return }
        }
    }

    /// The error at an offset, where up to 12 bytes of a word are quoted.
    func failure(_ expected: String, at offset: Int) -> NotationError {
        var end = offset
        while end < bytes.count, end < offset + 12, PGNScanner.isMoveByte(bytes[end]) { end += 1 }
        return NotationError(at: offset, of: bytes[...], length: max(end - offset, 1), expected: expected)
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Skips to the start of the next line.
    private mutating func skipLine() {
        while let byte = peek, byte != 0x0A { index += 1 }
        if !isAtEnd { index += 1 }
    }

    /// The rest of a value up to its quote, without escapes.
    private mutating func string() throws(NotationError) -> [UInt8] {
        var value: [UInt8] = []
        while let byte = peek, byte != 0x0A, byte != 0x0D {
            index += 1
            if byte == UInt8(ascii: "\"") { return value }
            if byte == UInt8(ascii: "\\"), let next = peek {
                guard next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") else {
                    throw failure("a double quote or a backslash after a backslash", at: index)
                }
                index += 1
                value.append(next)
            } else {
                value.append(byte)
            }
        }
        throw failure("a double quote after the value of a tag, on the same line", at: index)
    }

    /// A comment up to its brace or the end of its line, without white space around it.
    private mutating func comment() throws(NotationError) -> [UInt8] {
        let start = index
        let isLine = peek == UInt8(ascii: ";")
        let last = isLine ? 0x0A : UInt8(ascii: "}")
        index += 1
        while let byte = peek, byte != last { index += 1 }
        let content = bytes[(start + 1)..<index]
        if !isAtEnd {
            index += 1
        } else if !isLine {
            throw failure("\"}\" at the end of a comment", at: start)
        }
        guard let first = content.firstIndex(where: { !PGNScanner.isSpace($0) }),
            let last = content.lastIndex(where: { !PGNScanner.isSpace($0) })
        else { return [] }
        return Array(content[first...last])
    }

    /// Skips a variation with the comments and variations in it.
    private mutating func skipVariation() throws(NotationError) {
        let start = index
        var depth = 0
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: ";"):
                _ = try comment()
                continue
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            index += 1
            if depth == 0 { return }
        }
        throw failure("\")\" at the end of a variation", at: start)
    }

    private mutating func numericGlyph() throws(NotationError) -> Token {
        let start = index
        index += 1
        var number = 0
        while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), index - start < 5 {
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            index += 1
        }
        guard index > start + 1, let glyph = UInt8(exactly: number) else {
            throw failure("a number up to 255 after \"$\"", at: start + 1)
        }
        return .glyph(glyph, offset: start)
    }

    private mutating func judgement() throws(NotationError) -> Token {
        let start = index
        while let byte = peek, byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") { index += 1 }
        let known: [StaticString] = ["!", "?", "!!", "??", "!?", "?!"]
        let place = known.firstIndex { mark in
            mark.withUTF8Buffer { bytes[start..<index].elementsEqual($0) }
        }
        guard let place else { throw failure("one or two of \"!\" and \"?\"", at: start) }
        return .glyph(UInt8(place + 1), offset: start)
    }

    /// A result or a move; nil for the number of a move.
    private mutating func word() -> Token? {
        let start = index
        while let byte = peek, PGNScanner.isMoveByte(byte) { index += 1 }
        let word = bytes[start..<index]
        for result in PGNGame.Result.allCases where word.elementsEqual(result.rawValue.utf8) {
            return .result(result)
        }
        // A number may stand right before its move: "1.e4" has a dot, "1e4" has not.
        let digits = word.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        if digits.count == word.count { return nil }
        if digits.isEmpty || word.first == UInt8(ascii: "0") { return .move(start..<index) }
        index = digits.endIndex
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: "_")
    }

    /// Whether a byte can stand in a move or a result.
    private static func isMoveByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "/"):
            true
        default: isLetterOrDigit(byte)
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
}
