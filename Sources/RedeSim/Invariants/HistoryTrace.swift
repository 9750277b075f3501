import RedeModel

/// The messages that a bot's stored history must hold, as the log tells it.
struct HistoryTrace: Equatable, Sendable {
    private var expected: [Message] = []
    /// The latest message from another bot that is no presence.
    private(set) var newestSubstantive: Instant?
    private var isDeployed = false
    /// How many messages have been compared.
    private var compared = 0

    /// The bot is deployed, for the first time since the start or a reset: its prompt is its first message.
    mutating func deploy(_ definition: BotDefinition, at now: Instant) {
        guard !isDeployed else { return }
        isDeployed = true
        var createdAt = Timestamp.instant(now)
        if let text = definition.createdAt, !text.isBlank { createdAt = .text(text) }
        expected = [Message(timestamp: createdAt, content: definition.prompt, sender: definition.name)]
    }

    mutating func receive(_ content: Text, from sender: Text, at timestamp: Instant, by bot: Text) {
        expected.append(Message(timestamp: .instant(timestamp), content: content, sender: sender))
        if sender != bot, !Message.isPresence(content) { newestSubstantive = timestamp }
    }

    mutating func reply(_ message: Text, updates: [Update], at now: Instant, by bot: Text) {
        let content = OutgoingContent.make(message, updates: updates)
        expected.append(Message(timestamp: .instant(now), content: content, sender: bot))
    }

    /// What was stored is cleared.
    mutating func reset() {
        self = HistoryTrace()
    }

    /// Whether the message that a trigger stands for was received since the last reset.
    func holds(_ trigger: Trigger) -> Bool {
        expected.contains {
            $0.sender == trigger.sender && $0.content == trigger.content && $0.timestamp == trigger.timestamp
        }
    }

    /// Compares the messages that came since the last look with those stored; gives a complaint.
    mutating func complaint(about state: BotState?) -> String? {
        guard let state else { return isDeployed ? "the stored state is gone without a reset" : nil }
        guard isDeployed else { return "there is a stored state without a deployment" }
        defer { compared = expected.count }
        guard state.messages.count == expected.count else {
            return "\(state.messages.count) messages are stored where \(expected.count) were received or sent"
        }
        for index in compared..<expected.count where state.messages[index] != expected[index] {
            return "message \(index) is not the one that was received or sent"
        }
        return nil
    }

    /// Compares all messages with those stored; gives a complaint.
    mutating func finalComplaint(about state: BotState?) -> String? {
        compared = 0
        return complaint(about: state)
    }
}
