import RedeModel

/// The messages that a bot's stored history must hold, as the log tells it.
struct HistoryTrace: Equatable, Sendable {
    /// What is stored of a message, less what follows from that.
    private struct Expected: Equatable, Sendable {
        var timestamp: Timestamp
        var content: Text
        var sender: Text

        func isMet(by message: Message) -> Bool {
            message.timestamp == timestamp && message.content == content && message.sender == sender
        }
    }

    private var expected: [Expected] = []
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
        expected = [Expected(timestamp: createdAt, content: definition.prompt, sender: definition.name)]
    }

    mutating func receive(_ content: Text, from sender: Text, at timestamp: Instant, by bot: Text) {
        expected.append(Expected(timestamp: .instant(timestamp), content: content, sender: sender))
        if sender != bot, !Message.isPresence(content) { newestSubstantive = timestamp }
    }

    mutating func reply(_ message: Text, updates: [Update], at now: Instant, by bot: Text) {
        let content = OutgoingContent.make(message, updates: updates)
        expected.append(Expected(timestamp: .instant(now), content: content, sender: bot))
    }

    /// What was stored is cleared.
    mutating func reset() {
        self = HistoryTrace()
    }

    /// Whether the message that a trigger stands for was received since the last reset.
    func holds(_ trigger: Trigger) -> Bool {
        // By their places, and from the end: a loop over messages copies each, and most triggers are new.
        expected.indices.reversed().contains {
            expected[$0].timestamp == trigger.timestamp && expected[$0].sender == trigger.sender
                && expected[$0].content == trigger.content
        }
    }

    /// Compares the messages that came since the last look with those stored; gives a complaint.
    mutating func complaint(about bot: Bot) -> String? {
        guard let messages = bot.state?.messages else {
            return isDeployed ? "the stored state is gone without a reset" : nil
        }
        guard isDeployed else { return "there is a stored state without a deployment" }
        defer { compared = expected.count }
        guard messages.count == expected.count else {
            return "\(messages.count) messages are stored where \(expected.count) were received or sent"
        }
        for index in compared..<expected.count where !expected[index].isMet(by: messages[index]) {
            return "message \(index) is not the one that was received or sent"
        }
        return nil
    }

    /// Compares all messages with those stored; gives a complaint.
    mutating func finalComplaint(about bot: Bot) -> String? {
        compared = 0
        return complaint(about: bot)
    }
}
