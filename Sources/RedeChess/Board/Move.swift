/// A move in a position that it is legal in.
package struct Move: Equatable, Sendable {
    // From, to (6 bits each), the piece before and after (5 each), then a bit each for capture, double step,
    // en passant, castling and pass: all that playing it needs, so that no plane is searched for it.
    let bits: UInt32

    static let captureShift: UInt32 = 22
    static let doubleStepBit: UInt32 = 1 << 23
    static let enPassantBit: UInt32 = 1 << 24
    static let castlingBit: UInt32 = 1 << 25
    private static let passBit: UInt32 = 1 << 26

    /// The pass, by which the side to move leaves everything as it is: no legal move of chess, written `--`.
    ///
    /// Spec: section 11.1, "Reading a move".
    package static let pass = Move(bits: passBit)

    @inline(__always)
    init(bits: UInt32) {
        self.bits = bits
    }

    /// The bits that all moves of a piece from a square share.
    @inline(__always)
    static func base(_ piece: UInt8, from: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: from) | UInt32(piece) &<< 12 | UInt32(piece) &<< 17
    }

    var fromIndex: Int {
        @inline(__always) get { Int(truncatingIfNeeded: bits & 63) }
    }

    var toIndex: Int {
        @inline(__always) get { Int(truncatingIfNeeded: bits &>> 6 & 63) }
    }

    /// The raw value of the piece as it leaves.
    var movedCode: UInt8 {
        @inline(__always) get { UInt8(truncatingIfNeeded: bits &>> 12 & 31) }
    }

    /// The raw value of the piece as it arrives.
    var placedCode: UInt8 {
        @inline(__always) get { UInt8(truncatingIfNeeded: bits &>> 17 & 31) }
    }

    /// Whether it is a double step, an en passant capture, castling or the pass.
    var isSpecial: Bool {
        @inline(__always) get { bits >= Move.doubleStepBit }
    }

    var isDoubleStep: Bool { bits & Move.doubleStepBit != 0 }

    /// The square that the piece leaves.
    package var from: Square { Square(index: fromIndex) }

    /// The square that the piece arrives at; the king's when castling.
    package var to: Square { Square(index: toIndex) }

    /// The piece that moves, a pawn when it promotes; nil for the pass.
    package var piece: Piece? { Piece(rawValue: movedCode) }

    /// What a pawn becomes; nil when it stays a pawn or another piece moves.
    package var promotion: Piece? { movedCode == placedCode ? nil : Piece(rawValue: placedCode) }

    /// Whether a piece is taken, en passant too.
    package var isCapture: Bool { bits &>> Move.captureShift & 1 != 0 }

    /// Whether a pawn is taken that has just made a double step.
    package var isEnPassant: Bool { bits & Move.enPassantBit != 0 }

    /// Whether king and rook move.
    package var isCastling: Bool { bits & Move.castlingBit != 0 }

    /// Whether this is ``pass``.
    package var isPass: Bool { bits & Move.passBit != 0 }
}

extension Move: CustomStringConvertible {
    /// The move as engines exchange it: `e2e4`, `e7e8q`, castling as the king's move, the pass as `0000`.
    package var description: String {
        if isPass { return "0000" }
        var bytes = [from.fileLetter, from.rankDigit, to.fileLetter, to.rankDigit]
        if let promotion { bytes.append(promotion.letter | 0x20) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
