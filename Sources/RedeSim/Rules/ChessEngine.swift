package import RedeChess
package import RedeModel

/// Chess as rede's engine rules it: it keeps no more than a position, so repetition never ends a game.
///
/// Spec: section 11.
package struct ChessEngine: ScenarioEngine {
    /// How a game has ended.
    package struct Ending: Equatable, Sendable {
        /// The name of the player who has won; nil for a draw.
        package var winner: Text?
        /// The result as PGN writes it.
        package var result: Text
        /// `checkmate`, `stalemate` or `draw`.
        package var reason: Text
        /// `checkmate` or `draw`.
        package var status: Text
    }

    /// `chess-v1`.
    package static let name: Text = "chess-v1"

    /// What it rules, and its options.
    package static let meaning = Meaning(
        "a game of chess, legal moves only",
        [
            .init("white", "the bot that plays White; default the first that is told to, else A"),
            .init("black", "the bot that plays Black; default the first that is told to, else B"),
        ]
    )

    /// The name of the player of White.
    package let white: Text
    /// The name of the player of Black; who has both names plays White only.
    package let black: Text
    // Kept, as a literal is a text made anew.
    private static let whiteName: Text = "white"
    private static let blackName: Text = "black"
    private static let active: Text = "active"

    /// The position before the first move.
    package let start: Position
    /// The position now.
    package private(set) var position: Position
    /// The moves so far, passes included.
    package private(set) var moves: [Move] = []
    /// How the game has ended; nil while it goes on.
    package private(set) var ending: Ending?

    /// The moves so far as they are written.
    package private(set) var history: ActionList = []

    private let reading: Reading
    // What each move by the tool is told once it is tried as text, too.
    private let turnOfWhite: Text
    private let turnOfBlack: Text
    private var legal: [SpelledMove] = []
    /// The history as members of a JSON list.
    private var writtenHistory: [UInt8] = []
    // Made once a move, since a bot looks at the board several times a turn.
    private var shownToMover: BoardView
    private var shownToOthers: BoardView

    package init(options: JSONObject, roster: Roster, reading: Reading) {
        self.init(options: options, roster: roster, reading: reading, start: .start)
    }

    /// A game that starts from any position in which there is something to play.
    package init(options: JSONObject, roster: Roster, reading: Reading, start: Position) {
        self.reading = reading
        self.start = start
        position = start
        white = ChessEngine.player(in: options["white"], roster, told: "playing white") ?? "A"
        black = ChessEngine.player(in: options["black"], roster, told: "playing black") ?? "B"
        turnOfWhite = Text("it is the turn of \"\(white)\"")
        turnOfBlack = Text("it is the turn of \"\(black)\"")
        legal = position.spelledMoves()
        shownToMover = ChessEngine.unseen
        shownToOthers = ChessEngine.unseen
        show()
    }

    private static let unseen = BoardView(state: "", summary: .none, history: [], legalActions: [])

    /// This game.
    package var chess: ChessEngine? { self }

    /// What an actor sees; only the side to move has legal actions, and nobody once the game has ended.
    package func view(for actor: Text) -> BoardView {
        side(of: actor) == position.sideToMove ? shownToMover : shownToOthers
    }

    /// The moves that an actor can make now.
    package func legalMoves(of actor: Text) -> [SpelledMove] {
        offersAction(to: actor) ? legal : []
    }

    /// Whom an actor plays against; nil for one who plays neither side.
    package func opponent(of actor: Text) -> Text? {
        side(of: actor).map { $0 == .white ? black : white }
    }

    /// Whether an actor has a legal move.
    package func offersAction(to actor: Text) -> Bool {
        ending == nil && !legal.isEmpty && side(of: actor) == position.sideToMove
    }

    /// How many actions there were.
    package var actionCount: Int { moves.count }

    /// The moves, and who played them.
    package var actions: [(actor: Text, action: Text)] {
        let isWhiteFirst = start.sideToMove == .white
        return history.texts.enumerated().map { place, move in
            (place.isMultiple(of: 2) == isWhiteFirst ? white : black, move)
        }
    }

    /// Plays a move for an actor, read as `PermissiveMove` reads it; the text is not trimmed here.
    ///
    /// Refused are, in this order, who plays neither side, a move after the end, one out of turn, one that is
    /// not legal.
    package mutating func apply(_ action: Text, by actor: Text) -> ActionResult {
        guard let side = side(of: actor) else {
            return .refused(
                Text("\"\(actor)\" plays neither side: White is \"\(white)\", Black is \"\(black)\"")
            )
        }
        if let ending { return .refused(Text("the game is over: \(ending.status), \(ending.result)")) }
        guard side == position.sideToMove else {
            return .refused(side == .white ? turnOfBlack : turnOfWhite)
        }
        guard let move = PermissiveMove.read(action.bytes, in: position, among: legal),
            !move.isPass || reading == .observed
        else { return .refused(Text("\"\(action)\" is no legal move here")) }
        let san = legal.first { $0.move == move }?.san ?? position.san(of: move)
        play(move, as: san)
        return .accepted(Text(owning: san.bytes))
    }

    private mutating func play(_ move: Move, as san: SAN) {
        position.play(move)
        moves.append(move)
        history.append { san.append(to: &$0) }
        if !writtenHistory.isEmpty { writtenHistory.append(UInt8(ascii: ",")) }
        writtenHistory.append(UInt8(ascii: "\""))
        san.append(to: &writtenHistory)
        writtenHistory.append(UInt8(ascii: "\""))
        legal = position.spelledMoves()
        ending = ending(by: position.status(whenMovesAre: legal))
        show()
    }

    /// The side that an actor plays; nil for none.
    private func side(of actor: Text) -> Side? {
        actor == white ? .white : actor == black ? .black : nil
    }

    private func ending(by status: GameStatus) -> Ending? {
        switch status {
        case .active:
            nil
        case .checkmate(let winner):
            Ending(
                winner: winner == .white ? white : black,
                result: winner == .white ? "1-0" : "0-1",
                reason: "checkmate",
                status: "checkmate"
            )
        case .stalemate:
            Ending(winner: nil, result: "1/2-1/2", reason: "stalemate", status: "draw")
        case .insufficientMaterial, .fiftyMoves, .threefoldRepetition:
            Ending(winner: nil, result: "1/2-1/2", reason: "draw", status: "draw")
        }
    }

    /// Makes what is shown of the position.
    private mutating func show() {
        let fen = Text(owning: FEN.text(of: position))
        let state = written(fen)
        let summary = LogRecord.BoardSummary(
            fen: fen,
            sideToMove: position.sideToMove == .white ? ChessEngine.whiteName : ChessEngine.blackName,
            moveNumber: position.moveNumber,
            status: ending?.status ?? ChessEngine.active,
            historyLength: history.count
        )
        let moves =
            ending == nil
            ? ActionList(count: legal.count, room: SAN.room) { legal[$0].san.write(to: $1) } : []
        shownToMover = BoardView(state: state, summary: summary, history: history, legalActions: moves)
        shownToOthers = BoardView(state: state, summary: summary, history: history, legalActions: [])
    }

    /// The public state as JSON; FEN and moves hold nothing that needs an escape.
    private func written(_ fen: Text) -> Text {
        var writer = ByteWriter(reserving: writtenHistory.count + 256)
        writer.raw("{\"engine\":\"chess-v1\",\"fen\":\"")
        writer.raw(text: fen)
        writer.raw("\",\"moveNumber\":")
        writer.integer(position.moveNumber)
        writer.raw(",\"sideToMove\":")
        writer.string(position.sideToMove == .white ? ChessEngine.whiteName : ChessEngine.blackName)
        writer.raw(",\"history\":[")
        writer.raw(bytes: writtenHistory)
        writer.raw("],\"status\":")
        writer.string(ending?.status ?? ChessEngine.active)
        if let ending {
            writer.raw(",\"result\":")
            writer.string(ending.result)
            if let winner = ending.winner {
                writer.raw(",\"winner\":")
                writer.string(winner)
            }
        }
        writer.raw("}")
        return Text(owning: writer.bytes)
    }

    /// The player of a side: the option's text, else the first peer who is told to play it.
    private static func player(in option: JSONValue?, _ roster: Roster, told role: StaticString) -> Text? {
        if let name = option?.text?.trimmed(), !name.isEmpty { return name }
        return roster.peers.first { !$0.name.isBlank && $0.prompt.contains(words: role, edges: .none) }?.name
    }
}
