extension Position {
    /// How the last ply of a count is done.
    package enum Perft: Sendable {
        /// The moves of the last ply are counted, not played.
        case bulk
        /// Every move is played, those of the last ply too.
        case played
    }

    /// How many lines of play of `depth` moves there are: the usual test of a move generator, and its
    /// measure.
    package func perft(depth: Int, _ kind: Perft = .bulk) -> Int {
        guard depth > 0 else { return 1 }
        let capacity = depth * Position.moveCapacity
        return withUnsafeTemporaryAllocation(of: Move.self, capacity: capacity) { buffer in
            guard let moves = buffer.baseAddress else { return 0 }
            return AttackTables.withTables { tables in
                kind == .bulk ? counted(depth, moves, tables) : played(depth, moves, tables)
            }
        }
    }

    private func counted(_ depth: Int, _ moves: UnsafeMutablePointer<Move>, _ tables: AttackTables) -> Int {
        if depth == 1 { return legalMoveCount(tables) }
        let count = writeMoves(to: moves, tables)
        var total = 0
        for index in 0..<count {
            var next = self
            next.play(moves[index])
            total &+= next.counted(depth &- 1, moves + Position.moveCapacity, tables)
        }
        return total
    }

    private func played(_ depth: Int, _ moves: UnsafeMutablePointer<Move>, _ tables: AttackTables) -> Int {
        let count = writeMoves(to: moves, tables)
        var total = 0
        if depth == 1 {
            for index in 0..<count {
                var next = self
                next.play(moves[index])
                total &+= next.isWhole ? 1 : 0
            }
            return total
        }
        for index in 0..<count {
            var next = self
            next.play(moves[index])
            total &+= next.played(depth &- 1, moves + Position.moveCapacity, tables)
        }
        return total
    }

    /// Whether every piece stands on a plane: reading all of them keeps the optimiser from leaving play out.
    private var isWhole: Bool {
        kings &+ (diagonals | straights) &+ pawns &+ knights == white &+ black
    }
}
