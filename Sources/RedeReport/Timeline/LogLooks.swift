import RedeChess
import RedeModel
import RedeSim

/// Works out from a log what the bots knew: ledgers and budgets from their messages, the board from moves.
///
/// What the runtime has lost by overwriting shows here all the same: the log has no word of it.
struct LogLooks {
    private(set) var looks = Timeline.Looks()
    private var ledgers: [Ledger]
    private var replies: [Int]
    private var isExempt: [Bool]
    private var position = Position.start
    private var moves: [Text] = []

    init(_ timeline: Timeline) {
        ledgers = timeline.lanes.map { _ in Ledger() }
        replies = timeline.lanes.map { _ in 0 }
        isExempt = timeline.lanes.map { _ in false }
        for (index, record) in timeline.records.enumerated() {
            if let name = record.name, let lane = timeline.laneOfRecord[index] {
                read(record, name, index, lane, timeline.lanes[lane].name)
            }
        }
    }

    private mutating func read(
        _ record: WrittenLog.Record,
        _ name: EventName,
        _ index: Int,
        _ lane: Int,
        _ bot: Text
    ) {
        let payload = record.payload
        switch name {
        case .messageReceive:
            let (content, from) = (payload.value("content")?.text, payload.value("from")?.text)
            guard let content, let from else { return }
            apply(IncomingUpdates.found(in: content, sender: from), by: from, record, index, lane)
        case .conversationStart:
            replies[lane] = 0
            looks.budgets.append(.init(record: index, lane: lane, replies: 0))
        case .budgetExempt:
            isExempt[lane] = true
        case .brainReply:
            let updates = Update.list(in: payload.value("coordination"), missingOwner: bot)
            apply(updates, by: bot, record, index, lane)
            if !isExempt[lane] { replies[lane] += 1 }
            isExempt[lane] = false
            looks.budgets.append(.init(record: index, lane: lane, replies: replies[lane]))
            if let move = payload.value("content")?.text, move != moves.last, !looks.boards.isEmpty {
                play(move, at: index)
            }
        case .brainSkip:
            if let most = payload.value("maxReplies")?.double { looks.maximumReplies = Int(most) }
        case .scenarioInspect:
            if let fen = payload.value("state")?["fen"]?.text { show(fen, at: index) }
        case .scenarioApplied:
            guard let move = payload.value("action")?.text else { return }
            // The position that was looked at just before has this move already.
            let isOld = payload.value("via")?.text == "runtime-reconciled-existing-state"
            if isOld { note(move, at: index) } else { play(move, at: index) }
        default:
            // Nothing else changes what is shown.
            break
        }
    }

    private mutating func apply(
        _ updates: [Update],
        by sender: Text,
        _ record: WrittenLog.Record,
        _ index: Int,
        _ lane: Int
    ) {
        guard !updates.isEmpty else { return }
        _ = ledgers[lane].apply(updates, at: .instant(record.instant), by: sender)
        looks.ledgers.append(.init(record: index, lane: lane, items: ledgers[lane].items))
    }

    private mutating func show(_ fen: Text, at index: Int) {
        // A text that is no position is not shown: the log may be of another game.
        guard let seen = try? FEN.position(of: fen.bytes, kingSafety: .ignored) else { return }
        guard looks.boards.isEmpty || seen != position else { return }
        position = seen
        looks.boards.append(.init(record: index, fen: fen, moves: moves))
    }

    private mutating func play(_ text: Text, at index: Int) {
        guard let move = PermissiveMove.read(text.bytes, in: position) else { return }
        let san = Text(owning: position.san(of: move).bytes)
        position.play(move)
        note(san, at: index)
    }

    private mutating func note(_ move: Text, at index: Int) {
        moves.append(move)
        looks.boards.append(.init(record: index, fen: Text(owning: FEN.text(of: position)), moves: moves))
    }
}
