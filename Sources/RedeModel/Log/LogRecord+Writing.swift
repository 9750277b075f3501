extension LogRecord {
    /// Writes the record as one line of NDJSON, the line feed included.
    ///
    /// Keys come in the order of section 13; absent values are left out.
    package func write(to writer: inout ByteWriter) {
        writeLine(to: &writer)
    }

    func writeLine(to output: inout some LineOutput & ~Copyable) {
        output.raw("{\"event\":\"")
        if case .outcome(let event, _) = payload {
            output.content(event)
        } else {
            output.raw(name: payload.name.rawValue)
        }
        output.raw("\",\"timestamp\":\"")
        output.plain(instant)
        output.raw("\",\"payload\":")
        let start = output.count
        payload.write(to: &output)
        output.openObject(at: start)
        output.raw("}}\n")
    }
}

extension LogRecord.Payload {
    fileprivate func write(to fields: inout some LineOutput & ~Copyable) {
        switch self {
        case .autoDeployStart, .autoDeployBotError, .autoDeployComplete, .autoDeployError, .durableDeploy,
            .announceSkip, .announceStart, .announceSent, .announceError, .deployComplete:
            writeDeployment(to: &fields)
        case .messageSend, .messageReceive, .conversationStart, .conversationActivity, .conversationStop:
            writeConversation(to: &fields)
        case .botWait, .brainStart, .brainSkip, .brainReply, .brainError, .budgetExempt, .alarmResume,
            .alarmSelfHeal, .modelRequest, .modelResponse, .webFetch, .scenarioInspect, .scenarioApplied:
            writeTurn(to: &fields)
        case .ownerHandoff, .ownerConflict, .broadcastPlan, .broadcastSkip, .broadcastError, .broadcastSent:
            writeDispatch(to: &fields)
        case .outcomeStart, .outcomeTranscript, .outcomeResponse, .outcomeSkip, .outcomeError, .outcome:
            writeOutcome(to: &fields)
        }
    }

    private func writeDeployment(to fields: inout some LineOutput & ~Copyable) {
        switch self {
        case .autoDeployStart(let bots):
            fields.field(",\"bots\":", bots)
        case .autoDeployBotError(let bot, let error):
            fields.field(",\"bot\":", bot)
            fields.field(",\"error\":", error)
        case .autoDeployComplete(let status, let deployed, let failed):
            fields.field(",\"status\":", name: status.rawValue)
            fields.field(",\"deployed\":", deployed)
            fields.field(",\"failed\":", failed)
        case .autoDeployError(let error):
            fields.field(",\"error\":", error)
        case .durableDeploy(let bot, let knownBots), .deployComplete(let bot, let knownBots):
            fields.field(",\"bot\":", bot)
            fields.field(",\"knownBots\":", knownBots)
        case .announceSkip(let bot, let reason):
            fields.field(",\"bot\":", bot)
            fields.field(",\"reason\":", reason)
        case .announceStart(let bot, let peerCount):
            fields.field(",\"bot\":", bot)
            fields.field(",\"peerCount\":", peerCount)
        case .announceSent(let from, let to):
            fields.field(",\"from\":", from)
            fields.field(",\"to\":", to)
        case .announceError(let from, let to, let error):
            fields.field(",\"from\":", from)
            fields.field(",\"to\":", to)
            fields.field(",\"error\":", error)
        default:
            preconditionFailure("only events of a deployment come here")
        }
    }

    private func writeConversation(to fields: inout some LineOutput & ~Copyable) {
        switch self {
        case .messageSend(let from, let to, let content, let timestamp):
            fields.field(",\"from\":", from)
            fields.field(",\"to\":", to)
            fields.field(",\"content\":", content)
            fields.field(",\"timestamp\":", timestamp)
        case .messageReceive(let bot, let from, let content, let timestamp):
            fields.field(",\"bot\":", bot)
            fields.field(",\"from\":", from)
            fields.field(",\"content\":", content)
            fields.field(",\"timestamp\":", timestamp)
        case .conversationStart(let start):
            fields.field(",\"bot\":", start.bot)
            fields.field(",\"runId\":", start.runID)
            fields.field(",\"startedAt\":", start.startedAt)
            fields.field(",\"killAt\":", start.killAt)
            fields.field(",\"triggerFrom\":", start.triggerFrom)
            fields.field(",\"initialMessageLength\":", start.initialMessageLength)
        case .conversationActivity(let activity):
            fields.field(",\"bot\":", activity.bot)
            fields.field(",\"runId\":", activity.runID)
            fields.field(",\"startedAt\":", activity.startedAt)
            fields.field(",\"triggerFrom\":", activity.triggerFrom)
            fields.field(",\"messageCount\":", activity.messageCount)
            fields.field(",\"coordinationCount\":", activity.coordinationCount)
        case .conversationStop(let stop):
            fields.field(",\"bot\":", stop.bot)
            fields.field(",\"runId\":", stop.runID)
            fields.field(",\"startedAt\":", stop.startedAt)
            fields.field(",\"killAt\":", stop.killAt)
            fields.field(",\"ttlSeconds\":", stop.ttlSeconds)
            fields.field(",\"messageCount\":", stop.messageCount)
            fields.field(",\"coordinationCount\":", stop.coordinationCount)
            fields.field(",\"replyCount\":", stop.replyCount)
        default:
            preconditionFailure("only events of a conversation come here")
        }
    }

