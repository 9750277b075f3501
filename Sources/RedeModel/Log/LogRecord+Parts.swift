extension LogRecord.Skip {
    /// Writes what follows the reason.
    func write(to fields: inout some LineOutput & ~Copyable) {
        switch self {
        case .presenceMessage, .missingAPIKey, .emptyReply:
            break
        case .peerRoutingPolicy(let from, let coordinator):
            fields.field(",\"from\":", from)
            fields.field(",\"coordinator\":", coordinator)
        case .conversationExpired(let startedAt, let killAt, let ttlSeconds):
            fields.field(",\"startedAt\":", startedAt)
            fields.field(",\"killAt\":", killAt)
            fields.field(",\"ttlSeconds\":", ttlSeconds)
        case .rateLimitBackoff(let until):
            fields.field(",\"backoffUntil\":", until)
        case .sessionReplyBudget(let count, let maximum, let reserved):
            fields.field(",\"sessionReplyCount\":", count)
            fields.field(",\"maxReplies\":", maximum)
            fields.field(",\"reservedReplies\":", reserved)
        case .brainCooldown(let lastBrainAt, let retryInSeconds):
            fields.field(",\"lastBrainAt\":", lastBrainAt)
            fields.field(",\"retryInSeconds\":", retryInSeconds)
        case .rateLimitError(let backoffSeconds):
            fields.field(",\"backoffSeconds\":", backoffSeconds)
        case .transientModelError(let retryInSeconds, let retryAttempt, let error):
            fields.field(",\"retryInSeconds\":", retryInSeconds)
            fields.field(",\"retryAttempt\":", retryAttempt)
            fields.field(",\"error\":", error)
        case .supersededTrigger(let from, let timestamp):
            fields.field(",\"triggerFrom\":", from)
            fields.field(",\"triggerTimestamp\":", timestamp)
        case .coordinationOnlyReply(let rawPreview), .unparsableReply(let rawPreview):
            fields.field(",\"rawPreview\":", rawPreview)
        case .staleInFlightTrigger(let timestamp):
            fields.field(",\"triggerTimestamp\":", timestamp)
        case .scenarioActionAlreadyBroadcast(let action):
            fields.field(",\"action\":", action)
        case .scenarioActionRejected(let attemptedAction, let error, let state):
            fields.field(",\"attemptedAction\":", attemptedAction)
            fields.field(",\"error\":", error)
            fields.field(",\"state\":", state)
        }
    }
}

extension LogRecord.ModelRequest {
    func write(to fields: inout some LineOutput & ~Copyable) {
        fields.field(",\"bot\":", bot)
        fields.field(",\"model\":", model)
        fields.field(",\"lastMessageFrom\":", lastMessageFrom)
        fields.field(",\"promptChars\":", promptCharacters)
        fields.field(",\"historyMessages\":", historyMessages)
        fields.field(",\"coordinationCount\":", coordinationCount)
    }
}

extension LogRecord.ModelResponse {
    func write(to fields: inout some LineOutput & ~Copyable) {
        fields.field(",\"bot\":", bot)
        fields.field(",\"model\":", model)
        fields.field(",\"finishReason\":", finishReason)
        fields.field(",\"textChars\":", textCharacters)
        fields.field(",\"toolCalls\":", toolCalls)
        fields.field(",\"toolResults\":", toolResults)
        fields.field(",\"steps\":", steps)
    }
}

extension LogRecord.FetchReport {
    func write(to fields: inout some LineOutput & ~Copyable) {
        switch self {
        case .answered(let url, let status, let ok, let truncated):
            fields.field(",\"url\":", url)
            fields.field(",\"status\":", status)
            fields.field(",\"ok\":", ok)
            if let truncated { fields.field(",\"truncated\":", truncated) }
        case .failed(let url, let error):
            fields.field(",\"url\":", url)
            fields.field(",\"ok\":", false)
            fields.field(",\"error\":", error)
        }
    }
}

extension LogRecord.BroadcastSkip {
    func write(to fields: inout some LineOutput & ~Copyable) {
        switch self {
        case .noPeers:
            fields.field(",\"reason\":", constant: "no-peers")
        case .noMatchingRecipients(let requested):
            fields.field(",\"reason\":", constant: "no-matching-recipients")
            fields.field(",\"requested\":", requested)
        case .missingOrigin:
            fields.field(",\"reason\":", constant: "missing-origin")
        case .duplicateOutbound(let recipient):
            fields.field(",\"reason\":", constant: "duplicate-outbound")
            fields.field(",\"to\":", recipient)
        }
    }
}
