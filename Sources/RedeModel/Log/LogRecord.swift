/// A line of the event log: a name, an instant and what happened.
///
/// Spec: sections 1 and 13.
package struct LogRecord: Equatable, Sendable {
    /// When it happened.
    package var instant: Instant
    /// What happened.
    package var payload: Payload

    package init(at instant: Instant, _ payload: Payload) {
        self.instant = instant
        self.payload = payload
    }
}

extension LogRecord {
    /// What happened, with the fields that the log shows, in their order.
    package enum Payload: Equatable, Sendable {
        case autoDeployStart(bots: [Text])
        case autoDeployBotError(bot: Text, error: Text)
        case autoDeployComplete(status: AutoDeployStatus, deployed: Int, failed: Int?)
        case autoDeployError(error: Text)
        case durableDeploy(bot: Text, knownBots: Int)
        case announceSkip(bot: Text, reason: Text)
        case announceStart(bot: Text, peerCount: Int)
        case announceSent(from: Text, to: Text)
        case announceError(from: Text, to: Text, error: Text)
        case deployComplete(bot: Text, knownBots: Int)
        case messageSend(from: Text, to: Text, content: Text, timestamp: Instant)
        case messageReceive(bot: Text, from: Text, content: Text, timestamp: Instant)
        case conversationStart(ConversationStart)
        case conversationActivity(ConversationActivity)
        case conversationStop(ConversationStop)
        case botWait(bot: Text, seconds: Double)
        case brainStart(bot: Text, lastMessageFrom: Text)
        case brainSkip(bot: Text, Skip)
        case brainReply(bot: Text, content: Text, length: Int, recipients: [Text], coordination: [Update])
        case brainError(bot: Text, error: Text)
        case budgetExempt(bot: Text, from: Text, recipients: [Text], coordinationTypes: [Update.Kind])
        case alarmResume(bot: Text, from: Text, timestamp: Timestamp)
        case alarmSelfHeal(bot: Text, triggerFrom: Text, timestamp: Instant)
        case modelRequest(ModelRequest)
        case modelResponse(ModelResponse)
        case scenarioInspect(bot: Text, via: Text, state: BoardSummary)
        case scenarioApplied(bot: Text, action: Text, via: Text)
        case webFetch(bot: Text, FetchReport)
        case ownerHandoff(taskID: Text, from: Text?, to: Text, updatedBy: Text)
        case ownerConflict(OwnerConflict)
        case broadcastPlan(bot: Text, requested: [Text], final: [Text], coordinationTypes: [Update.Kind])
        case broadcastSkip(bot: Text, BroadcastSkip)
        case broadcastError(from: Text, to: Text, BroadcastFailure)
        case broadcastSent(from: Text, to: Text, content: Text)
        case outcomeStart(bot: Text, runID: Text?, game: Text, event: Text)
        case outcomeTranscript(bot: Text, runID: Text?, entries: Int, characters: Int)
        case outcomeResponse(bot: Text, runID: Text?, finishReason: Text, textCharacters: Int, steps: Int)
        case outcomeSkip(bot: Text, reason: Text)
        case outcomeError(bot: Text, error: Text)
        /// The game's outcome: the event's own name, and its fields in order.
        case outcome(event: Text, fields: JSONObject)
    }

    /// How an auto-deploy ended.
    package enum AutoDeployStatus: String, Sendable {
        case ok, partial
    }

    /// The first real message of a session.
    package struct ConversationStart: Equatable, Sendable {
        /// The bot whose record it is.
        package var bot: Text
        /// The RUN_ID setting as it is written; nil when it is not set.
        package var runID: Text?
        /// When the session started.
        package var startedAt: Timestamp
        /// When the session is to stop.
        package var killAt: Timestamp
        /// The sender of the message.
        package var triggerFrom: Text
        /// The message's length in UTF-16 units.
        package var initialMessageLength: Int

        package init(
            bot: Text,
            runID: Text?,
            startedAt: Timestamp,
            killAt: Timestamp,
            triggerFrom: Text,
            initialMessageLength: Int
        ) {
            self.bot = bot
            self.runID = runID
            self.startedAt = startedAt
            self.killAt = killAt
            self.triggerFrom = triggerFrom
            self.initialMessageLength = initialMessageLength
        }
    }

    /// A further real message of a session.
    package struct ConversationActivity: Equatable, Sendable {
        /// The bot whose record it is.
        package var bot: Text
        /// The RUN_ID setting as it is written; nil when it is not set.
        package var runID: Text?
        /// When the session started.
        package var startedAt: Timestamp
        /// The sender of the message.
        package var triggerFrom: Text
        /// How many messages the bot keeps.
        package var messageCount: Int
        /// How many items its ledger has.
        package var coordinationCount: Int

        package init(
            bot: Text,
            runID: Text?,
            startedAt: Timestamp,
            triggerFrom: Text,
            messageCount: Int,
            coordinationCount: Int
        ) {
            self.bot = bot
            self.runID = runID
            self.startedAt = startedAt
            self.triggerFrom = triggerFrom
            self.messageCount = messageCount
            self.coordinationCount = coordinationCount
        }
    }

