/// What stands in the way of reading a chess text, and where.
package struct NotationError: Error, Equatable, Sendable {
    /// The byte offset in the text.
    package var offset: Int
    /// What would have been right there.
    package var expected: String
    /// What stands there.
    package var found: String

    package init(offset: Int, expected: String, found: String) {
        self.offset = offset
        self.expected = expected
        self.found = found
    }

    /// The error at a place of `bytes`; what is found there is quoted, `length` bytes of it (at most 24).
    init(at offset: Int, of bytes: ArraySlice<UInt8>, length: Int = 1, expected: String) {
        self.init(
            offset: offset - bytes.startIndex,
            expected: expected,
            found: NotationError.quoted(bytes[min(offset, bytes.endIndex)...].prefix(length))
        )
    }

    /// A text in double quotes, what is no printable ASCII escaped; "the end" when it is empty.
    static func quoted(_ bytes: ArraySlice<UInt8>) -> String {
        guard !bytes.isEmpty else { return "the end" }
        var text = "\""
        for byte in bytes.prefix(24) {
            if byte >= 0x20, byte < 0x7F {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return text + (bytes.count > 24 ? "…\"" : "\"")
    }
}

extension NotationError: CustomStringConvertible {
    package var description: String { "byte \(offset): expected \(expected), found \(found)" }
}
