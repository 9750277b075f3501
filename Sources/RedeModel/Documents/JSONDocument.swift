/// Reads JSON into located values.
///
/// The grammar is `JSONReader`'s; once it has read the whole text, the walk for the places can trust each
/// byte.
struct JSONDocument {
    private let bytes: [UInt8]
    private var index = 0

    /// The document of a file, nil when it is not JSON; `problems` says why.
    static func read(_ problems: inout Problems) -> DocumentNode? {
        let bytes = problems.file.bytes
        if let excess = excess(bytes) {
            problems.add(at: excess.offset, path: "", expected: excess.expected, found: excess.found)
            return nil
        }
        do {
            _ = try JSONReader.value(of: bytes[...])
        } catch {
            problems.add(at: error.offset, path: "", expected: error.expected, found: error.found)
            return nil
        }
        var walk = JSONDocument(bytes: bytes)
        walk.skipSpace()
        return walk.node()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Where a text nests too deeply or holds too much: before a reader recurses into it or makes values of
    /// it.
    private static func excess(_ bytes: [UInt8]) -> (offset: Int, expected: String, found: String)? {
        var depth = 0
        var count = 1
        var inString = false
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x22: inString.toggle()
            case 0x5C where inString: index += 1
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if inString { break }
                depth += 1
                count += 1
                if depth > DocumentNode.maximumDepth {
                    return (index, DocumentReader.depthExpected, "level \(depth)")
                }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if !inString { depth -= 1 }
            case UInt8(ascii: ","):
                if !inString { count += 1 }
                if count > DocumentNode.maximumValues { return (index, DocumentReader.countExpected, "more") }
            default: break
            }
            index += 1
        }
        return nil
    }

    private mutating func node() -> DocumentNode {
        let start = index
        switch bytes[index] {
        case UInt8(ascii: "{"):
            return DocumentNode(.object(members()), offset: start)
        case UInt8(ascii: "["):
            return DocumentNode(.list(items()), offset: start)
        case 0x22:
            return DocumentNode(.text(string()), offset: start)
        default:
            while index < bytes.count, !isDelimiter(bytes[index]) { index += 1 }
            return scalar(start)
        }
    }

    private mutating func members() -> [DocumentNode.Member] {
        var members: [DocumentNode.Member] = []
        index += 1
        skipSpace()
        while bytes[index] != UInt8(ascii: "}") {
            let offset = index
            let key = string()
            skipSpace()
            index += 1  // The colon.
            skipSpace()
            members.append(.init(key: key, offset: offset, value: node()))
            skipSeparator()
        }
        index += 1
        return members
    }

    private mutating func items() -> [DocumentNode] {
        var items: [DocumentNode] = []
        index += 1
        skipSpace()
        while bytes[index] != UInt8(ascii: "]") {
            items.append(node())
            skipSeparator()
        }
        index += 1
        return items
    }

    /// A string, whose escapes the reader resolves.
    private mutating func string() -> Text {
        let start = index
        var hasEscape = false
        index += 1
        while bytes[index] != 0x22 {
            if bytes[index] == 0x5C {
                hasEscape = true
                index += 1
            }
            index += 1
        }
        index += 1
        guard hasEscape else { return Text(bytes: bytes[(start + 1)..<(index - 1)]) }
        return JSONDocument.value(bytes[start..<index]).text ?? Text()
    }

    private func scalar(_ start: Int) -> DocumentNode {
        let slice = bytes[start..<index]
        let written = Text(bytes: slice)
        switch bytes[start] {
        case UInt8(ascii: "n"): return DocumentNode(.null, offset: start, written: written)
        case UInt8(ascii: "t"): return DocumentNode(.bool(true), offset: start, written: written)
        case UInt8(ascii: "f"): return DocumentNode(.bool(false), offset: start, written: written)
        default:
            return DocumentNode(
                .number(JSONDocument.value(slice).double ?? 0),
                offset: start,
                written: written
            )
        }
    }

    /// The value of a part of a text that was read as a whole before.
    private static func value(_ slice: ArraySlice<UInt8>) -> JSONValue {
        do {
            return try JSONReader.value(of: slice)
        } catch {
            preconditionFailure("a part of valid JSON is valid by itself")
        }
    }

    private func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): true
        default: false
        }
    }

    private mutating func skipSeparator() {
        skipSpace()
        if bytes[index] == UInt8(ascii: ",") { index += 1 }
        skipSpace()
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return
            }
        }
    }
}
