/// A text as the runtime knows it: a sequence of UTF-16 code units, half surrogate pairs included.
///
/// Kept as UTF-8, with a surrogate that stands alone written in three bytes (WTF-8), so that equal texts are
/// equal bytes and no canonical equivalence creeps in. Lengths and cuts count UTF-16 units.
///
/// Spec: section 14.
package struct Text: Hashable, Sendable {
    /// The UTF-8 of the text; a lone surrogate takes three bytes.
    package private(set) var bytes: [UInt8]

    /// The text of a Swift string.
    package init(_ string: String) {
        bytes = Array(string.utf8)
    }

    /// The text whose UTF-8 (or WTF-8) is `bytes`, which must be well-formed.
    package init(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// The text whose UTF-8 (or WTF-8) is `bytes`, which must be well-formed; takes the array over as it is.
    package init(owning bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The empty text.
    package init() {
        bytes = []
    }

    /// Whether the text holds nothing.
    package var isEmpty: Bool { bytes.isEmpty }

    /// The length in UTF-16 code units.
    package var utf16Count: Int { bytes.withUnsafeBufferPointer { Text.utf16Count(of: $0) } }

    /// The text as a Swift string; each half of a surrogate pair becomes U+FFFD.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds `other` at the end; two halves of a surrogate pair that meet become one scalar.
    package mutating func append(_ other: Text) {
        let seam = bytes.count
        bytes.append(contentsOf: other.bytes)
        joinSurrogates(at: seam)
    }

    /// Adds a single ASCII byte at the end.
    package mutating func append(ascii byte: UInt8) {
        precondition(byte < 0x80, "an ASCII byte is below 0x80")
        bytes.append(byte)
    }

    /// The length in UTF-16 code units of well-formed UTF-8 or WTF-8.
    package static func utf16Count(of bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBufferPointer { utf16Count(of: $0) }
    }

    /// The length in UTF-16 code units of well-formed UTF-8 or WTF-8.
    package static func utf16Count(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let highs: UInt64 = 0x8080_8080_8080_8080
        var index = 0
        // Every byte is a unit, but for those of what is not ASCII.
        var count = raw.count
        while index &+ 32 <= raw.count {
            let (one, two) = raw.loadUnaligned(fromByteOffset: index, as: (UInt64, UInt64).self)
            let (three, four) = raw.loadUnaligned(fromByteOffset: index &+ 16, as: (UInt64, UInt64).self)
            index &+= 32
            if (one | two | three | four) & highs != 0 {
                count &-= surplus(of: one) &+ surplus(of: two) &+ surplus(of: three) &+ surplus(of: four)
            }
        }
        while index &+ 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word & highs != 0 { count &-= surplus(of: word) }
            index &+= 8
        }
        if index < raw.count, raw.count >= 8 {
            // The last word again, without those of its bytes that were counted.
            let word = raw.loadUnaligned(fromByteOffset: raw.count &- 8, as: UInt64.self)
            let rest = word &>> UInt64(truncatingIfNeeded: (index &+ 8 &- raw.count) &* 8)
            return rest & highs == 0 ? count : count &- surplus(of: rest)
        }
        while index < raw.count {
            if raw[index] >= 0x80 {
                count &-= (raw[index] & 0xC0 == 0x80 ? 1 : 0) &- (raw[index] >= 0xF0 ? 1 : 0)
            }
            index &+= 1
        }
        return count
    }

    /// By how much eight bytes outnumber their UTF-16 code units.
    @inline(__always)
    private static func surplus(of word: UInt64) -> Int {
        // Every byte that does not continue a scalar is a unit; one that starts four bytes is two.
        let ones: UInt64 = 0x0101_0101_0101_0101
        let continues = word >> 7 & ~(word >> 6) & ones
        let pairs = word >> 7 & word >> 6 & word >> 5 & word >> 4 & ones
        return continues.nonzeroBitCount &- pairs.nonzeroBitCount
    }

    /// Joins a high half that ends before `seam` with a low half that starts there.
    private mutating func joinSurrogates(at seam: Int) {
        guard seam >= 3, seam + 3 <= bytes.count, bytes[seam] == 0xED, bytes[seam - 3] == 0xED,
            bytes[seam - 2] >= 0xA0, bytes[seam - 2] < 0xB0, bytes[seam + 1] >= 0xB0
        else { return }
        let high = UInt32(bytes[seam - 2] & 0x0F) << 6 | UInt32(bytes[seam - 1] & 0x3F)
        let low = UInt32(bytes[seam + 1] & 0x0F) << 6 | UInt32(bytes[seam + 2] & 0x3F)
        let scalar = 0x10000 + (high << 10) + low
        bytes.replaceSubrange((seam - 3)..<(seam + 3), with: Text.encoded(scalar))
    }

    /// The UTF-8 of a code point; a surrogate is written in three bytes as any other of its range.
    package static func encoded(_ scalar: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        append(scalar, to: &bytes)
        return bytes
    }

    /// Adds the UTF-8 of a code point to `bytes`; a surrogate is written in three bytes.
    package static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        switch scalar {
        case ..<0x80:
            bytes.append(UInt8(scalar))
        case ..<0x800:
            bytes.append(UInt8(0xC0 | scalar >> 6))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        case ..<0x10000:
            bytes.append(UInt8(0xE0 | scalar >> 12))
            bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        default:
            bytes.append(UInt8(0xF0 | scalar >> 18))
            bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}

extension Text {
    /// Whether two texts are the same bytes.
    ///
    /// Written out: what the compiler makes goes byte by byte, and is reached by the protocol from other
    /// targets.
    package static func == (left: Text, right: Text) -> Bool {
        left.bytes.withUnsafeBytes { left in
            right.bytes.withUnsafeBytes { right in
                guard left.count == right.count else { return false }
                if left.baseAddress == right.baseAddress { return true }
                var index = 0
                while index &+ 8 <= left.count {
                    let word = left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    guard right.loadUnaligned(fromByteOffset: index, as: UInt64.self) == word else {
                        return false
                    }
                    index &+= 8
                }
                while index < left.count, left[index] == right[index] { index &+= 1 }
                return index == left.count
            }
        }
    }
}

extension Text: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) {
        self.init(value)
    }
}

extension Text: CustomStringConvertible {
    package var description: String { string }
}

extension Text: Comparable {
    /// Whether `left` comes first by UTF-16 code units.
    package static func < (left: Text, right: Text) -> Bool {
        let end = min(left.bytes.count, right.bytes.count)
        var index = 0
        while index < end, left.bytes[index] == right.bytes[index] { index += 1 }
        guard index < end else { return left.bytes.count < right.bytes.count }
        let (one, other) = (left.bytes[index], right.bytes[index])
        // Bytes order code points; in UTF-16 the pairs (four bytes) come before U+E000 to U+FFFF.
        if one >= 0xF0, other >= 0xEE, other < 0xF0 { return true }
        if other >= 0xF0, one >= 0xEE, one < 0xF0 { return false }
        return one < other
    }
}
