extension Text {
    /// Where the words that are looked for must not touch further word characters.
    ///
    /// Word characters are ASCII letters, digits and the underscore.
    package enum WordEdges: Sendable {
        /// They may stand inside a word.
        case none
        /// They start at a word's start.
        case start
        /// They start at a word's start and end at a word's end.
        case both
    }

    /// The byte offset of the first place, at or after `start`, where `words` stands in any case.
    ///
    /// `words` is lower-case ASCII; only ASCII letters fold.
    package func firstIndex(ofWords words: StaticString, from start: Int = 0, edges: WordEdges) -> Int? {
        let length = words.utf8CodeUnitCount
        guard length > 0, byteCount - start >= length else { return nil }
        let first = words.utf8Start[0]
        return withBytes { buffer in
            for index in start...(buffer.count - length) where Text.folded(buffer[index]) == first {
                guard Text.hasWords(words, in: buffer, at: index) else { continue }
                if edges != .none, index > 0, Text.isWordByte(buffer[index - 1]) { continue }
                let end = index + length
                if edges == .both, end < buffer.count, Text.isWordByte(buffer[end]) { continue }
                return index
            }
            return nil
        }
    }

    /// Whether `words` stands somewhere in the text in any case.
    package func contains(words: StaticString, edges: WordEdges) -> Bool {
        firstIndex(ofWords: words, edges: edges) != nil
    }

    /// Whether `words`, lower-case ASCII, stands at the byte offset `index` in any case.
    package func hasWords(_ words: StaticString, at index: Int) -> Bool {
        withBytes { Text.hasWords(words, in: $0, at: index) }
    }

    /// Whether `words`, lower-case ASCII, stands at the offset `index` of some text's bytes in any case.
    package static func hasWords(
        _ words: StaticString,
        in bytes: UnsafeBufferPointer<UInt8>,
        at index: Int
    ) -> Bool {
        let length = words.utf8CodeUnitCount
        guard index + length <= bytes.count else { return false }
        let start = words.utf8Start
        for offset in 0..<length where folded(bytes[index + offset]) != start[offset] { return false }
        return true
    }

    /// Whether a byte is an ASCII letter or digit or the underscore.
    package static func isWordByte(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return (letter >= 0x61 && letter <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
}
