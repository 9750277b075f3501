import ChessTestSupport
import RedeChess
import Testing

@Suite struct PGNTests {
    @Test(arguments: ChessSamples.games)
    func `a game is written as it was read`(text: String) throws {
        for game in try PGNReader.games(in: Array(text.utf8)) {
            let written = PGNWriter.text(of: game)
            let again = try #require(try PGNReader.games(in: written).first)

            #expect(again.plies == game.plies)
            #expect(again.comments == game.comments)
            #expect(again.start == game.start)
            #expect(PGNWriter.text(of: again) == written)
        }
    }

    @Test func `tags, comments, glyphs and a variation are told apart`() throws {
        let game = try #require(try PGNReader.games(in: Array(ChessSamples.games[1].utf8)).first)

        #expect(game.value(of: "White") == Array("A \"quoted\" \\ name".utf8))
        #expect(game.start == (try position("4k3/8/8/2PpP3/8/8/8/4K3 w - d6 0 2")))
        #expect(game.comments == [Array("before".utf8)])
        #expect(game.plies.map(\.move.description) == ["e5d6", "e8d7", "e1e2", "d7e6"])
        #expect(game.plies.map(\.glyphs) == [[1], [], [1], [6]])
        #expect(
            game.plies.map { $0.comments.map { String(decoding: $0, as: UTF8.self) } }
                == [["en passant"], [], ["to the end"], []]
        )
        #expect(game.result == .unknown)
    }

    @Test func `games follow each other in a text`() throws {
        let games = try PGNReader.games(in: Array(ChessSamples.games.joined().utf8))

        #expect(games.count == 4)
        #expect(games.map(\.result) == [.blackWins, .unknown, .draw, .whiteWins])
        #expect(games[0].played.status == .checkmate(winner: .black))
        #expect(games[2].plies[7].move == .pass)
        #expect(try PGNReader.games(in: []) == [])
        #expect(try PGNReader.games(in: Array("\u{FEFF} \n%nothing\n".utf8)) == [])
    }

    @Test func `a game is exported with its seven tags, in lines of less than 80`() throws {
        var position = Position.start
        var plies: [PGNGame.Ply] = []
        for text in [
            "e4", "e5", "Nf3", "Nc6", "Bb5", "a6", "Ba4", "Nf6", "O-O", "Be7", "Re1", "b5", "Bb3", "d6",
        ] {
            let move = try SAN.move(of: Array(text.utf8), in: position)
            plies.append(PGNGame.Ply(move))
            position.play(move)
        }
        plies[3].comments = [Array("a } brace".utf8)]
        let tags = [PGNGame.Tag("Annotator", "none"), PGNGame.Tag("White", "Ada \"A\"")]

        let text = PGNWriter.text(of: PGNGame(tags: tags, plies: plies, result: .draw))

        #expect(
            String(decoding: text, as: UTF8.self) == """
                [Event "?"]
                [Site "?"]
                [Date "????.??.??"]
                [Round "?"]
                [White "Ada \\"A\\""]
                [Black "?"]
                [Result "1/2-1/2"]
                [Annotator "none"]

                1. e4 e5 2. Nf3 Nc6 { a ) brace } 3. Bb5 a6 4. Ba4 Nf6 5. O-O Be7 6. Re1 b5 7.
                Bb3 d6 1/2-1/2


                """
        )
    }

    @Test(arguments: [
        ("1. e4", 5, "a move or a result", "the end"),
        ("1. e4 e4 *", 6, "a legal move", "\"e4\""),
        ("1. e4 Ke9 *", 8, "a square", "\"9\""),
        ("1. e4 ) *", 6, "a move or a result", "\")\""),
        ("1. e4 { *", 6, "\"}\" at the end of a comment", "\"{\""),
        ("1. e4 (1. d4 (1. c4) *", 6, "\")\" at the end of a variation", "\"(\""),
        ("$1 1. e4 *", 0, "a move before its glyph", "\"$\""),
        ("1. e4 $256 *", 7, "a number up to 255 after \"$\"", "\"256\""),
        ("1. e4 !!! *", 6, "one or two of \"!\" and \"?\"", "\"!\""),
        ("[A \"1\"]\n[A \"2\"] *", 8, "each tag once", "\"[\""),
        ("[ \"1\"] *", 2, "the name of a tag", "\"\"\""),
        ("[A 1] *", 3, "a double quote before the value of a tag", "\"1\""),
        ("[A \"1\n\"] *", 5, "a double quote after the value of a tag, on the same line", "\"\\x0a\""),
        ("[A \"\\1\"] *", 5, "a double quote or a backslash after a backslash", "\"1\""),
        ("[A \"1\" *", 7, "\"]\" after the value of a tag", "\"*\""),
        ("[FEN \"8/8 w\"] *", 9, "\"/\" after 8 squares of rank 7", "\" \""),
        ("1. é *", 3, "a move or a result", "\"\\xc3\""),
    ])
    func `what is no game is an error with its place`(
        text: String,
        offset: Int,
        expected: String,
        found: String
    ) {
        #expect(throws: NotationError(offset: offset, expected: expected, found: found)) {
            _ = try PGNReader.games(in: Array(text.utf8))
        }
    }

    @Test func `a bad game does not hide the next one`() throws {
        var reader = PGNReader(Array("[Event \"bad\"]\n\n1. e5 *\n\n[Event \"good\"]\n\n1. e4 *\n".utf8))

        #expect(throws: NotationError.self) { _ = try reader.next() }
        #expect(try reader.next()?.plies.count == 1)
        #expect(try reader.next() == nil)
    }

    @Test func `a result follows from how a game stands`() {
        #expect(PGNGame.Result(.checkmate(winner: .white)) == .whiteWins)
        #expect(PGNGame.Result(.checkmate(winner: .black)) == .blackWins)
        #expect(PGNGame.Result(.fiftyMoves) == .draw)
        #expect(PGNGame.Result(.active) == .unknown)
    }
}
