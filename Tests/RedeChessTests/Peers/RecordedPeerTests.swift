import Foundation
import RedeChess
import Testing

/// What python-chess said of positions and games, recorded by `scripts/test-peers-chess.py --record`.
@Suite struct RecordedPeerTests {
    @Test func `moves, replies and ends of positions are those of python-chess`() throws {
        let lines = try lines(of: "positions.tsv")
        try #require(lines.count == 1000)

        for line in lines {
            let (text, status, sans, reply, after) = (line[0], line[1], line[2], line[3], line[4])
            let position = try position(text)
            let moves = position.spelledMoves()
            let sorted = moves.map { Array($0.san.description.utf8) }.sorted {
                $0.lexicographicallyPrecedes($1)
            }
            let found = sorted.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")

            #expect(fen(position) == text)
            #expect(found == sans, "\(text)")
            #expect(name(of: position.status) == status, "\(text)")
            guard reply != "-" else { continue }
            let move = try SAN.move(of: Array(reply.utf8), in: position)
            #expect(fen(position.playing(move)) == after, "\(reply) in \(text)")
        }
    }

    @Test func `whole games end as with python-chess`() throws {
        let lines = try lines(of: "games.tsv")
        try #require(lines.count == 50)

        for line in lines {
            let (status, end, sans) = (line[0], line[1], line[2])
            var game = Game()
            for san in sans.split(separator: " ") {
                let move = try SAN.move(of: Array(san.utf8), in: game.position)
                #expect(game.position.san(of: move).description == san)
                game.play(move)
            }

            #expect(fen(game.position) == end)
            #expect(name(of: game.status) == status, "\(end)")
        }
    }

    /// The lines of a file beside this one, taken apart at tabs.
    private func lines(of name: String) throws -> [[String]] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        return text.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func name(of status: GameStatus) -> String {
        switch status {
        case .active: "active"
        case .checkmate: "checkmate"
        case .stalemate: "stalemate"
        case .insufficientMaterial: "insufficient"
        case .fiftyMoves: "fifty"
        case .threefoldRepetition: "threefold"
        }
    }
}
