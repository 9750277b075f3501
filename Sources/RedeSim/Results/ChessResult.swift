package import RedeChess
package import RedeModel

/// The game of chess that a run has left on the board.
package struct ChessResult: Equatable, Sendable {
    /// The name of the player of White.
    package var white: Text
    /// The name of the player of Black.
    package var black: Text
    /// The position at the end.
    package var position: Position
    /// The moves as they are written.
    package var moves: [Text]
    /// How the game has ended; nil when it has not.
    package var ending: ChessEngine.Ending?
    /// How many tries of a player who was to move were no legal move, in the whole run.
    package var refused: Int
    /// How many moves were found in the raw reply or by a repair call, in the whole run.
    package var recovered: Int
    /// How many moves were made in a bot's place, in the whole run.
    package var defaulted: Int
    /// The game as a PGN file holds it.
    package var pgn: [UInt8]

    /// The game on the board of a simulation; nil when no chess is played.
    init?(of simulation: Simulation, _ tally: RunTally, scenario: Text, plan: RunPlan, seed: UInt64) {
        let board = simulation.worker.host.board
        guard let game = board.chess else { return nil }
        white = game.white
        black = game.black
        position = game.position
        moves = game.history.texts
        ending = game.ending
        refused = board.refusals
        recovered = tally.chess.recovered
        defaulted = tally.chess.defaulted
        let date = plan.epoch.text.bytes.prefix(10).map { $0 == UInt8(ascii: "-") ? UInt8(ascii: ".") : $0 }
        pgn = PGNWriter.text(
            of: PGNGame(
                tags: [
                    .init(name: Array("Event".utf8), value: scenario.bytes),
                    .init(name: Array("Date".utf8), value: date),
                    .init("Round", String(seed)),
                    .init(name: Array("White".utf8), value: white.bytes),
                    .init(name: Array("Black".utf8), value: black.bytes),
                ],
                start: game.start,
                plies: game.moves.map { PGNGame.Ply($0) },
                result: ChessResult.result(of: game.ending)
            )
        )
    }

    /// The result as PGN writes it: `*` while the game goes on.
    package var result: Text { ending?.result ?? "*" }

    /// The final position.
    package var fen: Text { Text(owning: FEN.text(of: position)) }

    private static func result(of ending: ChessEngine.Ending?) -> PGNGame.Result {
        ending.flatMap { PGNGame.Result(rawValue: $0.result.string) } ?? .unknown
    }

    /// The member `game` of run.json.
    var json: JSONValue {
        var object = JSONObject()
        object["engine"] = .string(ChessEngine.name)
        object["white"] = .string(white)
        object["black"] = .string(black)
        object["result"] = .string(result)
        object["reason"] = ending.map { .string($0.reason) } ?? .null
        object["winner"] = ending?.winner.map { .string($0) } ?? .null
        object["plies"] = .number(Double(moves.count))
        object["refused"] = .number(Double(refused))
        object["recovered"] = .number(Double(recovered))
        object["defaulted"] = .number(Double(defaulted))
        object["fen"] = .string(fen)
        object["pgn"] = .string(Text(owning: pgn))
        return .object(object)
    }
}
