/// A game as Portable Game Notation keeps it.
///
/// Names, values and comments are bytes, as a rule UTF-8.
package struct PGNGame: Equatable, Sendable {
    /// A named fact of the game, such as its date.
    package struct Tag: Equatable, Sendable {
        /// Letters, digits and underscores, such as `Event`.
        package var name: [UInt8]
        /// The text between the quotes, without escapes.
        package var value: [UInt8]

        package init(name: [UInt8], value: [UInt8]) {
            self.name = name
            self.value = value
        }

        /// The tag of two Swift strings.
        package init(_ name: String, _ value: String) {
            self.init(name: Array(name.utf8), value: Array(value.utf8))
        }
    }

    /// A move with what was said of it.
    package struct Ply: Equatable, Sendable {
        /// The move, or the pass.
        package var move: Move
        /// Numeric annotation glyphs: 1 for `!`, 2 for `?`, and so on.
        package var glyphs: [UInt8]
        /// The comments behind the move.
        package var comments: [[UInt8]]

        package init(_ move: Move, glyphs: [UInt8] = [], comments: [[UInt8]] = []) {
            self.move = move
            self.glyphs = glyphs
            self.comments = comments
        }
    }

    /// How the game ended.
    package enum Result: String, CaseIterable, Sendable {
        case whiteWins = "1-0"
        case blackWins = "0-1"
        case draw = "1/2-1/2"
        /// It goes on, or nobody knows.
        case unknown = "*"

        /// The result of a game that stands so.
        package init(_ status: GameStatus) {
            self =
                switch status {
                case .active: .unknown
                case .checkmate(winner: .white): .whiteWins
                case .checkmate(winner: .black): .blackWins
                case .stalemate, .insufficientMaterial, .fiftyMoves, .threefoldRepetition: .draw
                }
        }
    }

    /// The tags in order, each name once.
    package var tags: [Tag]
    /// The position before the first move.
    package var start: Position
    /// The comments before the first move.
    package var comments: [[UInt8]]
    /// The moves, each legal where it is played (or the pass); variations are not kept.
    package var plies: [Ply]
    /// How the game ended, as the moves' end says.
    package var result: Result

    package init(
        tags: [Tag] = [],
        start: Position = .start,
        comments: [[UInt8]] = [],
        plies: [Ply] = [],
        result: Result = .unknown
    ) {
        self.tags = tags
        self.start = start
        self.comments = comments
        self.plies = plies
        self.result = result
    }

    /// The value of a tag; nil when the game has none of this name.
    package func value(of name: StaticString) -> [UInt8]? {
        tags.first { $0.isNamed(name) }?.value
    }

    /// The game as it was played, with the position at its end.
    package var played: Game {
        var game = Game(from: start)
        for ply in plies { game.play(ply.move) }
        return game
    }
}

extension PGNGame.Tag {
    /// Whether the tag has this name, to the letter.
    func isNamed(_ name: StaticString) -> Bool {
        name.withUTF8Buffer { self.name.elementsEqual($0) }
    }
}
