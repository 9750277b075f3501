package import RedeModel

/// Whether a received message wakes the bot.
///
/// Spec: section 7, "Response policy".
package enum ResponsePolicy {
    /// Whether the bot takes a turn for a message with this content.
    ///
    /// White space around the sender's name does not count. Presence messages are to be sorted out before.
    package static func answers(_ updates: [Update], from sender: Text, as bot: Participant) -> Bool {
        if bot.hasRules || bot.isCoordinator { return true }
        let sender = sender.trimmed()
        if sender == bot.coordinator || !bot.roster.contains(sender) { return true }
        return updates.contains { $0.isRequest(to: bot.name) }
    }

    /// The skip that is logged when the bot does not answer.
    package static func skip(from sender: Text, as bot: Participant) -> LogRecord.Skip {
        .peerRoutingPolicy(from: sender.trimmed(), coordinator: bot.coordinator)
    }
}
