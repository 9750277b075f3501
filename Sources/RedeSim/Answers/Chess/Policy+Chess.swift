import RedeChess
import RedeModel

extension Policy.ChessRandom {
    /// What a bot answers at this point of a game; silence when it has no legal move.
    ///
    /// Each answer takes three draws, whatever comes of it.
    func answer(in game: ChessEngine, as bot: Text, from stream: inout SeedStream) -> ChessAnswer {
        let moves = game.legalMoves(of: bot)
        guard !moves.isEmpty else { return .silence }
        let move = Text(owning: moves[stream.integer(below: moves.count)].san.bytes)
        let chance = stream.integer(below: 1_000_000)
        let place = stream.integer(below: Policy.ChessRandom.places)
        if chance < illegal { return .move(Policy.ChessRandom.illegalMove(in: game.position, from: place)) }
        if chance < illegal + malformed { return .malformed(move) }
        return chance < illegal + malformed + silent ? .silence : .move(move)
    }

    private static let pieces: [Piece] = [.knight, .bishop, .rook, .queen, .king]
    /// A piece and a square each.
    private static let places = pieces.count * 64

    /// A piece and a square in a text that names no legal move: the first one from a place on.
    private static func illegalMove(in position: Position, from first: Int) -> Text {
        for offset in 0..<places {
            let (piece, square) = ((first + offset) % places).quotientAndRemainder(dividingBy: 64)
            let target = Square(index: square)
            let text = [pieces[piece].letter, target.fileLetter, target.rankDigit]
            if PermissiveMove.read(text, in: position) == nil { return Text(owning: text) }
        }
        preconditionFailure("no position has so many legal moves")
    }
}

extension Policy.ChessPGN {
    /// What a bot answers at this point of a game; silence when it has no legal move.
    func answer(in game: ChessEngine, as bot: Text, along line: ChessLine) -> ChessAnswer {
        guard !game.legalMoves(of: bot).isEmpty else { return .silence }
        switch line.place(in: game) {
        case .next(let move):
            return .move(move)
        case .ended:
            return failure { "the game of \($0) ends here" }
        case .left(let played, let kept):
            return failure { "the game has left \($0): \(played) was played where it has \(kept)" }
        }
    }

    /// A failure whose text names the file, unless that makes it one of an error class: a call that fails so
    /// would be made again, for nothing.
    private func failure(_ text: (String) -> String) -> ChessAnswer {
        let named = Text(text(Quoted.text(Text(FilePath.name(of: file.path)))))
        return .failure(ModelErrorClass.of(named) == .other ? named : Text(text("the PGN")))
    }
}
