import ChessTestSupport
import RedeChess
import Testing

@Suite struct PositionTests {
    @Test func `the start position is the one that FEN states`() throws {
        let start = try position("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1")

        #expect(start == .start)
        #expect(start.piece(at: Square(file: 4, rank: 1))?.kind == .king)
        #expect(start.piece(at: Square(file: 4, rank: 8))?.side == .black)
        #expect(start.piece(at: Square(file: 4, rank: 4)) == nil)
    }

    @Test func `an en passant square is kept only while a capture there is legal`() throws {
        let pinned = try position("8/8/8/8/k2p3R/8/4P3/4K3 w - - 0 3")
        let free = try position("rnbqkbnr/ppp1pppp/8/8/3p4/8/PPPPPPPP/RNBQKBNR w KQkq - 0 3")

        #expect(try playing("e2e4", in: pinned).enPassantSquare == nil)
        #expect(try playing("e2e4", in: free).enPassantSquare == Square(file: 4, rank: 3))
        #expect(try playing("e2e3", in: free).enPassantSquare == nil)
    }

    @Test func `a rook that leaves or is taken takes the right to castle along`() throws {
        let both = try position("r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1")

        #expect(try fen(playing("h1h8", in: both)) == "r3k2R/8/8/8/8/8/8/R3K3 b Qq - 0 1")
        #expect(try fen(playing("e1g1", in: both)) == "r3k2r/8/8/8/8/8/8/R4RK1 b kq - 1 1")
        #expect(try fen(playing("a1b1", in: both)) == "r3k2r/8/8/8/8/8/8/1R2K2R b Kkq - 1 1")
    }

    @Test func `the pass leaves the pieces alone`() throws {
        let before = try position("4k3/8/8/3pP3/8/8/8/4K3 w - d6 0 2")

        #expect(fen(before.playing(.pass)) == "4k3/8/8/3pP3/8/8/8/4K3 b - - 1 2")
        #expect(fen(before.playing(.pass).playing(.pass)) == "4k3/8/8/3pP3/8/8/8/4K3 w - - 2 3")
        #expect(Move.pass.description == "0000")
    }

    @Test func `moves are what they say of themselves`() throws {
        let position = try position("1n2k3/P7/8/2PpP3/8/8/8/R3K3 w Q d6 0 2")
        let promotion = try #require(position.move(ofEngine: Array("a7b8q".utf8)))
        let enPassant = try #require(position.move(ofEngine: Array("e5d6".utf8)))
        let castling = try #require(position.move(ofEngine: Array("e1c1".utf8)))

        #expect(promotion.promotion == .queen && promotion.piece == .pawn && promotion.isCapture)
        #expect(enPassant.isEnPassant && enPassant.isCapture && enPassant.promotion == nil)
        #expect(castling.isCastling && !castling.isCapture && castling.piece == .king)
        #expect([promotion, enPassant, castling].map(\.description) == ["a7b8q", "e5d6", "e1c1"])
    }

    @Test(arguments: ["", "e2", "e2e5", "e2e4q", "E2E4", "e7e5", "e2e4e", "0000", "a1a1"])
    func `an engine's move that is not legal is none`(text: String) {
        #expect(Position.start.move(ofEngine: Array(text.utf8)) == nil)
    }

    @Test(arguments: ChessSamples.positions)
    func `a list of moves is as long as their count, and each is found by its text`(fen: String) throws {
        let position = try position(fen)
        let moves = position.spelledMoves()

        #expect(moves.count == position.perft(depth: 1))
        #expect(position.hasLegalMove == !moves.isEmpty)
        #expect(moves.map(\.move) == position.legalMoves())
        #expect(moves.allSatisfy { position.move(ofEngine: Array($0.move.description.utf8)) == $0.move })
        #expect(moves.allSatisfy { position.san(of: $0.move) == $0.san })
    }
}
