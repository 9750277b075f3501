package import RedeModel

/// What a bot stores, as one value, replaced whole.
///
/// Spec: section 1, "Stored bot state".
package struct BotState: Equatable, Sendable {
    /// The bot as it was deployed last.
    package var definition: BotDefinition
    /// When it was made: the time that its definition names, else that of its first deployment.
    package var createdAt: Timestamp
    /// Every active bot as it was known at the last deployment.
    package var roster: Roster
    /// Its history, oldest first.
    package var messages: [Message]
    /// The shared task list as this bot knows it.
    package var ledger: Ledger
    /// When the session started; nil before the first one.
    package var sessionStartedAt: Timestamp?
    /// When the session is to stop; nil before the first one.
    package var sessionKillAt: Timestamp?
    /// Whether the session was stopped; nil before the first one.
    package var sessionStopped: Bool?
    /// The coordinator, chosen at the first deployment.
    package var coordinator: Text?
    /// How many replies of the session counted against its budget.
    package var sessionReplyCount: Int
    /// When the last reply was made; nil before the first.
    package var lastBrainAt: Timestamp?
    /// The time of the newest message that a turn has dealt with; nil before the first.
    package var lastHandledIncomingAt: Timestamp?
    /// The time of the message that the running turn answers; nil between turns.
    package var inFlightTriggerAt: Timestamp?
    /// How often the turn of this trigger was tried again after a failed call.
    package var triggerRetryCount: Int
    /// Until when no turn calls the model; nil when nothing holds it back.
    package var backoffUntil: Timestamp?
    /// What the last failed model call said; nil when none did.
    package var lastModelError: Text?
    /// When that call failed.
    package var lastModelErrorAt: Timestamp?
    /// What was sent lately, oldest first.
    package var recentOutbound: [RecentOutbound]
    /// When the session's outcome was logged; nil while it was not.
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
