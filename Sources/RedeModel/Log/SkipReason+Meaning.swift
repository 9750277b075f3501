extension SkipReason {
    /// What a skip for this reason says, and the fields that it adds to the payload of `brain.skip`.
    ///
    /// The one table that explanations and documentation share.
    ///
    /// Spec: section 13, `brain.skip`.
    package var meaning: Meaning {
        switch self {
        case .presenceMessage:
            Meaning("the message only announces its sender, and is never answered")
        case .peerRoutingPolicy:
            Meaning(
                "the response policy says no: a bot answers a peer that is not its coordinator only when asked by name",
                [.sender, .init("coordinator", "the bot's coordinator")]
            )
        case .conversationExpired:
            Meaning(
                "the session's time is over",
                [
                    .init("startedAt", "when the session began"),
                    .init("killAt", "when its time was over"),
                    .init("ttlSeconds", "how long it was to last, in seconds"),
                ]
            )
        case .rateLimitBackoff:
            Meaning(
                "the bot still waits after a failed call of the model; the alarm comes back to the message",
                [.init("backoffUntil", "when the wait ends")]
            )
        case .sessionReplyBudget:
            Meaning(
                "the replies of the session are used up, or the rest is kept for late coordination",
                [
                    .init("sessionReplyCount", "how many replies counted so far"),
                    .init("maxReplies", "the setting MAX_SESSION_REPLIES"),
                    .init("reservedReplies", "the setting RESERVED_FINAL_REPLIES"),
                ]
            )
        case .brainCooldown:
            Meaning(
                "the bot replied a moment ago; the turn waits and then goes on, despite the name of its event",
                [
                    .init("lastBrainAt", "when it replied"),
                    .init("retryInSeconds", "how long the turn waits, in seconds"),
                ]
            )
        case .missingAPIKey:
            Meaning("the bot has no API key to call the model with")
        case .rateLimitError:
            Meaning(
                "the model refused the call for its rate; the message stays to be answered",
                [.init("backoffSeconds", "how long the bot waits now, in seconds")]
            )
        case .transientModelError:
            Meaning(
                "the call of the model failed for a passing reason; the turn waits and tries again, twice at most",
                [
                    .init("retryInSeconds", "how long the turn waits, in seconds"),
                    .init("retryAttempt", "the number of the coming try, from 1"), .error,
                ]
            )
        case .supersededTrigger:
            Meaning(
                "a newer message has come than the one that the turn answers: its reply is stale and dropped",
                [
                    .init("triggerFrom", "the sender of the older message"),
                    .init("triggerTimestamp", "when the older message was delivered"),
                ]
            )
        case .emptyReply:
            Meaning("the model's answer is blank")
        case .coordinationOnlyReply:
            Meaning(
                "the model's answer has updates to the ledger, but says nothing",
                [.init("rawPreview", "how the answer begins")]
            )
        case .unparsableReply:
            Meaning(
                "no message can be read from the model's answer",
                [.init("rawPreview", "how the answer begins")]
            )
        case .staleInFlightTrigger:
            Meaning(
                "the alarm found a call of the model that never came back, and gives it up",
                [.init("triggerTimestamp", "the last message that was handled; left out without one")]
            )
        case .scenarioActionAlreadyBroadcast:
            Meaning(
                "the reply is the latest action of the scenario, and the bot has sent it already",
                [.init("action", "the action")]
            )
        case .scenarioActionRejected:
            Meaning(
                "the scenario refused the action, and no other one could be read from the answer",
                [
                    .init("attemptedAction", "the action"), .init("error", "why it was refused"),
                    .init("state", "the state of the scenario"),
                ]
            )
        }
    }
}
