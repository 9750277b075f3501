import RedeModel
package import RedeSim

/// What a state file holds of a network: it tells what has changed since.
package struct StateJournal: Sendable {
    private struct KeptBot: Sendable {
        var fields = Text()
        var messageCount = 0
        var lastMessage: Message?

        /// What is to be written of a bot; nil when nothing has changed.
        mutating func change(to bot: StoredNetwork.StoredBot) -> StateChange.BotChange? {
            let written = ByteWriter.text(of: .object(bot.fields))
            let messages = bot.state?.messages ?? []
            // A message stands at its place only behind those that stood before it.
            let isLonger =
                messages.count >= messageCount
                && (messageCount == 0 || messages[messageCount - 1] == lastMessage)
            let start = isLonger ? messageCount : 0
            let haveChanged = start < messages.count || !isLonger
            guard written != fields || haveChanged else { return nil }
            let change = StateChange.BotChange(
                name: bot.name,
                fields: written == fields ? nil : written,
                messages: haveChanged ? (start, Array(messages[start...])) : nil
            )
            fields = written
            messageCount = messages.count
            lastMessage = messages.last
            return change
        }
    }

    private var bots: [KeptBot] = []
    /// Nil when nothing was written yet: then all is written anew.
    private var actionCount: Int?
    private var lineCount = 0
    private var firstLine = 0

    /// A journal that knows of nothing.
    package init() {}

    /// What is to be written, and the journal once it is; nil when nothing has changed.
    package func change(to simulation: Simulation) -> (change: StateChange, kept: StateJournal)? {
        var kept = self
        var changes: [StateChange.BotChange] = []
        // Where the roster is another one, all is written anew.
        if kept.bots.count != simulation.worker.bots.count {
            kept.bots = simulation.worker.bots.map { _ in KeptBot() }
        }
        for bot in simulation.worker.bots.indices {
            if let change = kept.bots[bot].change(to: simulation.storedBot(at: bot)) {
                changes.append(change)
            }
        }
        let actions =
            simulation.actionCount == actionCount ? nil : StateJournal.text(of: simulation.stored.actions)
        kept.actionCount = simulation.actionCount
        let durable = simulation.log.durable
        let start = max(lineCount, durable.lowerBound)
        let lines = (start..<simulation.log.count).map { place in
            var writer = ByteWriter()
            simulation.log[place].write(to: &writer)
            return Text(owning: writer.bytes)
        }
        kept.lineCount = simulation.log.count
        kept.firstLine = durable.lowerBound
        guard !changes.isEmpty || actions != nil || !lines.isEmpty || kept.firstLine != firstLine else {
            return nil
        }
        let change = StateChange(
            instant: simulation.now,
            bots: changes,
            actions: actions,
            lines: (start, lines),
            isFirst: actionCount == nil,
            firstLine: durable.lowerBound
        )
        return (change, kept)
    }

    private static func text(of actions: [(actor: Text, action: Text)]) -> Text {
        let pairs = actions.map { JSONValue.array([.string($0.actor), .string($0.action)]) }
        return ByteWriter.text(of: .array(pairs))
    }
}

extension StoredNetwork.StoredBot {
    private static let stored: Text = "state"
    private static let note: Text = "note"
    private static let ring: Text = "ring"

    /// The bot without its messages, as a state file keeps it.
    fileprivate var fields: JSONObject {
        var fields = JSONObject()
        fields[Self.stored] = state.map { .object($0.stored) }
        fields[Self.note] = alarm.note.map { .number(Double($0.milliseconds)) }
        fields[Self.ring] = alarm.scheduled.map { .number(Double($0.milliseconds)) }
        return fields
    }

    /// The bot that a state file keeps; nil when the fields are not those of one.
    init?(name: Text, fields: JSONObject, messages: [Message]) {
        func instant(_ key: Text) -> Instant? {
            fields[key]?.double.flatMap { Int(exactly: $0) }.map { Instant(milliseconds: $0) }
        }
        var kept: BotState?
        if let written = fields[Self.stored]?.object {
            guard let state = BotState(stored: written, messages: messages) else { return nil }
            kept = state
        }
        self.init(
            name: name,
            state: kept,
            alarm: Alarm(note: instant(Self.note), scheduled: instant(Self.ring))
        )
    }
}
