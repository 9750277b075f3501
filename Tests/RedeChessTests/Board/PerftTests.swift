import ChessTestSupport
import Foundation
import RedeChess
import Testing

@Suite struct PerftTests {
    /// How many lines of play a position may have here; `REDE_PERFT_DEPTH` asks for depths in their place.
    ///
    /// A debug build counts about half a million a second, so the last depths belong to a release check.
    private let most = 500_000

    @Test(arguments: ChessSamples.perft.indices)
    func `lines of play are as many as known`(index: Int) throws {
        let (fen, counts) = ChessSamples.perft[index]
        let position = try FEN.position(of: Array(fen.utf8))
        let wanted = ProcessInfo.processInfo.environment["REDE_PERFT_DEPTH"].flatMap(Int.init)

        for (ply, count) in counts.enumerated() where wanted.map({ ply < $0 }) ?? (count <= most) {
            #expect(position.perft(depth: ply + 1) == count, "\(fen) at depth \(ply + 1)")
        }
    }

    @Test(arguments: ChessSamples.perft.indices)
    func `playing the last ply counts as many as counting it`(index: Int) throws {
        let position = try FEN.position(of: Array(ChessSamples.perft[index].fen.utf8))

        #expect(position.perft(depth: 2, .played) == ChessSamples.perft[index].counts[1])
        #expect(position.perft(depth: 0, .played) == 1)
    }
}
