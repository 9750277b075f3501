import RedeModel
import RedeSim

/// Follows a game of chess through a log, to find the moves that tools made: no event tells of them.
struct BoardFollower {
    /// More moves than these between two looks at the board are not searched for.
    private static let longestGap = 3

    private var engine: ChessEngine
    private let options: JSONObject
    private let roster: Roster
    /// Actions that were taken without the engine, or by it: the next look at the board tells.
    private var emitted: [(action: Text, bot: Text)] = []

    /// The board of a game; nil when the game is no chess.
    init?(_ game: GameConfiguration, roster: Roster) {
        guard let rules = game.rules, Participant.isChess(rules.engine) else { return nil }
        options = rules.options
        self.roster = roster
        engine = ChessEngine(options: rules.options, roster: roster, reading: .observed)
    }

    /// Plays what a bot's message said.
    mutating func play(_ action: Text, by bot: Text) {
        _ = engine.apply(action.trimmed(), by: bot)
    }

    /// Whether an action is a legal move of a bot now.
    func allows(_ action: Text, to bot: Text) -> Bool {
        var trial = engine
        if case .accepted = trial.apply(action.trimmed(), by: bot) { return true }
        return false
    }

    /// Keeps an action in mind that was said, and perhaps played.
    mutating func emit(_ action: Text, by bot: Text) {
        emitted.append((action, bot))
    }

    /// The moves that must have been made before the board looked as `state` says, each with its player.
    mutating func moves(to state: JSONValue) -> [(action: Text, bot: Text)] {
        defer { emitted = [] }
        guard let fen = state["fen"]?.text,
            let length = state["historyLength"]?.double.flatMap({ Int(exactly: $0) })
        else { return [] }
        // Said and not played, or played as well; a reset may have set the board back.
        var boards = [engine]
        for emission in emitted {
            play(emission.action, by: emission.bot)
            boards.append(engine)
        }
        boards.append(ChessEngine(options: options, roster: roster, reading: .observed))
        engine = boards[0]
        for gap in 0...BoardFollower.longestGap {
            for board in boards {
                let played = board.view(for: "").summary.historyLength ?? 0
                guard length - played == gap else { continue }
                if let found = search(board, fen, count: length) { return found }
            }
        }
        return []
    }

    /// Moves from an engine's position to another one; the engine of the follower stands there then.
    private mutating func search(
        _ start: ChessEngine,
        _ fen: Text,
        count: Int
    ) -> [(action: Text, bot: Text)]? {
        let summary = start.view(for: "").summary
        let missing = count - (summary.historyLength ?? 0)
        guard missing >= 0, missing <= BoardFollower.longestGap else { return nil }
        guard missing > 0 else {
            guard summary.fen == fen else { return nil }
            engine = start
            return []
        }
        let bot = summary.sideToMove == "white" ? start.white : start.black
        for action in start.view(for: bot).legalActions.texts {
            var next = start
            _ = next.apply(action, by: bot)
            if let rest = search(next, fen, count: count) { return [(action, bot)] + rest }
        }
        return nil
    }
}
