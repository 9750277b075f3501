/// Whether a game goes on, and why not.
///
/// Spec: section 11.1, "After a move".
package enum GameStatus: Equatable, Sendable {
    /// It goes on.
    case active
    /// The side to move is mated.
    case checkmate(winner: Side)
    /// The side to move is not in check and has no move.
    case stalemate
    /// Nobody can mate: bare kings, one minor piece more, or any bishops all on squares of one colour.
    case insufficientMaterial
    /// Fifty moves of each side without a capture or a pawn move.
    case fiftyMoves
    /// The position has come up three times; only a ``Game`` knows.
    case threefoldRepetition
}

extension Position {
    /// How the game stands as far as the position alone says.
    package var status: GameStatus {
        status(hasLegalMove: hasLegalMove)
    }

    /// How the game stands when its legal moves are known.
    package func status(whenMovesAre legal: [SpelledMove]) -> GameStatus {
        status(hasLegalMove: !legal.isEmpty)
    }

    private func status(hasLegalMove: Bool) -> GameStatus {
        guard hasLegalMove else { return isInCheck ? .checkmate(winner: sideToMove.opponent) : .stalemate }
        if hasInsufficientMaterial { return .insufficientMaterial }
        return halfMoveClock >= 100 ? .fiftyMoves : .active
    }

    /// Whether neither side can mate by any line of play that the rule of section 11.1 knows of.
    package var hasInsufficientMaterial: Bool {
        guard pawns | straights == 0 else { return false }
        if knights != 0 { return !(knights | diagonals).hasSeveral }
        return diagonals & Bitboard.lightSquares == 0 || diagonals & ~Bitboard.lightSquares == 0
    }
}
