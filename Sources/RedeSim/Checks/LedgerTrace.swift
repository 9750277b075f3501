import RedeModel

/// The ledgers of bots as the log tells them, record by record.
///
/// What the log does not tell is missing: a reset, which clears a ledger, and under `observed` the updates
/// that an older copy of the state has overwritten.
struct LedgerTrace {
    private let bots: [Text]
    /// The bots' ledgers, in their order.
    private(set) var ledgers: [Ledger]

    init(of bots: [Text]) {
        self.bots = bots
        ledgers = bots.map { _ in Ledger() }
    }

    /// Takes the next record; gives the place of the bot whose ledger it has changed.
    mutating func take(_ record: LogRecord) -> Int? {
        let (bot, sender, content): (Text, Text, Text)
        switch record.payload {
        case .messageReceive(let recipient, let from, let text, _):
            (bot, sender, content) = (recipient, from, text)
        case .brainReply(let name, let text, _, _, let updates):
            (bot, sender, content) = (name, name, OutgoingContent.make(text, updates: updates))
        default:
            return nil  // All else changes no ledger.
        }
        guard let place = bots.firstIndex(of: bot) else { return nil }
        let updates = IncomingUpdates.found(in: content, sender: sender)
        _ = ledgers[place].apply(updates, at: .instant(record.instant), by: sender)
        return updates.isEmpty ? nil : place
    }
}
