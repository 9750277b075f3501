/// All that counts at one moment of a game: pieces, side to move, rights and counters.
///
/// A value: playing a move on a copy leaves the original as it is, so nothing is ever taken back. Each side
/// has one king (unless FEN was read with ``FEN/KingSafety/ignored`` and it was taken since) and at most 16
/// pieces.
package struct Position: Equatable, Sendable {
    /// Where White's pieces stand.
    var white: Bitboard
    /// Where Black's pieces stand.
    var black: Bitboard
    // The planes, in the order of the bits of ``Piece``'s raw values.
    var pawns: Bitboard
    var knights: Bitboard
    /// Bishops and queens.
    var diagonals: Bitboard
    /// Rooks and queens.
    var straights: Bitboard
    var kings: Bitboard
    /// The rooks that the right to castle is kept with.
    var castlingRooks: Bitboard
    /// The square behind a pawn that has just made a double step, only while a capture there is legal.
    var enPassant: Bitboard
    /// Whose turn it is.
    package internal(set) var sideToMove: Side
    /// The moves of either side since the last capture or pawn move.
    package internal(set) var halfMoveClock: Int
    /// The number of the move: 1 at the start, one more after each move of Black.
    package internal(set) var moveNumber: Int

    /// The position at the start of a game.
    package static let start = Position(
        white: .rank1 | .rank2,
        black: .rank7 | .rank8,
        pawns: .rank2 | .rank7,
        knights: 0x4200_0000_0000_0042,
        diagonals: 0x2C00_0000_0000_002C,
        straights: 0x8900_0000_0000_0089,
        kings: 0x1000_0000_0000_0010,
        castlingRooks: 0x8100_0000_0000_0081,
        enPassant: 0,
        sideToMove: .white,
        halfMoveClock: 0,
        moveNumber: 1
    )

    /// The square that a pawn may be taken on en passant; nil when no such capture is legal.
    package var enPassantSquare: Square? {
        enPassant == 0 ? nil : Square(index: enPassant.first)
    }

    /// What stands on a square; nil when nothing does.
    package func piece(at square: Square) -> (side: Side, kind: Piece)? {
        guard let kind = Piece(rawValue: code(at: square.index)) else { return nil }
        return (white.has(square.index) ? .white : .black, kind)
    }

    /// The pieces of a side.
    @inline(__always)
    func pieces(of side: Side) -> Bitboard {
        side == .white ? white : black
    }

    /// The raw value of the piece on a square; 0 when there is none.
    @inline(__always)
    func code(at index: Int) -> UInt8 {
        let shift = Bitboard(truncatingIfNeeded: index)
        let code =
            pawns &>> shift & 1
            | (knights &>> shift & 1) &<< 1
            | (diagonals &>> shift & 1) &<< 2
            | (straights &>> shift & 1) &<< 3
            | (kings &>> shift & 1) &<< 4
        return UInt8(truncatingIfNeeded: code)
    }

    /// Puts a piece on a square's planes; the square must be empty.
    @inline(__always)
    mutating func place(_ code: UInt8, at index: Int) {
        let shift = Bitboard(truncatingIfNeeded: index)
        let bits = Bitboard(code)
        pawns |= (bits & 1) &<< shift
        knights |= (bits &>> 1 & 1) &<< shift
        diagonals |= (bits &>> 2 & 1) &<< shift
        straights |= (bits &>> 3 & 1) &<< shift
        kings |= (bits &>> 4 & 1) &<< shift
    }

    /// Takes what stands on these squares off the board.
    @inline(__always)
    mutating func clear(_ squares: Bitboard) {
        let kept = ~squares
        white &= kept
        black &= kept
        pawns &= kept
        knights &= kept
        diagonals &= kept
        straights &= kept
        kings &= kept
    }
}
