/// A named way of making answers, with its parameters.
package enum Policy: Equatable, Sendable {
    /// One sentence of a seeded story, handed on to the next bot.
    case story(Story)
    /// A legal move of chess drawn from the seed, or now and then something else.
    case chessRandom(ChessRandom)
    /// The moves of a game of chess that was played before.
    case chessPGN(ChessPGN)
    /// The moves of a chess engine, a program that runs beside ours.
    case chessUCI(ChessUCI)

    /// The parameters of the `story` policy.
    package struct Story: Equatable, Sendable {
        /// The bot that goes on; nil means the next one of the roster.
        package var next: Text?

        package init(next: Text? = nil) {
            self.next = next
        }
    }

    /// How a bot makes its move.
    package enum Means: String, CaseIterable, Sendable {
        /// By the tool `scenario_turn`, and then says it.
        case tool
        /// By saying it.
        case text
    }

    /// The parameters of the `chess-random` policy; the rates are in parts per million of all answers.
    package struct ChessRandom: Equatable, Sendable {
        /// How often the move is no legal one.
        package var illegal: Int
        /// How often the reply is no JSON and no move.
        package var malformed: Int
        /// How often the reply is empty.
        package var silent: Int
        /// How moves are made.
        package var means: Means

        package init(illegal: Int = 0, malformed: Int = 0, silent: Int = 0, means: Means = .tool) {
            self.illegal = illegal
            self.malformed = malformed
            self.silent = silent
            self.means = means
        }
    }

    /// The parameters of the `chess-pgn` policy.
    package struct ChessPGN: Equatable, Sendable {
        /// The file whose first game is played, as it was when the script was read.
        package var file: SourceFile
        /// How moves are made.
        package var means: Means

        package init(file: SourceFile, means: Means = .tool) {
            self.file = file
            self.means = means
        }
    }
}
