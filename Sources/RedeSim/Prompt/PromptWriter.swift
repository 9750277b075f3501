import RedeModel

/// Fills a template's placeholders into a buffer, or only measures what would be there.
struct PromptWriter: ~Copyable {
    /// Whether texts are counted and not written.
    private let isMeasuring: Bool
    /// The UTF-16 units that were counted and not written.
    private var units = 0
    private var out: ByteWriter

    init(isMeasuring: Bool) {
        self.isMeasuring = isMeasuring
        out = ByteWriter(reserving: isMeasuring ? 256 : 4096)
    }

    /// What has been written, as a text.
    var text: Text { Text(owning: out.bytes) }

    /// The length of what has been written or counted, in UTF-16 units.
    var utf16Count: Int { units + out.utf16Count }

    /// Writes or counts the section at a place of the prompt's order.
    mutating func write(section place: Int, _ state: BotState, board: BoardView?, in host: Host) {
        if isMeasuring {
            units += host.template.wordings[place].constantUnits
            // By their places: a loop over the list would take hold of it.
            for index in host.template.wordings[place].placeholders.indices {
                write(host.template.wordings[place].placeholders[index], state, board: board, in: host)
            }
            return
        }
        for piece in host.template.wordings[place].pieces {
            switch piece {
            case .constant(let constant): out.raw(bytes: constant)
            case .placeholder(let placeholder): write(placeholder, state, board: board, in: host)
            }
        }
    }

    private mutating func write(
        _ placeholder: PromptTemplate.Placeholder,
        _ state: BotState,
        board: BoardView?,
        in host: Host
    ) {
        switch placeholder {
        case .prompt: put(state.definition.prompt)
        case .name: put(state.name)
        case .url: put(host.roster.peer(named: state.name)?.url ?? Text())
        case .coordinator:
            if let coordinator = state.coordinator { put(coordinator) } else { out.raw("nobody") }
        case .createdAt: write(state.createdAt)
        case .speed: out.number(state.definition.speed)
        case .sessionSeconds: out.number(host.settings.sessionKillAfter.exact / 1000)
        case .killAt: write(state.sessionKillAt)
        case .repliesUsed: out.integer(state.sessionReplyCount)
        case .repliesAllowed: out.integer(host.settings.maxSessionReplies)
        case .backoff: write(state.backoffUntil)
        case .gameName: if let name = host.game.name { put(name) } else { out.raw("a game") }
        case .gameContext: if let context = host.game.publicContext { put(context) }
        case .boardState: if let board { put(board.state) }
        case .legalActions: if let board { put(board.legalActions.joined) }
        case .tasks: writeTasks(state.ledger.items)
        case .messages: writeMessages(state.messages)
        case .peers: writePeers(state.roster.peers, except: state.name)
        }
    }

    /// Writes or counts a text.
    @inline(__always)
    private mutating func put(_ text: Text) {
        if isMeasuring { units += text.utf16Count } else { out.raw(text: text) }
    }

    /// Writes or counts a constant.
    @inline(__always)
    private mutating func raw(_ constant: StaticString) {
        if isMeasuring { units += constant.utf8CodeUnitCount } else { out.raw(constant) }
    }

    private mutating func write(_ timestamp: Timestamp?) {
        switch timestamp {
        case .instant(let instant)?:
            if isMeasuring { units += instant.textLength } else { out.plain(instant) }
        case .text(let text)?: out.raw(text: text)
        case nil: out.raw("-")
        }
    }

    private mutating func writeTasks(_ items: [LedgerItem]) {
        let first = max(0, items.count - Prompt.shownTasks)
        for index in first..<items.count {
            raw(index > first ? "\n- " : "- ")
            put(items[index].taskID)
            raw(" [")
            out.raw(name: items[index].status.rawValue)
            raw("] ")
            if let owner = items[index].owner { put(owner) } else { raw("nobody") }
            raw(": ")
            put(items[index].summary)
        }
    }

    private mutating func writeMessages(_ messages: [Message]) {
        let first = max(0, messages.count - Prompt.shownMessages)
        for index in first..<messages.count {
            if index > first { raw("\n") }
            put(messages[index].sender)
            raw(": ")
            if isMeasuring {
                units += messages[index].saidLength
                continue
            }
            let content = messages[index].content
            let range = Message.rangeBeforeMarker(of: content)
            content.withBytes { out.raw(UnsafeBufferPointer(rebasing: $0[range])) }
        }
    }

    private mutating func writePeers(_ peers: [Peer], except name: Text) {
        var isFirst = true
        for place in peers.indices where peers[place].name != name {
            raw(isFirst ? "- " : "\n- ")
            isFirst = false
            put(peers[place].name)
            raw(": ")
            put(peers[place].prompt)
        }
    }
}
