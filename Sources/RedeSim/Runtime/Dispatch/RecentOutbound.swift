package import RedeModel

/// A message that a bot has sent lately, remembered so that it is not sent again at once.
///
/// Spec: sections 1 and 10.
package struct RecentOutbound: Equatable, Sendable {
    /// The name of its recipient.
    package var recipient: Text
    /// The key under which equal messages are equal.
    package var fingerprint: Text
    /// When the post of the message had come back.
    package var sentAt: Timestamp

    package init(recipient: Text, fingerprint: Text, sentAt: Timestamp) {
        self.recipient = recipient
        self.fingerprint = fingerprint
        self.sentAt = sentAt
    }

    /// How long a message is remembered, in milliseconds, the last one included.
    package static let windowMilliseconds = 30_000

    /// Whether the same message went to the same recipient within the window.
    package static func isDuplicate(
        _ fingerprint: Text,
        to recipient: Text,
        in recent: [RecentOutbound],
        at now: Instant
    ) -> Bool {
        recent.contains {
            $0.recipient == recipient && $0.fingerprint == fingerprint && counts($0.sentAt, at: now)
        }
    }

    /// Removes the messages that no longer count; the others keep their order.
    package static func prune(_ recent: inout [RecentOutbound], at now: Instant) {
        // Most often all count still: then a list that is shared is not copied.
        let isStale = recent.withUnsafeBufferPointer { messages in
            guard let first = messages.baseAddress else { return false }
            return messages.indices.contains { !counts((first + $0).pointee.sentAt, at: now) }
        }
        guard isStale else { return }
        recent.removeAll { !counts($0.sentAt, at: now) }
    }

    /// Whether a message sent at a time still counts; one whose time does not parse never does.
    private static func counts(_ sentAt: Timestamp, at now: Instant) -> Bool {
        guard let sent = sentAt.instant else { return false }
        return now.milliseconds(since: sent) <= RecentOutbound.windowMilliseconds
    }
}
