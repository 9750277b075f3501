import RedeModel

extension Text {
    /// Whether `other` occurs in the text, ASCII letters in any case; an empty one always does.
    func containsInAnyCase(_ other: Text) -> Bool {
        other.bytes.withUnsafeBufferPointer { places(of: $0) { _ in true } }
    }

    /// Whether the text holds an ASCII word or phrase, in any case and with no letter or digit around it.
    func mentions(_ phrase: StaticString) -> Bool {
        phrase.withUTF8Buffer { phrase in
            places(of: phrase) { start in
                let end = start + phrase.count
                return (start == 0 || !Text.isWordByte(bytes[start - 1]))
                    && (end == bytes.count || !Text.isWordByte(bytes[end]))
            }
        }
    }

    /// Whether `needle` occurs, in any ASCII case, at a place that `accepts`.
    private func places(of needle: UnsafeBufferPointer<UInt8>, accepts: (Int) -> Bool) -> Bool {
        bytes.withUnsafeBufferPointer { hay in
            guard hay.count >= needle.count else { return false }
            search: for start in 0...(hay.count - needle.count) {
                for offset in 0..<needle.count
                where Text.lower(hay[start + offset]) != Text.lower(needle[offset]) {
                    continue search
                }
                if accepts(start) { return true }
            }
            return false
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }

    /// Whether the byte is of a letter or digit; all of other scripts count as letters.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || lower(byte) >= 0x61 && lower(byte) <= 0x7A
    }
}
