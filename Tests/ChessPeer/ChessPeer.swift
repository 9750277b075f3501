import ChessTestSupport
import Foundation
import RedeChess
import RedeModel
import RedeSim

/// Answers questions about chess, a line each, for comparison with another library.
///
/// `scripts/test-peers-chess.py` asks; `chess-peer help` says what can be asked.
@main
struct ChessPeer {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.isEmpty else { return print(answer(to: arguments.joined(separator: " "))) }
        while let line = readLine() {
            // `print` would keep the answer back while whoever asked waits for it.
            FileHandle.standardOutput.write(Data((answer(to: line) + "\n").utf8))
        }
    }

    private static let help = """
        position FEN           the FEN read and written
        legal FEN              the legal moves in their order
        moves FEN              each legal move as SAN, as an engine writes it, and the FEN after it
        status FEN             how the game stands
        san MOVE FEN           the move that a SAN names, as an engine writes it
        text HEX FEN           the move that a text given in hex names to the permissive reader
        game MOVE ...          how the game of these moves (as an engine writes them) stands, and its FEN
        pgn HEX                a game given in hex: final FEN, moves, result, and the game anew, in hex
        play SEED              a game that two bots play by chess-random: final FEN, result, and game.pgn in hex
        perft DEPTH KIND FEN   lines of play (KIND: bulk or played), and millions of them a second
        suite                  perft of the usual suite to its last depth, against the known counts
        spell TIMES FEN        nanoseconds to list all legal moves as SAN
        fuzz SEED COUNT        so many odd texts through every reader
        """

    private static func answer(to line: String) -> String {
        let words = line.split(separator: " ").map(String.init)
        do {
            return try answer(words)
        } catch {
            return "error \(error)"
        }
    }

    private static func answer(_ words: [String]) throws -> String {
        let rest = Array(words.dropFirst())
        switch words.first {
        case "position":
            return text(FEN.text(of: try position(rest)))
        case "legal":
            return try position(rest).legalSAN().map(\.description).joined(separator: " ")
        case "moves":
            let position = try position(rest)
            return position.spelledMoves().map { spelled in
                "\(spelled.san) \(spelled.move) \(text(FEN.text(of: position.playing(spelled.move))))"
            }.joined(separator: ";")
        case "status":
            return name(of: try position(rest).status)
        case "san":
            return try SAN.move(of: Array((rest.first ?? "").utf8), in: try position(rest.dropFirst()))
                .description
        case "text":
            let move = PermissiveMove.read(bytes(ofHex: rest.first ?? ""), in: try position(rest.dropFirst()))
            return move?.description ?? "refused"
        case "game":
            return standing(of: rest)
        case "pgn":
            return try rewritten(bytes(ofHex: rest.first ?? ""))
        case "play":
            return try played(rest)
        case "perft":
            return try Measurement.perft(rest, in: try position(rest.dropFirst(2)))
        case "suite":
            return try suite()
        case "spell":
            return try Measurement.spelling(rest, in: try position(rest.dropFirst()))
        case "fuzz":
            return fuzzed(rest)
        default:
            return help
        }
    }

    private static func position(_ words: some Sequence<String>) throws(NotationError) -> Position {
        try FEN.position(of: Array(words.joined(separator: " ").utf8))
    }

    private static func standing(of moves: [String]) -> String {
        var game = Game()
        for text in moves {
            guard let move = game.position.move(ofEngine: Array(text.utf8)) else { return "error \(text)" }
            game.play(move)
        }
        return "\(name(of: game.status)) \(game.repetitions) \(text(FEN.text(of: game.position)))"
    }

    private static func rewritten(_ bytes: [UInt8]) throws -> String {
        let games = try PGNReader.games(in: bytes)
        return games.map { game in
            let moves = game.plies.map(\.move.description).joined(separator: " ")
            let anew = hex(PGNWriter.text(of: game))
            return "\(text(FEN.text(of: game.played.position)));\(moves);\(game.result.rawValue);\(anew)"
        }.joined(separator: "|")
    }

    /// Now and then a move is illegal, broken or missing, so that recovered moves are in the game, too.
    private static func played(_ words: [String]) throws -> String {
        guard let seed = words.first.flatMap(UInt64.init) else { return help }
        let policy = Policy.ChessRandom(
            illegal: 20_000,
            malformed: 20_000,
            silent: 20_000,
            means: seed % 2 == 0 ? .tool : .text
        )
        guard let game = try ChessNetwork.play(.chessRandom(policy), seed: seed).game else {
            return "no game"
        }
        return "\(game.fen.string);\(game.result.string);\(hex(game.pgn))"
    }

    private static func suite() throws(NotationError) -> String {
        for (fen, counts) in ChessSamples.perft {
            let position = try FEN.position(of: Array(fen.utf8))
            for (ply, count) in counts.enumerated() {
                let found = position.perft(depth: ply + 1)
                if found != count { return "\(fen) to \(ply + 1): expected \(count), found \(found)" }
            }
        }
        return "as known"
    }

    private static func fuzzed(_ words: [String]) -> String {
        guard words.count == 2, let seed = UInt64(words[0]), let count = Int(words[1]) else { return help }
        var fuzz = ChessFuzz(seed: seed)
        for index in 0..<count {
            if let problem = fuzz.problemInNextInput() { return "input \(index) of seed \(seed): \(problem)" }
        }
        return "\(count) inputs, \(fuzz.accepted) read, \(count - fuzz.accepted) refused"
    }

    private static func name(of status: GameStatus) -> String {
        switch status {
        case .active: "active"
        case .checkmate: "checkmate"
        case .stalemate: "stalemate"
        case .insufficientMaterial: "insufficient"
        case .fiftyMoves: "fifty"
        case .threefoldRepetition: "threefold"
        }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func bytes(ofHex text: String) -> [UInt8] {
        let digits = text.utf8.map { UInt8(($0 & 0x0F) + ($0 >= 0x41 ? 9 : 0)) }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
