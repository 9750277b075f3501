/// A set of squares: bit 0 is a8, bit 7 is h8, bit 63 is h1.
///
/// In this order a scan from the lowest bit walks the board as the legal moves are listed (section 11.1).
typealias Bitboard = UInt64

extension Bitboard {
    static let fileA: Bitboard = 0x0101_0101_0101_0101
    static let fileH: Bitboard = 0x8080_8080_8080_8080
    static let rank1: Bitboard = 0xFF << 56
    static let rank2: Bitboard = 0xFF << 48
    static let rank3: Bitboard = 0xFF << 40
    static let rank6: Bitboard = 0xFF << 16
    static let rank7: Bitboard = 0xFF << 8
    static let rank8: Bitboard = 0xFF
    /// The squares of the colour of a8 and h1.
    static let lightSquares: Bitboard = 0xAA55_AA55_AA55_AA55

    /// The set of one square.
    @inline(__always)
    init(square index: Int) {
        self = 1 &<< Bitboard(truncatingIfNeeded: index)
    }

    /// The index of the first square; 64 when there is none.
    var first: Int {
        @inline(__always) get { trailingZeroBitCount }
    }

    /// Whether there are two squares or more.
    var hasSeveral: Bool {
        @inline(__always) get { self & (self &- 1) != 0 }
    }

    /// Whether the square is in the set.
    @inline(__always)
    func has(_ index: Int) -> Bool {
        (self &>> Bitboard(truncatingIfNeeded: index)) & 1 != 0
    }

    /// Takes the first square out; the set must not be empty.
    @inline(__always)
    mutating func takeFirst() -> Int {
        let index = trailingZeroBitCount
        self &= self &- 1
        return index
    }

    /// Takes the last square out; the set must not be empty.
    @inline(__always)
    mutating func takeLast() -> Int {
        let index = 63 &- leadingZeroBitCount
        self ^= Bitboard(square: index)
        return index
    }
}