    /// The end of a session.
    package struct ConversationStop: Equatable, Sendable {
        /// The bot whose record it is.
        package var bot: Text
        /// The RUN_ID setting as it is written; nil when it is not set.
        package var runID: Text?
        /// When the session started; nil when that is not known.
        package var startedAt: Timestamp?
        /// When the session was to stop; nil when that is not known.
        package var killAt: Timestamp?
        /// The session's length in seconds.
        package var ttlSeconds: Double
        /// How many messages the bot keeps.
        package var messageCount: Int
        /// How many items its ledger has.
        package var coordinationCount: Int
        /// How many replies counted against its budget.
        package var replyCount: Int

        package init(
            bot: Text,
            runID: Text?,
            startedAt: Timestamp?,
            killAt: Timestamp?,
            ttlSeconds: Double,
            messageCount: Int,
            coordinationCount: Int,
            replyCount: Int
        ) {
            self.bot = bot
            self.runID = runID
            self.startedAt = startedAt
            self.killAt = killAt
            self.ttlSeconds = ttlSeconds
            self.messageCount = messageCount
            self.coordinationCount = coordinationCount
            self.replyCount = replyCount
        }
    }

    /// A call to the model that goes out.
    package struct ModelRequest: Equatable, Sendable {
        /// The bot whose record it is.
        package var bot: Text
        /// The name of the model.
        package var model: Text
        /// The sender of the trigger.
        package var lastMessageFrom: Text
        /// The prompt's length in UTF-16 units.
        package var promptCharacters: Int
        /// How many messages of the history the prompt shows.
        package var historyMessages: Int
        /// How many items its ledger has.
        package var coordinationCount: Int

        package init(
            bot: Text,
            model: Text,
            lastMessageFrom: Text,
            promptCharacters: Int,
            historyMessages: Int,
            coordinationCount: Int
        ) {
            self.bot = bot
            self.model = model
            self.lastMessageFrom = lastMessageFrom
            self.promptCharacters = promptCharacters
            self.historyMessages = historyMessages
            self.coordinationCount = coordinationCount
        }
    }

    /// The model's answer to a turn; the tool figures are those of its last step.
    package struct ModelResponse: Equatable, Sendable {
        /// The bot whose record it is.
        package var bot: Text
        /// The name of the model.
        package var model: Text
        /// Why the model stopped, in its own word.
        package var finishReason: Text
        /// The text's length in UTF-16 units.
        package var textCharacters: Int
        /// How many tools the last step called.
        package var toolCalls: Int
        /// How many results the last step got back.
        package var toolResults: Int
        /// How many steps the model took.
        package var steps: Int

        package init(
            bot: Text,
            model: Text,
            finishReason: Text,
            textCharacters: Int,
            toolCalls: Int,
            toolResults: Int,
            steps: Int
        ) {
            self.bot = bot
            self.model = model
            self.finishReason = finishReason
            self.textCharacters = textCharacters
            self.toolCalls = toolCalls
            self.toolResults = toolResults
            self.steps = steps
        }
    }

    /// The public state of a scenario, as far as the log shows it.
    package struct BoardSummary: Equatable, Sendable {
        /// The position in Forsyth-Edwards notation; nil when there is none.
        package var fen: Text?
        /// Whose move it is; nil when the state does not say.
        package var sideToMove: Text?
        /// The number of the move, from 1; nil when the state does not say.
        package var moveNumber: Int?
        /// How the game stands; nil when the state does not say.
        package var status: Text?
        /// How many actions were applied; nil when the state does not say.
        package var historyLength: Int?
        /// What only this scenario has, after all that; mostly nothing.
        package var own: JSONObject

        package init(
            fen: Text? = nil,
            sideToMove: Text? = nil,
            moveNumber: Int? = nil,
            status: Text? = nil,
            historyLength: Int? = nil,
            own: JSONObject = JSONObject()
        ) {
            self.fen = fen
            self.sideToMove = sideToMove
            self.moveNumber = moveNumber
            self.status = status
            self.historyLength = historyLength
            self.own = own
        }
    }

    /// What became of a web fetch.
    package enum FetchReport: Equatable, Sendable {
        /// A page came: its final address; `truncated` only for text bodies.
        case answered(url: Text, status: Int, ok: Bool, truncated: Bool?)
        /// No answer came.
        case failed(url: Text, error: Text)
    }

    /// A claim to a task that somebody else owns.
    package struct OwnerConflict: Equatable, Sendable {
        /// The identity of the task in the ledger.
        package var taskID: Text
        /// Who owns the task and keeps it.
        package var currentOwner: Text
        /// Whom the update names as its owner.
        package var proposedOwner: Text
        /// The bot that sent the update.
        package var updatedBy: Text
        /// How far the task is.
        package var status: LedgerItem.Status
        /// What the update was to do.
        package var updateType: Update.Kind

        package init(
            taskID: Text,
            currentOwner: Text,
            proposedOwner: Text,
            updatedBy: Text,
            status: LedgerItem.Status,
            updateType: Update.Kind
        ) {
            self.taskID = taskID
            self.currentOwner = currentOwner
            self.proposedOwner = proposedOwner
            self.updatedBy = updatedBy
            self.status = status
            self.updateType = updateType
        }
    }

    /// Why a reply, or one of its recipients, was left out of a dispatch.
    package enum BroadcastSkip: Equatable, Sendable {
        case noPeers
        case noMatchingRecipients(requested: [Text])
        case missingOrigin
        case duplicateOutbound(to: Text)
    }

    /// How a post of a dispatch failed.
    package enum BroadcastFailure: Equatable, Sendable {
        /// The route answered with this status.
        case status(Int)
        /// No answer came.
        case error(Text)
    }
}
