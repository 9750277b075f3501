import RedeModel

/// How the talk of a run came to its end.
struct EndingTally {
    /// What became of the last message that was for a turn.
    enum Way {
        /// It was answered, or there was nothing to say.
        case quiet
        case budget, time, failure
    }

    /// The way; nil without a turn.
    private(set) var way: Way?
    /// Whether each bot has a message that no turn has dealt with.
    private var waits: [Bool]

    init(bots: Int) {
        waits = [Bool](repeating: false, count: bots)
    }

    /// One bot more.
    mutating func join() {
        waits.append(false)
    }

    mutating func receives(_ bot: Int) {
        waits[bot] = true
    }

    /// A turn has ended with a reply or with an error.
    mutating func ends(_ bot: Int, _ way: Way) {
        waits[bot] = false
        self.way = way
    }

    mutating func skips(_ bot: Int, _ reason: SkipReason) {
        switch reason {
        case .brainCooldown:
            break
        case .presenceMessage, .peerRoutingPolicy:
            waits[bot] = false
        case .conversationExpired:
            // Every session ends with one; only what is unanswered then was cut off.
            if waits[bot] { ends(bot, .time) }
        case .sessionReplyBudget:
            ends(bot, .budget)
        case .rateLimitBackoff, .rateLimitError, .transientModelError, .missingAPIKey,
            .staleInFlightTrigger:
            ends(bot, .failure)
        case .supersededTrigger, .emptyReply, .coordinationOnlyReply, .unparsableReply,
            .scenarioActionAlreadyBroadcast, .scenarioActionRejected:
            ends(bot, .quiet)
        }
    }
}
