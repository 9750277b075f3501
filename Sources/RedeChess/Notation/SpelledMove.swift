/// A legal move with its text.
package struct SpelledMove: Equatable, Sendable {
    /// The move.
    package let move: Move
    /// How it is written.
    package let san: SAN
}

extension Position {
    /// The legal moves with their texts, in the order in which the engine of rede lists them.
    ///
    /// Spec: section 11.1, "Order of legal moves".
    package func spelledMoves() -> [SpelledMove] {
        AttackTables.withTables { tables in
            withUnsafeTemporaryAllocation(of: Move.self, capacity: Position.moveCapacity) { buffer in
                guard let moves = buffer.baseAddress else { return [] }
                let count = writeMoves(to: moves, tables)
                let speller = Speller(self, tables)
                return (0..<count).map { SpelledMove(move: moves[$0], san: speller.san(of: moves[$0])) }
            }
        }
    }

    /// The texts of all legal moves in their order.
    package func legalSAN() -> [SAN] {
        spelledMoves().map(\.san)
    }

    /// The text of a move, which must be legal here, or the pass.
    package func san(of move: Move) -> SAN {
        AttackTables.withTables { Speller(self, $0).san(of: move) }
    }
}
