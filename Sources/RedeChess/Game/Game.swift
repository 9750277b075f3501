/// A game as it was played, with all that repetition needs.
package struct Game: Equatable, Sendable {
    /// What makes two positions the same for the rule of repetition: all but the counters.
    private struct Placement: Equatable, Sendable {
        let position: Position

        init(_ position: Position) {
            var bare = position
            bare.halfMoveClock = 0
            bare.moveNumber = 1
            self.position = bare
        }
    }

    /// The position at the start.
    package let start: Position
    /// The position now.
    package private(set) var position: Position
    /// The moves so far.
    package private(set) var moves: [Move] = []
    /// The placements that can come up again, the present one last.
    private var placements: [Placement]

    /// A game without moves.
    package init(from start: Position = .start) {
        self.start = start
        position = start
        placements = [Placement(start)]
    }

    /// Plays a move, which must be legal, or the pass.
    package mutating func play(_ move: Move) {
        position.play(move)
        moves.append(move)
        // After a capture or a pawn's move nothing before can come up again.
        if position.halfMoveClock == 0 { placements.removeAll(keepingCapacity: true) }
        placements.append(Placement(position))
    }

    /// How often the present position has come up, now included.
    package var repetitions: Int {
        guard let now = placements.last else { return 0 }
        return placements.count { $0 == now }
    }

    /// How the game stands, repetition included.
    package var status: GameStatus {
        let status = position.status
        return status == .active && repetitions >= 3 ? .threefoldRepetition : status
    }
}
