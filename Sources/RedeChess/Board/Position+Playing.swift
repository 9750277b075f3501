extension Position {
    /// The position after a move, which must be legal in this one, or the pass.
    package func playing(_ move: Move) -> Position {
        var next = self
        next.play(move)
        return next
    }

    /// Plays a move, which must be legal here, or the pass, which must not be played in check.
    @inline(__always)
    package mutating func play(_ move: Move) {
        guard !move.isPass else { return pass() }
        let (from, to) = (move.fromIndex, move.toIndex)
        let touched = Bitboard(square: from) | Bitboard(square: to)
        let code = move.movedCode
        clear(touched)
        place(move.placedCode, at: to)
        let isWhite: Bitboard = sideToMove == .white ? 1 : 0
        white |= isWhite &<< Bitboard(truncatingIfNeeded: to)
        black |= (isWhite ^ 1) &<< Bitboard(truncatingIfNeeded: to)
        castlingRooks &= ~touched
        if code == Piece.king.rawValue { castlingRooks &= sideToMove == .white ? .rank8 : .rank1 }
        let isIrreversible = code == Piece.pawn.rawValue || move.isCapture
        halfMoveClock = isIrreversible ? 0 : halfMoveClock &+ 1
        moveNumber = moveNumber &+ (isWhite == 1 ? 0 : 1)
        enPassant = 0
        sideToMove = sideToMove.opponent
        if move.isSpecial { finish(move) }
    }

    /// Does what castling, an en passant capture or a double step brings with it; the side has changed.
    private mutating func finish(_ move: Move) {
        let to = Bitboard(square: move.toIndex)
        let mover = sideToMove.opponent
        if move.isCastling {
            // The king stands on the g or the c file; the rook comes from beyond it.
            let isKingSide = move.toIndex & 7 == 6
            let rook = isKingSide ? move.toIndex + 1 : move.toIndex - 2
            let target = isKingSide ? move.toIndex - 1 : move.toIndex + 1
            clear(Bitboard(square: rook))
            place(Piece.rook.rawValue, at: target)
            if mover == .white {
                white |= Bitboard(square: target)
            } else {
                black |= Bitboard(square: target)
            }
        } else if move.isEnPassant {
            clear(mover == .white ? to << 8 : to >> 8)
        } else {
            let neighbours = (to & ~.fileA) >> 1 | (to & ~.fileH) << 1
            guard neighbours & pawns & pieces(of: sideToMove) != 0 else { return }
            enPassant = mover == .white ? to << 8 : to >> 8
            dropDeadEnPassant()
        }
    }

    private mutating func pass() {
        halfMoveClock += 1
        moveNumber += sideToMove == .black ? 1 : 0
        enPassant = 0
        sideToMove = sideToMove.opponent
    }

    /// Forgets the en passant square unless a capture there is legal.
    mutating func dropDeadEnPassant() {
        let isAlive = AttackTables.withTables { LegalTargets(self, $0).hasEnPassant }
        if !isAlive { enPassant = 0 }
    }
}
