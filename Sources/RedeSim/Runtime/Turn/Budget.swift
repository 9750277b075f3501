package import RedeModel

/// The replies that a bot may give in a session, and how many of them are kept for the end.
///
/// Spec: section 8.1, "Reply budget".
package struct Budget: Equatable, Sendable {
    /// The replies allowed in a session.
    package var maximum: Int
    /// How many of them only a trigger that asks for something may use.
    package var reserved: Int

    package init(maximum: Int, reserved: Int) {
        self.maximum = maximum
        self.reserved = reserved
    }

    /// The budget that the settings give.
    package init(_ settings: Settings) {
        self.init(maximum: settings.maxSessionReplies, reserved: settings.reservedFinalReplies)
    }

    /// Whether a turn for this trigger ends because the session has had its replies.
    package func isExceeded(count: Int, trigger content: Text, from sender: Text, as bot: Participant) -> Bool
    {
        if count >= maximum { return true }
        guard reserved > 0, count >= maximum - reserved else { return false }
        return !IncomingUpdates.found(in: content, sender: sender).contains { update in
            switch update.kind {
            case .claim: false
            case .report, .complete: bot.isCoordinator
            case .request: !bot.isCoordinator || update.isRequest(to: bot.name)
            }
        }
    }

    /// Whether a reply with these updates and recipients does not count.
    ///
    /// Only a coordinator's can be: one that asks and claims nothing, goes to one bot at most, and answers a
    /// trigger whose updates are all results or all requests to it.
    package static func isExempt(
        trigger content: Text,
        from sender: Text,
        updates: [Update],
        recipients: [Text],
        as bot: Participant
    ) -> Bool {
        guard bot.isCoordinator, recipients.count <= 1 else { return false }
        guard !updates.contains(where: { $0.kind == .claim || $0.kind == .request }) else { return false }
        let incoming = IncomingUpdates.found(in: content, sender: sender)
        guard !incoming.isEmpty else { return false }
        return incoming.allSatisfy { $0.kind == .report || $0.kind == .complete }
            || incoming.allSatisfy { $0.isRequest(to: bot.name) }
    }

    /// The count after a reply: one more, at most the maximum, unless the reply is exempt.
    package func count(after count: Int, isExempt: Bool) -> Int {
        isExempt ? count : min(count + 1, maximum)
    }
}
