import RedeChess
import Testing

@Suite struct GameTests {
    @Test(arguments: [
        (
            "rnb1kbnr/pppp1ppp/8/4p3/6Pq/5P2/PPPPP2P/RNBQKBNR w KQkq - 1 3",
            GameStatus.checkmate(winner: .black)
        ),
        ("R5k1/5ppp/8/8/8/8/8/7K b - - 100 80", .checkmate(winner: .white)),
        ("7k/5Q2/6K1/8/8/8/8/8 b - - 1 1", .stalemate),
        ("8/8/8/3k4/8/3K4/8/8 w - - 0 1", .insufficientMaterial),
        ("8/8/8/3k4/8/3K4/8/N7 w - - 0 1", .insufficientMaterial),
        ("8/8/8/3k4/8/3K4/8/NN6 w - - 0 1", .active),
        ("8/8/8/3k1n2/8/3KB3/8/8 w - - 0 1", .active),
        ("8/8/2b5/3k4/8/3KB3/8/8 w - - 0 1", .active),
        ("8/8/3b4/3k4/8/3KB3/8/B7 w - - 0 1", .insufficientMaterial),
        ("8/8/8/3k4/8/3KP3/8/8 w - - 0 1", .active),
        ("4k3/8/8/8/8/8/8/R3K3 w - - 99 80", .active),
        ("4k3/8/8/8/8/8/8/R3K3 w - - 100 80", .fiftyMoves),
    ])
    func `a position says how its game stands`(fen: String, status: GameStatus) throws {
        let position = try position(fen)

        #expect(position.status == status)
        #expect(position.status(whenMovesAre: position.spelledMoves()) == status)
    }

    @Test func `a position that comes up three times is a draw`() throws {
        var game = Game()
        for text in ["g1f3", "g8f6", "f3g1", "f6g8", "g1f3", "g8f6", "f3g1"] {
            game.play(try #require(game.position.move(ofEngine: Array(text.utf8))))
            #expect(game.status == .active)
        }
        game.play(try #require(game.position.move(ofEngine: Array("f6g8".utf8))))

        #expect(game.repetitions == 3)
        #expect(game.status == .threefoldRepetition)
        #expect(game.position.status == .active)
        #expect(game.moves.count == 8)
    }

    @Test func `a right that was lost makes another position`() throws {
        var game = Game(from: try position("4k3/8/8/8/8/8/8/R3K3 w Q - 0 1"))
        for text in ["a1a2", "e8d8", "a2a1", "d8e8"] {
            game.play(try #require(game.position.move(ofEngine: Array(text.utf8))))
        }

        #expect(game.repetitions == 1)
    }
}
