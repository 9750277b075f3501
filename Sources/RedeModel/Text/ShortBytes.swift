/// At most seven bytes, none of them 0, in a word whose eighth byte is left to say what the word is.
@usableFromInline
struct ShortBytes: Equatable, Sendable {
    // A word of its own would leave no byte over: these three take seven.
    @usableFromInline
    let low: UInt32
    @usableFromInline
    let middle: UInt16
    @usableFromInline
    let high: UInt8

    /// No bytes.
    init() {
        (low, middle, high) = (0, 0, 0)
    }

    /// A copy of bytes; nil when they are too many or one of them is 0.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 7 else { return nil }
        var word: UInt64 = 0
        var index = bytes.count
        while index > 0 {
            index &-= 1
            guard bytes[index] != 0 else { return nil }
            word = word << 8 | UInt64(bytes[index])
        }
        low = UInt32(truncatingIfNeeded: word)
        middle = UInt16(truncatingIfNeeded: word >> 32)
        high = UInt8(truncatingIfNeeded: word >> 48)
    }

    /// The bytes, the first the lowest.
    @inlinable
    var word: UInt64 { UInt64(low) | UInt64(middle) << 32 | UInt64(high) << 48 }

    /// How many bytes there are.
    @inlinable
    var count: Int { 8 &- word.leadingZeroBitCount / 8 }

    /// Shows the bytes.
    @inlinable
    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try withUnsafeBytes(of: word.littleEndian) { (raw) throws(Failure) in
            let start = raw.baseAddress?.assumingMemoryBound(to: UInt8.self)
            return try body(UnsafeBufferPointer(start: start, count: count))
        }
    }
}
