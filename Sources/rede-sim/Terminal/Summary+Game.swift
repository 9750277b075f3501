import RedeModel
import RedeSim

/// What became of a game of chess: who played, how it ended, the moves and the board.
extension Summary {
    /// The lines of the game; none when no chess was played.
    var game: [String] {
        guard let game = result.game else { return [] }
        var parts = ["\(game.white) (White) against \(game.black) (Black)", Summary.ending(of: game)]
        parts.append(counted((game.moves.count + 1) / 2, "move"))
        if game.refused > 0 { parts.append("\(game.refused) refused") }
        if game.recovered > 0 { parts.append("\(game.recovered) recovered") }
        if game.defaulted > 0 { parts.append("\(game.defaulted) defaulted") }
        let moves = Columns.folded(Summary.pairs(game.moves), separator: " ", width: width)
        let board = BoardDrawing(position: game.position, style: style, isASCII: isASCII)
        return labelled("game", parts: parts) + labelled("moves", lines: moves)
            + labelled("board", lines: board.lines)
    }

    private static func ending(of game: ChessResult) -> String {
        guard let ending = game.ending else { return "* not over" }
        if let winner = ending.winner { return "\(ending.result) \(winner) wins by \(ending.reason)" }
        return ending.reason.equals("draw")
            ? "\(ending.result) draw" : "\(ending.result) draw by \(ending.reason)"
    }

    /// The moves with their numbers, White's and Black's together; a chess engine's games start with White.
    private static func pairs(_ moves: [Text]) -> [String] {
        stride(from: 0, to: moves.count, by: 2).map { index in
            let both = moves[index..<min(index + 2, moves.count)].map(\.string)
            return "\(index / 2 + 1). \(both.joined(separator: " "))"
        }
    }
}
