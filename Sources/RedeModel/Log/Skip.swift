extension LogRecord {
    /// A turn that ended without a reply: the reason and what the log says beside it.
    ///
    /// Spec: section 13, `brain.skip`.
    package enum Skip: Equatable, Sendable {
        case presenceMessage
        case peerRoutingPolicy(from: Text, coordinator: Text?)
        case conversationExpired(startedAt: Timestamp?, killAt: Timestamp?, ttlSeconds: Double)
        case rateLimitBackoff(until: Timestamp)
        case sessionReplyBudget(count: Int, maximum: Int, reserved: Int)
        /// `retryInSeconds` has three decimals.
        case brainCooldown(lastBrainAt: Timestamp, retryInSeconds: Double)
        case missingAPIKey
        case rateLimitError(backoffSeconds: Double)
        case transientModelError(retryInSeconds: Double, retryAttempt: Int, error: Text)
        case supersededTrigger(from: Text, timestamp: Timestamp)
        case emptyReply
        case coordinationOnlyReply(rawPreview: Text)
        case unparsableReply(rawPreview: Text)
        case staleInFlightTrigger(timestamp: Timestamp?)
        case scenarioActionAlreadyBroadcast(action: Text)
        case scenarioActionRejected(attemptedAction: Text, error: Text, state: BoardSummary)

        /// The reason's name.
        package var reason: SkipReason {
            switch self {
            case .presenceMessage: .presenceMessage
            case .peerRoutingPolicy: .peerRoutingPolicy
            case .conversationExpired: .conversationExpired
            case .rateLimitBackoff: .rateLimitBackoff
            case .sessionReplyBudget: .sessionReplyBudget
            case .brainCooldown: .brainCooldown
            case .missingAPIKey: .missingAPIKey
            case .rateLimitError: .rateLimitError
            case .transientModelError: .transientModelError
            case .supersededTrigger: .supersededTrigger
            case .emptyReply: .emptyReply
            case .coordinationOnlyReply: .coordinationOnlyReply
            case .unparsableReply: .unparsableReply
            case .staleInFlightTrigger: .staleInFlightTrigger
            case .scenarioActionAlreadyBroadcast: .scenarioActionAlreadyBroadcast
            case .scenarioActionRejected: .scenarioActionRejected
            }
        }
    }
}
