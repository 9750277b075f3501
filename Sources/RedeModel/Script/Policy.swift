/// A named way of making answers, with its parameters.
package enum Policy: Equatable, Sendable {
    /// One sentence of a seeded story, handed on to the next bot.
    case story(Story)
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
}
