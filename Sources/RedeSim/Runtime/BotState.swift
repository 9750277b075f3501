package import RedeModel

/// What a bot stores, as one value, replaced whole.
///
/// Spec: section 1, "Stored bot state".
package struct BotState: Equatable, Sendable {
    package var definition: BotDefinition
    package var createdAt: Timestamp
    /// Every active bot as it was known at the last deployment.
    package var roster: Roster
    package var messages: [Message]
    package var ledger: Ledger
    package var sessionStartedAt: Timestamp?
    package var sessionKillAt: Timestamp?
    /// Whether the session was stopped; nil before the first one.
    package var sessionStopped: Bool?
    /// The coordinator, chosen at the first deployment.
    package var coordinator: Text?
    package var sessionReplyCount: Int
    package var lastBrainAt: Timestamp?
    package var lastHandledIncomingAt: Timestamp?
    package var inFlightTriggerAt: Timestamp?
    package var triggerRetryCount: Int
    package var backoffUntil: Timestamp?
    package var lastModelError: Text?
    package var lastModelErrorAt: Timestamp?
    package var recentOutbound: [RecentOutbound]
    package var gameOutcomeLoggedAt: Timestamp?

    /// The state of a bot's first deployment: one message, its own prompt.
    package init(definition: BotDefinition, roster: Roster, now: Instant) {
        self.definition = definition
        self.roster = roster
        if let createdAt = definition.createdAt, !createdAt.isBlank {
            self.createdAt = .text(createdAt)
        } else {
            createdAt = .instant(now)
        }
        messages = [Message(timestamp: createdAt, content: definition.prompt, sender: definition.name)]
        ledger = Ledger()
        coordinator = Coordinator.chosen(from: roster, lastResort: definition.name)
        sessionReplyCount = 0
        triggerRetryCount = 0
        recentOutbound = []
    }

    /// The bot's name.
    package var name: Text { definition.name }

    /// Whether this bot is its network's coordinator.
    package var isCoordinator: Bool { coordinator == definition.name }
}
