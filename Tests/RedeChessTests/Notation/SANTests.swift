import ChessTestSupport
import RedeChess
import RedeModel
import RedeTestSupport
import Testing

@Suite struct SANTests {
    @Test func `legal moves are listed as observed`() {
        let passed = UnitVectors.pass("chess-legal") { input in
            let position = try FEN.position(of: try input.text("fen").bytes)
            return .texts(position.legalSAN().map { Text(bytes: $0.bytes) })
        }
        #expect(passed)
    }

    @Test(arguments: ChessSamples.positions)
    func `a legal move is read as it was written`(fen: String) throws {
        let position = try position(fen)
        for spelled in position.spelledMoves() {
            #expect(try SAN.move(of: spelled.san.bytes, in: position) == spelled.move)
        }
    }

    @Test(arguments: [
        ("Nf3", "g1f3"), ("Ngf3", "g1f3"), ("N1f3", "g1f3"), ("Ng1f3", "g1f3"), ("e4", "e2e4"),
        ("a3", "a2a3"),
    ])
    func `a place that is not needed may be named`(text: String, move: String) throws {
        #expect(try SAN.move(of: Array(text.utf8), in: .start).description == move)
    }

    @Test(arguments: [
        ("", 0, "a square", "the end"),
        ("e5", 0, "a legal move", "\"e5\""),
        ("Nd2", 0, "a legal move", "\"Nd2\""),
        ("Nxf3", 0, "a legal move", "\"Nxf3\""),
        ("nf3", 0, "a square", "\"n\""),
        ("Pe4", 0, "a square", "\"P\""),
        ("e9", 1, "a square", "\"9\""),
        ("Nf", 2, "a square", "the end"),
        ("Nf3x", 4, "a square", "the end"),
        ("e4+", 2, "no mark of check", "\"+\""),
        ("e4 ", 2, "the end of the move", "\" \""),
        ("e4=Q", 0, "a legal move", "\"e4=Q\""),
        ("e4=K", 3, "\"Q\", \"R\", \"B\" or \"N\"", "\"K\""),
        ("O-O", 0, "a legal move", "\"O-O\""),
        ("O-0", 2, "\"O-O\" or \"O-O-O\"", "\"0\""),
        ("O-O-", 4, "\"O-O\" or \"O-O-O\"", "the end"),
        ("0-0", 0, "a square", "\"0\""),
        ("--", 0, "a square", "\"-\""),
        ("e4\u{301}", 2, "the end of the move", "\"\\xcc\""),
    ])
    func `what names no legal move is an error with its place`(
        text: String,
        offset: Int,
        expected: String,
        found: String
    ) {
        #expect(throws: NotationError(offset: offset, expected: expected, found: found)) {
            _ = try SAN.move(of: Array(text.utf8), in: .start)
        }
    }

    @Test func `marks of check may be missing but not false`() throws {
        let position = try position("6k1/5ppp/8/8/8/8/8/R6K w - - 0 1")

        for text in ["Ra8#", "Ra8+", "Ra8"] {
            #expect(try SAN.move(of: Array(text.utf8), in: position).description == "a1a8")
        }
        #expect(throws: NotationError(offset: 3, expected: "no mark of check", found: "\"#\"")) {
            _ = try SAN.move(of: Array("Ra7#".utf8), in: position)
        }
    }

    @Test func `a move that two pieces can make is not told from the other`() throws {
        let position = try position("4k3/8/8/3N4/8/3N4/8/4K3 w - - 0 1")
        let expected = "a move of one piece, told from the others by file or rank"

        #expect(throws: NotationError(offset: 0, expected: expected, found: "\"Ndb4\"")) {
            _ = try SAN.move(of: Array("Ndb4".utf8), in: position)
        }
    }
}
