import ChessTestSupport
import RedeChess
import RedeModel
import RedeTestSupport
import Testing

@Suite struct PermissiveMoveTests {
    @Test func `moves are read as observed`() {
        let passed = UnitVectors.pass("chess-move-text") { input in
            let position = try FEN.position(of: try input.text("fen").bytes)
            guard let move = PermissiveMove.read(try input.text("text").trimmed().bytes, in: position) else {
                return .null
            }
            return .object(of: [
                "san": .string(Text(bytes: position.san(of: move).bytes)),
                "fen": .string(Text(bytes: FEN.text(of: position.playing(move)))),
            ])
        }
        #expect(passed)
    }

    @Test(arguments: ChessSamples.positions)
    func `a legal move is read as it was written`(fen: String) throws {
        let position = try position(fen)
        for spelled in position.spelledMoves() {
            #expect(PermissiveMove.read(spelled.san.bytes, in: position) == spelled.move)
        }
    }

    @Test(arguments: [
        ("e2\ne2e4", "e2e4"), ("a1\nb1c3", "b1c3"), ("gf3", nil), ("gf3 a1", "g1f3"), ("gf3\na1", nil),
        ("gf3\u{2028}a1", nil), ("gf3\u{2029}a1", nil), ("gf3\u{2027}a1", "g1f3"), ("a1 a2 gf3", nil),
        ("\u{0}e2e4", nil), ("K\u{0}", nil), ("♞g1f3", nil), ("N♞g1f3", "g1f3"),
        ("=", nil), ("+", nil), ("?!", nil), ("e4=?!", "e2e4"), ("==e4", nil), ("x", nil), ("-", nil),
    ])
    func `odd texts are read or refused by the rule`(text: String, move: String?) {
        #expect(PermissiveMove.read(Array(text.utf8), in: .start)?.description == move)
    }

    @Test func `bytes that are no text are refused`() {
        #expect(PermissiveMove.read([0xFF, 0xFE, 0x80], in: .start) == nil)
        #expect(PermissiveMove.read([0x4E, 0x66, 0x33, 0xC3], in: .start) == nil)
    }
}
