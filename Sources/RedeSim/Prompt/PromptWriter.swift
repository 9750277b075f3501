import RedeModel

/// Fills a template's placeholders.
struct PromptWriter {
    let state: BotState
    let board: BoardView?
    let host: Host
    private(set) var bytes: [UInt8] = []

    init(state: BotState, board: BoardView?, host: Host) {
        self.state = state
        self.board = board
        self.host = host
    }

    mutating func reserve(_ capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func write(_ pieces: [PromptTemplate.Piece]) {
        for piece in pieces {
            switch piece {
            case .constant(let constant): bytes.append(contentsOf: constant)
            case .placeholder(let placeholder): write(placeholder)
            }
        }
    }

    private mutating func write(_ placeholder: PromptTemplate.Placeholder) {
        switch placeholder {
        case .prompt: write(state.definition.prompt)
        case .name: write(state.name)
        case .url: write(host.roster.peer(named: state.name)?.url ?? "")
        case .coordinator: write(state.coordinator ?? "nobody")
        case .createdAt: write(state.createdAt)
        case .speed: write(state.definition.speed)
        case .sessionSeconds: write(host.settings.sessionKillAfter.exact / 1000)
        case .killAt: write(state.sessionKillAt)
        case .repliesUsed: write(Double(state.sessionReplyCount))
        case .repliesAllowed: write(Double(host.settings.maxSessionReplies))
        case .backoff: write(state.backoffUntil)
        case .gameName: write(host.game.name ?? "a game")
        case .gameContext: write(host.game.publicContext ?? "")
        case .boardState: writeBoard()
        case .legalActions: write(board?.legalActions ?? [], separator: ", ")
        case .tasks: writeTasks()
        case .messages: writeMessages()
        case .peers: writePeers()
        }
    }

    private mutating func write(_ text: Text) {
        bytes.append(contentsOf: text.bytes)
    }

    private mutating func write(_ number: Double) {
        var writer = ByteWriter()
        writer.number(number)
        bytes.append(contentsOf: writer.bytes)
    }

    private mutating func write(_ timestamp: Timestamp?) {
        switch timestamp {
        case .instant(let instant)?: instant.write(to: &bytes)
        case .text(let text)?: write(text)
        case nil: bytes.append(UInt8(ascii: "-"))
        }
    }

    private mutating func write(_ texts: [Text], separator: Text) {
        for (index, text) in texts.enumerated() {
            if index > 0 { write(separator) }
            write(text)
        }
    }

    private mutating func writeBoard() {
        guard let board else { return }
        var writer = ByteWriter()
        writer.value(.object(board.state))
        bytes.append(contentsOf: writer.bytes)
    }

    private mutating func writeTasks() {
        for (index, item) in state.ledger.items.suffix(Prompt.shownTasks).enumerated() {
            if index > 0 { bytes.append(0x0A) }
            write("- ")
            write(item.taskID)
            write(" [")
            write(Text(item.status.rawValue))
            write("] ")
            write(item.owner ?? "nobody")
            write(": ")
            write(item.summary)
        }
    }

    private mutating func writeMessages() {
        for (index, message) in state.messages.suffix(Prompt.shownMessages).enumerated() {
            if index > 0 { bytes.append(0x0A) }
            write(message.sender)
            write(": ")
            write(IncomingUpdates.textBeforeMarker(of: message.content).trimmed())
        }
    }

    private mutating func writePeers() {
        var isFirst = true
        for peer in state.roster.peers where peer.name != state.name {
            if !isFirst { bytes.append(0x0A) }
            isFirst = false
            write("- ")
            write(peer.name)
            write(": ")
            write(peer.prompt)
        }
    }
}
