import RedeChess
import RedeModel
import RedeSim

/// A chess engine that speaks UCI, the Universal Chess Interface.
///
/// It has one thread and forgets all before each move, so its move follows from the game and the number of
/// nodes, whoever asked before. It is a class as it holds a process, which ends with it.
final class UCIEngine {
    /// Why an engine gives no move.
    enum Failure: Error, Equatable {
        case silent(EngineProcess.Silence)
        /// It has answered this, which is no legal move.
        case nonsense(Text)
    }

    private let process: EngineProcess
    private let policy: Policy.ChessUCI
    private let patience: Duration

    /// Starts the engine of a policy, which must speak within `patience` each time that it is asked.
    init(_ policy: Policy.ChessUCI, patience: Duration) throws(UnusableEngine) {
        self.policy = policy
        self.patience = patience
        let name = policy.engine.string
        guard let path = ProgramFinder.path(of: name) else {
            let place = name.contains("/") ? "where no program is" : "which is in no directory of PATH"
            throw UnusableEngine(
                policy,
                expected: UCIEngine.expected,
                found: "\(Quoted.text(policy.engine)), \(place)",
                notes: ["Debian's engine comes with: apt-get install stockfish"]
            )
        }
        do {
            process = try EngineProcess(path, policy.arguments.map(\.string))
        } catch {
            throw UnusableEngine(
                policy,
                expected: UCIEngine.expected,
                found: "\(Quoted.text(Text(path))), which does not start: \(error.reason)"
            )
        }
        do throws(EngineProcess.Silence) {
            try greet()
        } catch {
            throw UnusableEngine(
                policy,
                expected: UCIEngine.expected,
                found: "\(Quoted.text(Text(path))), which does not speak it: \(UCIEngine.words(for: error))"
            )
        }
    }

    private static let expected = "an engine that speaks UCI"

    private func greet() throws(EngineProcess.Silence) {
        let deadline = ContinuousClock.now.advanced(by: patience)
        process.send("uci")
        _ = try answer(to: "uciok", until: deadline)
        process.send("setoption name Threads value 1")
        process.send("setoption name Hash value 16")
        for option in policy.options {
            process.send("setoption name \(option.name.string) value \(option.value.string)")
        }
        try settle(until: deadline)
    }

    /// The engine's move in a game that is not over.
    func move(in game: ChessEngine) throws(Failure) -> Move {
        let line = try think(about: UCIEngine.position(of: game)) { _ in }
        let words = line.split(separator: UInt8(ascii: " "))
        guard words.count > 1, let move = game.position.move(ofEngine: Array(words[1])) else {
            throw .nonsense(Text(String(decoding: line, as: UTF8.self)))
        }
        return move
    }

    /// What the engine gives a position that is not over, in centipawns for the side to move; `mate` for one
    /// that it wins by mate, less for one that it loses so.
    func worth(of position: Position, mate: Int) throws(Failure) -> Int {
        var worth: Int?
        let fen = String(decoding: FEN.text(of: position), as: UTF8.self)
        let line = try think(about: "position fen " + fen) { line in
            worth = UCIEngine.worth(in: line, mate: mate) ?? worth
        }
        guard let worth else { throw .nonsense(Text(String(decoding: line, as: UTF8.self))) }
        return worth
    }

    /// What a line says after `score`: `cp` and centipawns, or `mate` and moves; nil when it says neither.
    static func worth(in line: ArraySlice<UInt8>, mate: Int) -> Int? {
        let words = line.split(separator: UInt8(ascii: " ")).map { Text(bytes: $0) }
        guard let place = words.firstIndex(of: "score"), place + 2 < words.count,
            let value = Int(words[place + 2].string)
        else { return nil }
        if words[place + 1].equals("cp") { return value }
        guard words[place + 1].equals("mate") else { return nil }
        return value > 0 ? mate : -mate
    }

    /// Lets the engine think about a position; gives its last line, `bestmove`, and shows those before it.
    private func think(
        about position: String,
        showing show: (ArraySlice<UInt8>) -> Void
    ) throws(Failure) -> ArraySlice<UInt8> {
        do throws(EngineProcess.Silence) {
            let deadline = ContinuousClock.now.advanced(by: patience)
            process.send("ucinewgame")
            try settle(until: deadline)
            process.send(position)
            process.send("go nodes \(policy.nodes)")
            return try answer(to: "bestmove", until: deadline, showing: show)
        } catch {
            throw .silent(error)
        }
    }

    /// The game as engines are told it: where it began, and the moves since.
    ///
    /// The pass is no move of theirs: after one, the game begins anew where it was made.
    static func position(of game: ChessEngine) -> String {
        var start = game.start
        var position = start
        var moves: [Move] = []
        for move in game.moves {
            position.play(move)
            if move.isPass {
                start = position
                moves = []
            } else {
                moves.append(move)
            }
        }
        let fen = "position fen " + String(decoding: FEN.text(of: start), as: UTF8.self)
        return moves.isEmpty ? fen : fen + " moves " + moves.map(\.description).joined(separator: " ")
    }

    /// Waits until the engine has done all that it was told.
    private func settle(until deadline: ContinuousClock.Instant) throws(EngineProcess.Silence) {
        process.send("isready")
        _ = try answer(to: "readyok", until: deadline)
    }

    /// The next line whose first word is this one; others are shown, and passed over.
    private func answer(
        to word: StaticString,
        until deadline: ContinuousClock.Instant,
        showing show: (ArraySlice<UInt8>) -> Void = { _ in }
    ) throws(EngineProcess.Silence) -> ArraySlice<UInt8> {
        while true {
            let line = try process.line(until: deadline)
            let first = line.prefix { $0 != UInt8(ascii: " ") }
            if Text(bytes: first).equals(word) { return line }
            show(line)
        }
    }

    /// What a silence is called in messages.
    static func words(for silence: EngineProcess.Silence) -> String {
        switch silence {
        case .ended(let words): words
        case .late: "it says nothing in time"
        }
    }
}
