/// Why a turn ended without a reply.
///
/// Spec: section 13, `brain.skip`.
package enum SkipReason: String, CaseIterable, Sendable {
    case presenceMessage = "presence-message"
    case peerRoutingPolicy = "peer-routing-policy"
    case conversationExpired = "conversation-expired"
    case rateLimitBackoff = "rate-limit-backoff"
    case sessionReplyBudget = "session-reply-budget"
    case brainCooldown = "brain-cooldown"
    case missingAPIKey = "missing-api-key"
    case rateLimitError = "rate-limit-error"
    case transientModelError = "transient-model-error"
    case supersededTrigger = "superseded-trigger"
    case emptyReply = "empty-reply"
    case coordinationOnlyReply = "coordination-only-reply"
    case unparsableReply = "unparsable-reply"
    case staleInFlightTrigger = "stale-inflight-trigger"
    case scenarioActionAlreadyBroadcast = "scenario-action-already-broadcast"
    case scenarioActionRejected = "scenario-action-rejected"

    /// The reason's place in `allCases`.
    package var ordinal: Int {
        // As for `MetricName`: the number of the case in a byte.
        withUnsafeBytes(of: self) { Int($0[0]) }
    }

    /// Whether no turn is under way any more; a message is skipped beside one, and a cooldown comes before
    /// it.
    package var endsTurn: Bool {
        switch self {
        case .presenceMessage, .peerRoutingPolicy, .brainCooldown: false
        case .conversationExpired, .rateLimitBackoff, .sessionReplyBudget, .missingAPIKey, .rateLimitError,
            .transientModelError, .supersededTrigger, .emptyReply, .coordinationOnlyReply, .unparsableReply,
            .staleInFlightTrigger, .scenarioActionAlreadyBroadcast, .scenarioActionRejected:
            true
        }
    }
}
