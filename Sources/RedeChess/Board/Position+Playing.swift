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
        // What is rare works on a copy: that keeps the planes of all other moves in registers. 24 → 18 ns a
        // move.
        if move.isRare {
            self = playingRare(move)
        } else {
            step(move)
            if move.isDoubleStep, mayBeTakenEnPassant(move.toIndex) { self = markingEnPassant(move.toIndex) }
        }
    }

    @inline(never)
    private func playingRare(_ move: Move) -> Position {
        var next = self
        if move.isPass {
            next.pass()
        } else {
            next.step(move)
            next.finish(move)
        }
        return next
    }

    /// Does what every move brings with it.
    @inline(__always)
    private mutating func step(_ move: Move) {
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
    }

    /// Does what castling or an en passant capture brings with it; the side has changed.
    private mutating func finish(_ move: Move) {
        let mover = sideToMove.opponent
        guard move.isCastling else {
            let to = Bitboard(square: move.toIndex)
            clear(mover == .white ? to << 8 : to >> 8)
            return
        }
        // The king stands on the g or the c file; the rook comes from beyond it.
        let isKingSide = move.toIndex & 7 == 6
        let rook = isKingSide ? move.toIndex + 1 : move.toIndex - 2
        let target = isKingSide ? move.toIndex - 1 : move.toIndex + 1
        clear(Bitboard(square: rook))
        place(Piece.rook.rawValue, at: target)
        if mover == .white { white |= Bitboard(square: target) } else { black |= Bitboard(square: target) }
    }

    /// Whether a pawn of the side to move stands beside one that has just made a double step.
    @inline(__always)
    private func mayBeTakenEnPassant(_ index: Int) -> Bool {
        let pawn = Bitboard(square: index)
        let neighbours = (pawn & ~.fileA) &>> 1 | (pawn & ~.fileH) &<< 1
        return neighbours & pawns & pieces(of: sideToMove) != 0
    }

    @inline(never)
    private func markingEnPassant(_ index: Int) -> Position {
        var next = self
        let pawn = Bitboard(square: index)
        next.enPassant = sideToMove == .black ? pawn << 8 : pawn >> 8
        next.dropDeadEnPassant()
        return next
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
