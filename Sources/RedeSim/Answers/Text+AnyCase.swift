import RedeModel

extension Text {
    /// Whether `other` occurs in the text, ASCII letters in any case; an empty one always does.
    func containsInAnyCase(_ other: Text) -> Bool {
        withBytes { hay in
            other.withBytes { needle in
                guard hay.count >= needle.count else { return false }
                search: for start in 0...(hay.count - needle.count) {
                    for offset in 0..<needle.count
                    where Text.lower(hay[start + offset]) != Text.lower(needle[offset]) {
                        continue search
                    }
                    return true
                }
                return false
            }
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
}
