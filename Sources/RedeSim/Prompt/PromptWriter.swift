import RedeModel

/// Fills a template's placeholders into a buffer.
struct PromptWriter: ~Copyable {
    private let state: BotState
    private let board: BoardView?
    private let host: Host
    private var out: ByteWriter

    init(state: BotState, board: BoardView?, host: Host) {
        self.state = state
        self.board = board
        self.host = host
        out = ByteWriter(reserving: 4096)
    }

    /// What has been written, as a text.
    var text: Text { Text(owning: out.bytes) }

    /// The length of what has been written, in UTF-16 units.
    var utf16Count: Int { out.utf16Count }

    mutating func write(_ pieces: [PromptTemplate.Piece]) {
        for piece in pieces {
            switch piece {
            case .constant(let constant): out.raw(bytes: constant)
            case .placeholder(let placeholder): write(placeholder)
            }
        }
    }

    private mutating func write(_ placeholder: PromptTemplate.Placeholder) {
        switch placeholder {
        case .prompt: out.raw(text: state.definition.prompt)
        case .name: out.raw(text: state.name)
        case .url: out.raw(text: host.roster.peer(named: state.name)?.url ?? "")
        case .coordinator: out.raw(text: state.coordinator ?? "nobody")
        case .createdAt: write(state.createdAt)
        case .speed: out.number(state.definition.speed)
        case .sessionSeconds: out.number(host.settings.sessionKillAfter.exact / 1000)
        case .killAt: write(state.sessionKillAt)
        case .repliesUsed: out.integer(state.sessionReplyCount)
        case .repliesAllowed: out.integer(host.settings.maxSessionReplies)
        case .backoff: write(state.backoffUntil)
        case .gameName: out.raw(text: host.game.name ?? "a game")
        case .gameContext: out.raw(text: host.game.publicContext ?? "")
        case .boardState: if let board { out.value(.object(board.state)) }
        case .legalActions: writeActions()
        case .tasks: writeTasks()
        case .messages: writeMessages()
        case .peers: writePeers()
        }
    }

    private mutating func write(_ timestamp: Timestamp?) {
        switch timestamp {
        case .instant(let instant)?: out.plain(instant)
        case .text(let text)?: out.raw(text: text)
        case nil: out.raw("-")
        }
    }

    private mutating func writeActions() {
        for (index, action) in (board?.legalActions ?? []).enumerated() {
            if index > 0 { out.raw(", ") }
            out.raw(text: action)
        }
    }

    private mutating func writeTasks() {
        let items = state.ledger.items
        let first = max(0, items.count - Prompt.shownTasks)
        for index in first..<items.count {
            if index > first { out.raw("\n") }
            out.raw("- ")
            out.raw(text: items[index].taskID)
            out.raw(" [")
            out.raw(name: items[index].status.rawValue)
            out.raw("] ")
            if let owner = items[index].owner { out.raw(text: owner) } else { out.raw("nobody") }
            out.raw(": ")
            out.raw(text: items[index].summary)
        }
    }

    private mutating func writeMessages() {
        let messages = state.messages
        let first = max(0, messages.count - Prompt.shownMessages)
        for index in first..<messages.count {
            if index > first { out.raw("\n") }
            out.raw(text: messages[index].sender)
            out.raw(": ")
            let content = messages[index].content
            let range = IncomingUpdates.rangeBeforeMarker(of: content)
            content.bytes.withUnsafeBufferPointer { out.raw(UnsafeBufferPointer(rebasing: $0[range])) }
        }
    }

    private mutating func writePeers() {
        var isFirst = true
        for peer in state.roster.peers where peer.name != state.name {
            out.raw(isFirst ? "- " : "\n- ")
            isFirst = false
            out.raw(text: peer.name)
            out.raw(": ")
            out.raw(text: peer.prompt)
        }
    }
}
