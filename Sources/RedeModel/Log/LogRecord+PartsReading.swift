extension LogRecord.ConversationStart {
    init(_ fields: PayloadFields) throws(PayloadFields.Missing) {
        self.init(
            bot: try fields.bot(),
            runID: fields.optionalText("runId"),
            startedAt: fields.timestamp("startedAt"),
            killAt: fields.timestamp("killAt"),
            triggerFrom: fields.text("triggerFrom"),
            initialMessageLength: fields.count("initialMessageLength")
        )
    }
}

extension LogRecord.ConversationActivity {
    init(_ fields: PayloadFields) throws(PayloadFields.Missing) {
        self.init(
            bot: try fields.bot(),
            runID: fields.optionalText("runId"),
            startedAt: fields.timestamp("startedAt"),
            triggerFrom: fields.text("triggerFrom"),
            messageCount: fields.count("messageCount"),
            coordinationCount: fields.count("coordinationCount")
        )
    }
}

extension LogRecord.ConversationStop {
    init(_ fields: PayloadFields) throws(PayloadFields.Missing) {
        self.init(
            bot: try fields.bot(),
            runID: fields.optionalText("runId"),
            startedAt: fields.optionalTimestamp("startedAt"),
            killAt: fields.optionalTimestamp("killAt"),
            ttlSeconds: fields.number("ttlSeconds"),
            messageCount: fields.count("messageCount"),
            coordinationCount: fields.count("coordinationCount"),
            replyCount: fields.count("replyCount")
        )
    }
}

extension LogRecord.Skip {
    init(_ fields: PayloadFields) throws(PayloadFields.Missing) {
        guard let reason = SkipReason(rawValue: fields.text("reason").string) else { throw .init() }
        self =
            switch reason {
            case .presenceMessage: .presenceMessage
            case .peerRoutingPolicy:
                .peerRoutingPolicy(
                    from: fields.text("from"),
                    coordinator: fields.optionalText("coordinator")
                )
            case .conversationExpired:
                .conversationExpired(
                    startedAt: fields.optionalTimestamp("startedAt"),
                    killAt: fields.optionalTimestamp("killAt"),
                    ttlSeconds: fields.number("ttlSeconds")
                )
            case .rateLimitBackoff: .rateLimitBackoff(until: fields.timestamp("backoffUntil"))
            case .sessionReplyBudget:
                .sessionReplyBudget(
                    count: fields.count("sessionReplyCount"),
                    maximum: fields.count("maxReplies"),
                    reserved: fields.count("reservedReplies")
                )
            case .brainCooldown:
                .brainCooldown(
                    lastBrainAt: fields.timestamp("lastBrainAt"),
                    retryInSeconds: fields.number("retryInSeconds")
                )
            case .missingAPIKey: .missingAPIKey
            case .rateLimitError: .rateLimitError(backoffSeconds: fields.number("backoffSeconds"))
            case .transientModelError:
                .transientModelError(
                    retryInSeconds: fields.number("retryInSeconds"),
                    retryAttempt: fields.count("retryAttempt"),
                    error: fields.text("error")
                )
            case .supersededTrigger:
                .supersededTrigger(
                    from: fields.text("triggerFrom"),
                    timestamp: fields.timestamp("triggerTimestamp")
                )
            case .emptyReply: .emptyReply
            case .coordinationOnlyReply: .coordinationOnlyReply(rawPreview: fields.text("rawPreview"))
            case .unparsableReply: .unparsableReply(rawPreview: fields.text("rawPreview"))
            case .staleInFlightTrigger:
                .staleInFlightTrigger(timestamp: fields.optionalTimestamp("triggerTimestamp"))
            case .scenarioActionAlreadyBroadcast:
                .scenarioActionAlreadyBroadcast(action: fields.text("action"))
            case .scenarioActionRejected:
                .scenarioActionRejected(
                    attemptedAction: fields.text("attemptedAction"),
                    error: fields.text("error"),
                    state: fields.board("state")
                )
            }
    }
}

extension LogRecord.ModelRequest {
    init(bot: Text, _ fields: PayloadFields) {
        self.init(
            bot: bot,
            model: fields.text("model"),
            lastMessageFrom: fields.text("lastMessageFrom"),
            promptCharacters: fields.count("promptChars"),
            historyMessages: fields.count("historyMessages"),
            coordinationCount: fields.count("coordinationCount")
        )
    }
}

extension LogRecord.ModelResponse {
    init(bot: Text, _ fields: PayloadFields) {
        self.init(
            bot: bot,
            model: fields.text("model"),
            finishReason: fields.text("finishReason"),
            textCharacters: fields.count("textChars"),
            toolCalls: fields.count("toolCalls"),
            toolResults: fields.count("toolResults"),
            steps: fields.count("steps")
        )
    }
}

extension LogRecord.FetchReport {
    init(_ fields: PayloadFields) {
        let url = fields.text("url")
        guard let status = fields.optionalCount("status") else {
            self = .failed(url: url, error: fields.text("error"))
            return
        }
        let isFine = fields.optionalBool("ok") ?? (200..<300).contains(status)
        self = .answered(url: url, status: status, ok: isFine, truncated: fields.optionalBool("truncated"))
    }
}

extension LogRecord.OwnerConflict {
    init(_ fields: PayloadFields) {
        self.init(
            taskID: fields.text("taskId"),
            currentOwner: fields.text("currentOwner"),
            proposedOwner: fields.text("proposedOwner"),
            updatedBy: fields.text("updatedBy"),
            status: .init(rawValue: fields.text("status").string) ?? .open,
            updateType: .init(named: fields.text("updateType")) ?? .report
        )
    }
}

extension LogRecord.BroadcastSkip {
    init(_ fields: PayloadFields) throws(PayloadFields.Missing) {
        switch fields.text("reason") {
        case "no-peers": self = .noPeers
        case "no-matching-recipients": self = .noMatchingRecipients(requested: fields.texts("requested"))
        case "missing-origin": self = .missingOrigin
        case "duplicate-outbound": self = .duplicateOutbound(to: fields.text("to"))
        default: throw .init()
        }
    }
}
