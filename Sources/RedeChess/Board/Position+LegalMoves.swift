extension Position {
    /// More than the moves that any position has: 9 queens, 6 pieces and a king have at most 323.
    static let moveCapacity = 512

    /// The legal moves, in the order in which the engine of rede lists them.
    ///
    /// Spec: section 11.1, "Order of legal moves".
    package func legalMoves() -> [Move] {
        [Move](unsafeUninitializedCapacity: Position.moveCapacity) { buffer, count in
            guard let moves = buffer.baseAddress else { return }
            count = AttackTables.withTables { writeMoves(to: moves, $0) }
        }
    }

    /// Whether the side to move has a legal move.
    package var hasLegalMove: Bool {
        AttackTables.withTables { tables in
            // Castling is never the only move: the rook's step beside the king is one too.
            var isFound = false
            LegalTargets(self, tables).forEachPiece { _, _, targets in
                isFound = targets != 0
                return !isFound
            }
            return isFound
        }
    }

    /// How many legal moves there are.
    @inline(__always)
    func legalMoveCount(_ tables: AttackTables) -> Int {
        let legal = LegalTargets(self, tables)
        var count = legal.castlingTargets.nonzeroBitCount
        legal.forEachPiece { code, _, targets in
            count &+= targets.nonzeroBitCount
            if code == Piece.pawn.rawValue { count &+= 3 &* (targets & (.rank1 | .rank8)).nonzeroBitCount }
            return true
        }
        return count
    }

    /// Writes the legal moves to memory with room for ``moveCapacity`` of them, and says how many there are.
    @inline(__always)
    func writeMoves(to memory: UnsafeMutablePointer<Move>, _ tables: AttackTables) -> Int {
        let legal = LegalTargets(self, tables)
        var list = MoveList(memory, captures: legal.other, tables)
        legal.forEachPiece { code, from, targets in
            list.add(code, from, targets, enPassant: enPassant, sideToMove)
            return true
        }
        list.addCastling(legal.castlingTargets)
        return list.count
    }
}
