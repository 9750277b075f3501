/// Archived logs: a line read back as the record that it was.
extension LogRecord {
    /// The record that a line of a log shows.
    ///
    /// Lenient, as older versions of the runtime wrote less: what is missing, or of another type, is empty, 0
    /// or nil. Nil is given for an event that is not known, and for one without its bot or its reason.
    ///
    /// - Parameters:
    ///   - written: The line.
    ///   - outcomes: The names that outcomes have beside `game.outcome`, as `game.outcome.start` tells them.
    package init?(_ written: WrittenLog.Record, outcomes: [Text] = []) {
        guard let name = written.name ?? (outcomes.contains(written.event) ? .outcome : nil) else {
            return nil
        }
        if name == .outcome {
            self.init(at: written.instant, .outcome(event: written.event, fields: written.payload))
            return
        }
        let fields = PayloadFields(object: written.payload, instant: written.instant)
        // Why it is none does not matter: the line is left out.
        guard let payload = try? Payload(name, fields) else { return nil }
        self.init(at: written.instant, payload)
    }
}

extension LogRecord.Payload {
    fileprivate init(_ name: EventName, _ fields: PayloadFields) throws(PayloadFields.Missing) {
        switch name {
        case .autoDeployStart, .autoDeployBotError, .autoDeployComplete, .autoDeployError, .durableDeploy,
            .announceSkip, .announceStart, .announceSent, .announceError, .deployComplete:
            self = try .deployment(name, fields)
        case .messageSend, .messageReceive, .conversationStart, .conversationActivity, .conversationStop:
            self = try .conversation(name, fields)
        case .botWait, .brainStart, .brainSkip, .brainReply, .brainError, .budgetExempt, .alarmResume,
            .alarmSelfHeal, .modelRequest, .modelResponse, .webFetch, .scenarioInspect, .scenarioApplied:
            self = try .turn(name, fields)
        case .ownerHandoff, .ownerConflict, .broadcastPlan, .broadcastSkip, .broadcastError, .broadcastSent:
            self = try .dispatch(name, fields)
        case .outcomeStart, .outcomeTranscript, .outcomeResponse, .outcomeSkip, .outcomeError, .outcome:
            self = try .judging(name, fields)
        }
    }

    private static func deployment(
        _ name: EventName,
        _ fields: PayloadFields
    ) throws(PayloadFields.Missing) -> Self {
        switch name {
        case .autoDeployStart:
            .autoDeployStart(bots: fields.texts("bots"))
        case .autoDeployBotError:
            .autoDeployBotError(bot: try fields.bot(), error: fields.text("error"))
        case .autoDeployComplete:
            .autoDeployComplete(
                status: .init(rawValue: fields.text("status").string) ?? .ok,
                deployed: fields.count("deployed"),
                failed: fields.optionalCount("failed")
            )
        case .autoDeployError:
            .autoDeployError(error: fields.text("error"))
        case .durableDeploy:
            .durableDeploy(bot: try fields.bot(), knownBots: fields.count("knownBots"))
        case .announceSkip:
            .announceSkip(bot: try fields.bot(), reason: fields.text("reason"))
        case .announceStart:
            .announceStart(bot: try fields.bot(), peerCount: fields.count("peerCount"))
        case .announceSent:
            .announceSent(from: fields.text("from"), to: fields.text("to"))
        case .announceError:
            .announceError(from: fields.text("from"), to: fields.text("to"), error: fields.text("error"))
        case .deployComplete:
            .deployComplete(bot: try fields.bot(), knownBots: fields.count("knownBots"))
        default:
            preconditionFailure("only events of a deployment come here")
        }
    }

    private static func conversation(
        _ name: EventName,
        _ fields: PayloadFields
    ) throws(PayloadFields.Missing) -> Self {
        switch name {
        case .messageSend:
            .messageSend(
                from: fields.text("from"),
                to: fields.text("to"),
                content: fields.text("content"),
                timestamp: fields.instant("timestamp")
            )
        case .messageReceive:
            .messageReceive(
                bot: try fields.bot(),
                from: fields.text("from"),
                content: fields.text("content"),
                timestamp: fields.instant("timestamp")
            )
        case .conversationStart: .conversationStart(try .init(fields))
        case .conversationActivity: .conversationActivity(try .init(fields))
        case .conversationStop: .conversationStop(try .init(fields))
        default: preconditionFailure("only events of a conversation come here")
        }
    }

