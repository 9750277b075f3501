/// A text as the runtime knows it: a sequence of UTF-16 code units, half surrogate pairs included.
///
/// Kept as UTF-8, with a surrogate that stands alone written in three bytes (WTF-8), so that equal texts are
/// equal bytes and no canonical equivalence creeps in. Lengths and cuts count UTF-16 units.
///
/// A text of at most seven bytes, such as most names, needs no memory of its own: copying it counts no
/// references, and threads that hold it share nothing.
///
/// Spec: section 14.
package struct Text: Sendable {
    /// How a text is kept: in place whenever it can be, so that equal texts are kept alike; either way in
    /// eight bytes.
    @usableFromInline
    enum Storage: Sendable {
        case short(ShortBytes)
        case long([UInt8])
    }

    @usableFromInline
    var storage: Storage

    /// The text of a Swift string.
    package init(_ string: String) {
        self.init(owning: Array(string.utf8))
    }

    /// The text whose UTF-8 (or WTF-8) is `bytes`, which must be well-formed.
    package init(bytes: some Sequence<UInt8>) {
        self.init(owning: Array(bytes))
    }

    /// The text whose UTF-8 (or WTF-8) is `bytes`, which must be well-formed; takes a long array over as it
    /// is.
    package init(owning bytes: [UInt8]) {
        storage = bytes.withUnsafeBufferPointer { ShortBytes($0) }.map { .short($0) } ?? .long(bytes)
    }

    /// The text whose UTF-8 (or WTF-8) is `bytes`, which must be well-formed.
    package init(copying bytes: UnsafeBufferPointer<UInt8>) {
        storage = ShortBytes(bytes).map { .short($0) } ?? .long(Array(bytes))
    }

    /// The empty text.
    package init() {
        storage = .short(ShortBytes())
    }

    /// The UTF-8 of the text; a lone surrogate takes three bytes.
    ///
    /// It is made anew for a short text: ``withBytes(_:)`` makes nothing.
    package var bytes: [UInt8] {
        switch storage {
        case .short(let short): short.withBytes { Array($0) }
        case .long(let bytes): bytes
        }
    }

    /// The text in memory of its own.
    package var unshared: Text { withBytes { Text(copying: $0) } }

    /// Shows the UTF-8 of the text, without making an array of it.
    @inlinable
    package func withBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        switch storage {
        case .short(let short): try short.withBytes(body)
        case .long(let bytes): try bytes.withUnsafeBufferPointer(body)
        }
    }

    /// The length of the UTF-8 in bytes.
    @inlinable
    package var byteCount: Int {
        switch storage {
        case .short(let short): short.count
        case .long(let bytes): bytes.count
        }
    }

    /// Whether the text holds nothing.
    @inlinable
    package var isEmpty: Bool { byteCount == 0 }

    /// The length in UTF-16 code units.
    package var utf16Count: Int { withBytes { Text.utf16Count(of: $0) } }

    /// The text as a Swift string; each half of a surrogate pair becomes U+FFFD.
    package var string: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    /// Adds `other` at the end; two halves of a surrogate pair that meet become one scalar.
    package mutating func append(_ other: Text) {
        change { bytes in
            let seam = bytes.count
            other.withBytes { bytes.append(contentsOf: $0) }
            Text.joinSurrogates(of: &bytes, at: seam)
        }
    }

    /// Adds a single ASCII byte at the end.
    package mutating func append(ascii byte: UInt8) {
        precondition(byte < 0x80, "an ASCII byte is below 0x80")
        change { $0.append(byte) }
    }

    /// Changes the bytes, in place for a long text.
    private mutating func change(_ body: (inout [UInt8]) -> Void) {
        var bytes = bytes
        storage = .short(ShortBytes())
        body(&bytes)
        self = Text(owning: bytes)
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
    private static func joinSurrogates(of bytes: inout [UInt8], at seam: Int) {
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

extension Text: Hashable {
    package static func == (left: Text, right: Text) -> Bool {
        switch (left.storage, right.storage) {
        case (.short(let left), .short(let right)): left == right
        case (.long(let left), .long(let right)): areSame(left, right)
        default: false  // Of equal texts both are kept in the same way.
        }
    }

    package func hash(into hasher: inout Hasher) {  // determinism: for look-ups only
        withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    /// Whether two arrays hold the same bytes.
    ///
    /// Written out: what the library has goes byte by byte.
    private static func areSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.withUnsafeBytes { left in
            right.withUnsafeBytes { right in
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
        left.withBytes { left in right.withBytes { right in precedes(left, right) } }
    }

    private static func precedes(
        _ left: UnsafeBufferPointer<UInt8>,
        _ right: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let end = min(left.count, right.count)
        var index = 0
        while index < end, left[index] == right[index] { index += 1 }
        guard index < end else { return left.count < right.count }
        let (one, other) = (left[index], right[index])
        // Bytes order code points; in UTF-16 the pairs (four bytes) come before U+E000 to U+FFFF.
        if one >= 0xF0, other >= 0xEE, other < 0xF0 { return true }
        if other >= 0xF0, one >= 0xEE, one < 0xF0 { return false }
        return one < other
    }
}
