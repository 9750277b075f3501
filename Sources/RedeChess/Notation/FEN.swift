/// Positions as text: Forsyth-Edwards Notation, six fields with one space between them.
package enum FEN {
    /// What is asked of the king of the side that is not to move.
    package enum KingSafety: Sendable {
        /// It must not be attacked, as after any legal move.
        case required
        /// It may be: a king can then be taken, as chess.js lets happen.
        case ignored
    }

    /// The position that a text states.
    ///
    /// Everything must be as the standard has it: one king and at most 16 pieces a side, no pawn on the first
    /// or last rank, castling rights in order and only where king and rook stand, an en passant square only
    /// behind a pawn that has just made a double step, counters without leading zeros.
    /// - Throws: ``NotationError`` at the first field that is not as it must be.
    package static func position(
        of text: [UInt8],
        kingSafety: KingSafety = .required
    ) throws(NotationError) -> Position {
        var reader = FENReader(text[...])
        return try reader.position(kingSafety)
    }

    /// The text of a position; the en passant square is named only if a capture there is legal.
    package static func text(of position: Position) -> [UInt8] {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
            var count = 0
            write(position, to: buffer, &count)
            return Array(UnsafeBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// More bytes than any position's text has: 72 for the pieces, 11 for the other fields, two numbers.
    private static let capacity = 128

    /// Writes where there is room for any text: whoever plays thousands of games writes a text a move.
    private static func write(
        _ position: Position,
        to text: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) {
        func append(_ byte: UInt8) {
            text[count] = byte
            count &+= 1
        }
        func append(number: Int) {
            if number >= 10 { append(number: number / 10) }
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
        }
        for rank in 0..<8 {
            if rank > 0 { append(UInt8(ascii: "/")) }
            var rest = (position.white | position.black) &>> Bitboard(rank * 8) & 0xFF
            var next = 0
            while rest != 0 {
                let file = rest.trailingZeroBitCount
                if file > next { append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: file - next)) }
                let index = rank * 8 + file
                let letter = letters.utf8Start[Int(position.code(at: index))]
                append(position.white.has(index) ? letter : letter | 0x20)
                next = file + 1
                rest &= rest - 1
            }
            if next < 8 { append(UInt8(ascii: "8") - UInt8(truncatingIfNeeded: next)) }
        }
        append(0x20)
        append(position.sideToMove == .white ? UInt8(ascii: "w") : UInt8(ascii: "b"))
        append(0x20)
        if position.castlingRooks == 0 { append(UInt8(ascii: "-")) }
        for (rook, letter) in rights where position.castlingRooks.has(rook) { append(letter) }
        append(0x20)
        if let square = position.enPassantSquare {
            append(square.fileLetter)
            append(square.rankDigit)
        } else {
            append(UInt8(ascii: "-"))
        }
        append(0x20)
        append(number: position.halfMoveClock)
        append(0x20)
        append(number: position.moveNumber)
    }

    /// The rooks' squares of the castling rights with their letters, in the order of the text.
    static let rights: [(rook: Int, letter: UInt8)] = [
        (63, UInt8(ascii: "K")), (56, UInt8(ascii: "Q")), (7, UInt8(ascii: "k")), (0, UInt8(ascii: "q")),
    ]

    /// The letter of each piece, by its raw value.
    private static let letters: StaticString = "-PN-B---R---Q---K"
}