    private static func turn(
        _ name: EventName,
        _ fields: PayloadFields
    ) throws(PayloadFields.Missing) -> Self {
        let bot = try fields.bot()
        switch name {
        case .botWait:
            return .botWait(bot: bot, seconds: fields.number("seconds"))
        case .brainStart:
            return .brainStart(bot: bot, lastMessageFrom: fields.text("lastMessageFrom"))
        case .brainSkip:
            return .brainSkip(bot: bot, try .init(fields))
        case .brainReply:
            return .brainReply(
                bot: bot,
                content: fields.text("content"),
                length: fields.optionalCount("length") ?? fields.text("content").utf16Count,
                recipients: fields.texts("recipients"),
                coordination: fields.updates("coordination")
            )
        case .brainError:
            return .brainError(bot: bot, error: fields.text("error"))
        case .budgetExempt:
            return .budgetExempt(
                bot: bot,
                from: fields.text("from"),
                recipients: fields.texts("recipients"),
                coordinationTypes: fields.kinds("coordinationTypes")
            )
        case .alarmResume:
            return .alarmResume(bot: bot, from: fields.text("from"), timestamp: fields.timestamp("timestamp"))
        case .alarmSelfHeal:
            return .alarmSelfHeal(
                bot: bot,
                triggerFrom: fields.text("triggerFrom"),
                timestamp: fields.instant("timestamp")
            )
        case .modelRequest: return .modelRequest(.init(bot: bot, fields))
        case .modelResponse: return .modelResponse(.init(bot: bot, fields))
        case .scenarioInspect:
            return .scenarioInspect(bot: bot, via: fields.text("via"), state: fields.board("state"))
        case .scenarioApplied:
            return .scenarioApplied(bot: bot, action: fields.text("action"), via: fields.text("via"))
        case .webFetch: return .webFetch(bot: bot, .init(fields))
        default: preconditionFailure("only events of a turn come here")
        }
    }

    private static func dispatch(
        _ name: EventName,
        _ fields: PayloadFields
    ) throws(PayloadFields.Missing) -> Self {
        switch name {
        case .ownerHandoff:
            .ownerHandoff(
                taskID: fields.text("taskId"),
                from: fields.optionalText("from"),
                to: fields.text("to"),
                updatedBy: fields.text("updatedBy")
            )
        case .ownerConflict:
            .ownerConflict(.init(fields))
        case .broadcastPlan:
            .broadcastPlan(
                bot: try fields.bot(),
                requested: fields.texts("requestedRecipients"),
                final: fields.texts("finalRecipients"),
                coordinationTypes: fields.kinds("coordinationTypes")
            )
        case .broadcastSkip:
            .broadcastSkip(bot: try fields.bot(), try .init(fields))
        case .broadcastError:
            .broadcastError(
                from: fields.text("from"),
                to: fields.text("to"),
                fields.optionalCount("status").map { .status($0) } ?? .error(fields.text("error"))
            )
        case .broadcastSent:
            .broadcastSent(
                from: fields.text("from"),
                to: fields.text("to"),
                content: fields.text("content")
            )
        default:
            preconditionFailure("only events of a dispatch come here")
        }
    }

    private static func judging(
        _ name: EventName,
        _ fields: PayloadFields
    ) throws(PayloadFields.Missing) -> Self {
        let bot = try fields.bot()
        let runID = fields.optionalText("runId")
        switch name {
        case .outcomeStart:
            return .outcomeStart(
                bot: bot,
                runID: runID,
                game: fields.text("game"),
                event: fields.text("event")
            )
        case .outcomeTranscript:
            return .outcomeTranscript(
                bot: bot,
                runID: runID,
                entries: fields.count("entries"),
                characters: fields.count("chars")
            )
        case .outcomeResponse:
            return .outcomeResponse(
                bot: bot,
                runID: runID,
                finishReason: fields.text("finishReason"),
                textCharacters: fields.count("textChars"),
                steps: fields.count("steps")
            )
        case .outcomeSkip: return .outcomeSkip(bot: bot, reason: fields.text("reason"))
        case .outcomeError: return .outcomeError(bot: bot, error: fields.text("error"))
        default: preconditionFailure("only events of an outcome but itself come here")
        }
    }
}
