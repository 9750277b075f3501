/// A move in Standard Algebraic Notation: at most seven bytes, kept in one word.
package struct SAN: Equatable, Sendable {
    // The first byte is the lowest; no byte of a move is 0.
    private var word: UInt64 = 0
    private var length: UInt8 = 0

    init() {}

    /// A text that could be a move; nil when it is longer than any.
    init?(_ text: ArraySlice<UInt8>) {
        guard text.count <= 7 else { return nil }
        for byte in text { append(byte) }
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        word |= UInt64(byte) &<< (UInt64(length) &* 8)
        length &+= 1
    }

    @inline(__always)
    mutating func append(_ square: Int) {
        append(UInt8(ascii: "a") &+ UInt8(truncatingIfNeeded: square & 7))
        append(UInt8(ascii: "8") &- UInt8(truncatingIfNeeded: square &>> 3))
    }

    /// The text.
    package var bytes: [UInt8] {
        (0..<count).map { self[$0] }
    }

    /// The bytes that ``write(to:)`` needs.
    package static let room = 8

    /// Writes the text to memory with room for ``room`` bytes, which may all change, and says how long it is.
    @inline(__always)
    package func write(to memory: UnsafeMutableRawPointer) -> Int {
        memory.storeBytes(of: word.littleEndian, as: UInt64.self)
        return count
    }

    /// Writes the text at the end of others.
    @inline(__always)
    package func append(to text: inout [UInt8]) {
        for index in 0..<count { text.append(self[index]) }
    }

    /// How many bytes the text has.
    package var count: Int { Int(length) }

    /// The byte at an index below ``count``.
    subscript(index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: index &* 8))
    }

    /// The text without the `=` of a promotion and without the mark of check or mate.
    ///
    /// Spec: section 11.1, "Reading a move".
    var cleaned: SAN {
        var result = SAN()
        for index in 0..<count {
            switch self[index] {
            case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "#"): break
            case let byte: result.append(byte)
            }
        }
        return result
    }

    /// The text without the mark of a capture.
    var withoutCapture: SAN {
        var result = SAN()
        for index in 0..<count where self[index] != UInt8(ascii: "x") { result.append(self[index]) }
        return result
    }
}

extension SAN: CustomStringConvertible {
    package var description: String { String(decoding: bytes, as: UTF8.self) }
}
