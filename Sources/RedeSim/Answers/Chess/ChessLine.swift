import RedeChess
package import RedeModel

/// The moves of a game that was played before, with the positions they were made in.
package struct ChessLine: Equatable, Sendable {
    /// Where a game stands beside the line.
    enum Place: Equatable, Sendable {
        /// The line goes on with this move.
        case next(Text)
        /// All of the line has been played.
        case ended
        /// A move was played where the line has another one.
        case left(played: Text, kept: Text)
    }

    private struct Ply: Equatable, Sendable {
        var position: Position
        var move: Move
        var san: Text
    }

    /// The file that the line comes from.
    package let file: SourceFile
    private var plies: [Ply] = []

    /// The line of the first game of a file, which must start from the usual position.
    ///
    /// - Throws: `InvalidInput` with the first place that is no game.
    package init(_ file: SourceFile) throws(InvalidInput) {
        self.file = file
        var reader = PGNReader(file.bytes)
        let game: PGNGame?
        do throws(NotationError) {
            game = try reader.next()
        } catch {
            throw ChessLine.problem(in: file, at: error.offset, expected: error.expected, found: error.found)
        }
        guard let game, !game.plies.isEmpty else {
            throw ChessLine.problem(in: file, at: 0, expected: "a game", found: "no moves")
        }
        guard game.start == .start else {
            let start = String(decoding: FEN.text(of: game.start), as: UTF8.self)
            throw ChessLine.problem(
                in: file,
                at: 0,
                expected: "a game from the usual start",
                found: Quoted.text(Text(start))
            )
        }
        var position = game.start
        for ply in game.plies {
            let san = Text(owning: position.san(of: ply.move).bytes)
            plies.append(Ply(position: position, move: ply.move, san: san))
            position.play(ply.move)
        }
    }

    /// Where a game stands beside the line.
    func place(in game: ChessEngine) -> Place {
        let played = game.moves.count
        if played < plies.count, plies[played].position == game.position { return .next(plies[played].san) }
        for (ply, move) in zip(plies, game.moves) where ply.move != move {
            return .left(played: Text(owning: ply.position.san(of: move).bytes), kept: ply.san)
        }
        return .ended
    }

    private static func problem(
        in file: SourceFile,
        at offset: Int,
        expected: String,
        found: String
    ) -> InvalidInput {
        InvalidInput(problems: [
            .init(location: file.location(ofByte: offset), expected: expected, found: found)
        ])
    }
}
