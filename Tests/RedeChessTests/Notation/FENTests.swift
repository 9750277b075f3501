import ChessTestSupport
import RedeChess
import Testing

@Suite struct FENTests {
    @Test(arguments: ChessSamples.positions)
    func `a position is written as it was read`(text: String) throws {
        #expect(fen(try position(text)) == text)
    }

    @Test(arguments: [
        ("", 0, "a piece or a number of empty squares on rank 8", "the end"),
        ("rnbqkbnr/ppppppppp", 17, "\"/\" after 8 squares of rank 7", "\"p\""),
        (
            "rnbqkbnr/pppp11pp/8/8/8/8/8/8 w - - 0 1", 14, "8 squares of rank 7, empty ones in one number",
            "\"1\""
        ),
        ("4k3/8/8/8/8/8/8/4K2x w - - 0 1", 19, "a piece or a number of empty squares on rank 1", "\"x\""),
        ("4k3/8/8/8/8/8/8/4K2P w - - 0 1", 19, "no pawn on the first or last rank", "\"P\""),
        ("4k3/8/8/8/8/8/8/8 w - - 0 1", 0, "a white king", "\"4k3/8/8/8/8/8/8/8\""),
        ("4k2k/8/8/8/8/8/8/4K3 w - - 0 1", 3, "one king of a side", "\"k\""),
        ("4k3/8/8/8/8/8/8/4K3  w - - 0 1", 20, "\"w\" or \"b\" for the side to move", "\" \""),
        ("4k3/8/8/8/8/8/8/4K3 W - - 0 1", 20, "\"w\" or \"b\" for the side to move", "\"W\""),
        (
            "4k3/8/8/8/8/8/8/4K3 w qK - 0 1", 22,
            "a right to castle only where king and rook stand on their first squares", "\"q\""
        ),
        ("r3k3/8/8/8/8/8/8/4K2R w qK - 0 1", 25, "a space before the en passant square", "\"K\""),
        (
            "4k3/8/8/8/8/8/8/4K3 w x - 0 1", 22, "castling rights out of \"KQkq\" in this order, or \"-\"",
            "\"x\""
        ),
        ("4k3/8/8/8/8/8/8/4K3 w - e9 0 1", 24, "an en passant square or \"-\"", "\"e\""),
        (
            "4k3/8/8/8/8/8/8/4K3 w - e6 0 1", 24,
            "the square behind a pawn that has just made a double step, or \"-\"", "\"e6\""
        ),
        ("4k3/8/8/8/8/8/8/4K3 w - - x 1", 26, "the half-move clock", "\"x\""),
        ("4k3/8/8/8/8/8/8/4K3 w - - 01 1", 26, "the half-move clock, no leading zero", "\"01\""),
        ("4k3/8/8/8/8/8/8/4K3 w - - 0 0", 28, "the move number, from 1 on, no leading zero", "\"0\""),
        ("4k3/8/8/8/8/8/8/4K3 w - - 0 1234567", 34, "the end", "\"7\""),
        ("4k3/8/8/8/8/8/8/4K3 w - - 0 1 ", 29, "the end", "\" \""),
        ("4k3/8/8/8/8/8/4r3/4K3 b - - 0 1", 22, "the other side to move, whose king is attacked", "\"b\""),
        ("4k3/8/8/8/8/8/8/4K3 w - - é 1", 26, "the half-move clock", "\"\\xc3\""),
    ])
    func `a text that states no position is an error with its place`(
        text: String,
        offset: Int,
        expected: String,
        found: String
    ) {
        #expect(throws: NotationError(offset: offset, expected: expected, found: found)) {
            _ = try position(text)
        }
    }

    @Test func `more than 16 pieces or 8 pawns of a side are too many`() {
        #expect(throws: NotationError(offset: 18, expected: "at most 16 pieces of a side", found: "\"n\"")) {
            _ = try position("rnbqkbnr/rnbqrbnr/nn6/8/8/8/8/4K3 w - - 0 1")
        }
        #expect(throws: NotationError(offset: 13, expected: "at most 8 pawns of a side", found: "\"p\"")) {
            _ = try position("4k3/pppppppp/p7/8/8/8/8/4K3 w - - 0 1")
        }
    }

    @Test func `an attacked king out of turn is let through when that is asked for`() throws {
        let text = Array("8/8/8/8/8/5p2/r2p1k1P/4K2R w K - 0 1".utf8)

        #expect(throws: NotationError.self) { _ = try FEN.position(of: text) }
        let position = try FEN.position(of: text, kingSafety: .ignored)
        #expect(position.legalSAN().map(\.description) == ["Kxf2", "Kd1"])
        // A side whose king was taken has no check to answer.
        let taken = try playing("e1f2", in: position)
        #expect(!taken.isInCheck && taken.hasLegalMove)
    }

    @Test func `an en passant square without a legal capture is left out`() throws {
        #expect(
            fen(try position("8/8/8/K2pP2r/8/8/8/4k3 w - d6 0 2")) == "8/8/8/K2pP2r/8/8/8/4k3 w - - 0 2"
        )
    }
}