    private func writeTurn(to fields: inout some LineOutput & ~Copyable) {
        switch self {
        case .botWait(let bot, let seconds):
            fields.field(",\"bot\":", bot)
            fields.field(",\"seconds\":", seconds)
        case .brainStart(let bot, let lastMessageFrom):
            fields.field(",\"bot\":", bot)
            fields.field(",\"lastMessageFrom\":", lastMessageFrom)
        case .brainSkip(let bot, let skip):
            fields.field(",\"bot\":", bot)
            fields.field(",\"reason\":", name: skip.reason.rawValue)
            skip.write(to: &fields)
        case .brainReply(let bot, let content, let length, let recipients, let coordination):
            fields.field(",\"bot\":", bot)
            fields.field(",\"content\":", content)
            fields.field(",\"length\":", length)
            fields.field(",\"recipients\":", recipients)
            fields.field(",\"coordination\":", coordination)
        case .brainError(let bot, let error):
            fields.field(",\"bot\":", bot)
            fields.field(",\"error\":", error)
        case .budgetExempt(let bot, let from, let recipients, let kinds):
            fields.field(",\"bot\":", bot)
            fields.field(",\"from\":", from)
            fields.field(",\"recipients\":", recipients)
            fields.field(",\"coordinationTypes\":", kinds)
        case .alarmResume(let bot, let from, let timestamp):
            fields.field(",\"bot\":", bot)
            fields.field(",\"from\":", from)
            fields.field(",\"timestamp\":", timestamp)
        case .alarmSelfHeal(let bot, let triggerFrom, let timestamp):
            fields.field(",\"bot\":", bot)
            fields.field(",\"triggerFrom\":", triggerFrom)
            fields.field(",\"timestamp\":", timestamp)
        case .modelRequest(let request):
            request.write(to: &fields)
        case .modelResponse(let response):
            response.write(to: &fields)
        case .scenarioInspect(let bot, let via, let state):
            fields.field(",\"bot\":", bot)
            fields.field(",\"via\":", via)
            fields.field(",\"state\":", state)
        case .scenarioApplied(let bot, let action, let via):
            fields.field(",\"bot\":", bot)
            fields.field(",\"action\":", action)
            fields.field(",\"via\":", via)
        case .webFetch(let bot, let report):
            fields.field(",\"bot\":", bot)
            report.write(to: &fields)
        default:
            preconditionFailure("only events of a turn come here")
        }
    }

    private func writeDispatch(to fields: inout some LineOutput & ~Copyable) {
        switch self {
        case .ownerHandoff(let taskID, let from, let to, let updatedBy):
            fields.field(",\"taskId\":", taskID)
            fields.field(",\"from\":", from)
            fields.field(",\"to\":", to)
            fields.field(",\"updatedBy\":", updatedBy)
        case .ownerConflict(let conflict):
            fields.field(",\"taskId\":", conflict.taskID)
            fields.field(",\"currentOwner\":", conflict.currentOwner)
            fields.field(",\"proposedOwner\":", conflict.proposedOwner)
            fields.field(",\"updatedBy\":", conflict.updatedBy)
            fields.field(",\"status\":", name: conflict.status.rawValue)
            fields.field(",\"updateType\":", name: conflict.updateType.rawValue)
        case .broadcastPlan(let bot, let requested, let final, let kinds):
            fields.field(",\"bot\":", bot)
            fields.field(",\"requestedRecipients\":", requested)
            fields.field(",\"finalRecipients\":", final)
            fields.field(",\"coordinationTypes\":", kinds)
        case .broadcastSkip(let bot, let skip):
            fields.field(",\"bot\":", bot)
            skip.write(to: &fields)
        case .broadcastError(let from, let to, let failure):
            fields.field(",\"from\":", from)
            fields.field(",\"to\":", to)
            switch failure {
            case .status(let status): fields.field(",\"status\":", status)
            case .error(let error): fields.field(",\"error\":", error)
            }
        case .broadcastSent(let from, let to, let content):
            fields.field(",\"from\":", from)
            fields.field(",\"to\":", to)
            fields.field(",\"content\":", content)
        default:
            preconditionFailure("only events of a dispatch come here")
        }
    }

    private func writeOutcome(to fields: inout some LineOutput & ~Copyable) {
        switch self {
        case .outcomeStart(let bot, let runID, let game, let event):
            fields.field(",\"bot\":", bot)
            fields.field(",\"runId\":", runID)
            fields.field(",\"game\":", game)
            fields.field(",\"event\":", event)
        case .outcomeTranscript(let bot, let runID, let entries, let characters):
            fields.field(",\"bot\":", bot)
            fields.field(",\"runId\":", runID)
            fields.field(",\"entries\":", entries)
            fields.field(",\"chars\":", characters)
        case .outcomeResponse(let bot, let runID, let finishReason, let textCharacters, let steps):
            fields.field(",\"bot\":", bot)
            fields.field(",\"runId\":", runID)
            fields.field(",\"finishReason\":", finishReason)
            fields.field(",\"textChars\":", textCharacters)
            fields.field(",\"steps\":", steps)
        case .outcomeSkip(let bot, let reason):
            fields.field(",\"bot\":", bot)
            fields.field(",\"reason\":", reason)
        case .outcomeError(let bot, let error):
            fields.field(",\"bot\":", bot)
            fields.field(",\"error\":", error)
        case .outcome(_, let object):
            fields.members(object)
        default:
            preconditionFailure("only events of an outcome come here")
        }
    }
}
