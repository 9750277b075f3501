import RedeChess
import RedeModel

/// A game of chess as a log shows it: looks at the board, and moves that were said.
struct ChessTally {
    /// How many moves were found in the raw reply or by a repair call.
    private(set) var recovered = 0
    /// How many moves were made in a bot's place.
    private(set) var defaulted = 0
    /// How many turns were given up, as their move was refused.
    private var rejected = 0
    /// How many moves came as the bot's own answer had them.
    private var disciplined = 0
    /// The board when it was last looked at; nil when it never was, or is no chess.
    private var board: LogRecord.BoardSummary?
    /// The moves that were made since.
    private var pending: [Text] = []

    /// The board is looked at.
    mutating func look(at state: LogRecord.BoardSummary) {
        guard state.fen != nil else { return }
        board = state
        pending.removeAll(keepingCapacity: true)
    }

    /// A move is refused, and the turn given up.
    mutating func reject(_ state: LogRecord.BoardSummary) {
        rejected += 1
        look(at: state)
    }

    mutating func apply(_ action: Text, via route: ActionRoute?) {
        switch route {
        case .rawReply, .repair:
            recovered += 1
            pending.append(action)
        case .standIn:
            defaulted += 1
            pending.append(action)
        case .message:
            disciplined += 1
            pending.append(action)
        case .tool:
            // The tool made the move before the board was looked at.
            disciplined += 1
        case nil:
            break
        }
    }

    /// The game at the end of the log; nil when there is none.
    var game: Game? {
        guard let board, let fen = board.fen,
            // A log of others may show anything as its board.
            var position = try? FEN.position(of: fen.bytes, kingSafety: .ignored)
        else { return nil }
        var plies = board.historyLength ?? 0
        for action in pending {
            guard let move = PermissiveMove.read(action.trimmed().bytes, in: position) else { break }
            position.play(move)
            plies += 1
        }
        return Game(
            plies: plies,
            refused: recovered + defaulted + rejected,
            said: disciplined + recovered + defaulted,
            disciplined: disciplined,
            position: position
        )
    }

    /// What there is to say of a game.
    struct Game {
        var plies: Int
        /// How many turns had no legal move of their own.
        var refused: Int
        /// How many moves were said, by whatever way.
        var said: Int
        /// How many of them as the bot's own answer had them.
        var disciplined: Int
        var position: Position

        /// White's points less Black's.
        var margin: Int {
            guard case .checkmate(let winner) = position.status else { return 0 }
            return winner == .white ? 1 : -1
        }

        /// The worth of White's pieces less that of Black's, in pawns.
        var material: Int {
            var sum = 0
            for index in 0..<64 {
                guard let (side, kind) = position.piece(at: Square(index: index)) else { continue }
                sum += side == .white ? kind.pawns : -kind.pawns
            }
            return sum
        }
    }
}

extension Piece {
    /// The worth of the piece in pawns; a king has none.
    fileprivate var pawns: Int {
        switch self {
        case .pawn: 1
        case .knight, .bishop: 3
        case .rook: 5
        case .queen: 9
        case .king: 0
        }
    }
}
