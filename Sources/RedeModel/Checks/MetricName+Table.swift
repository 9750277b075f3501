/// The table of metrics, a row each.
extension MetricName {
    /// Whose number it is.
    enum Scope {
        /// The run's, and each bot's.
        case bot
        /// The run's alone.
        case run
    }

    struct Row {
        var unit: String
        var direction: Direction
        var scope: Scope
        var summary: String

        init(_ unit: String, _ direction: Direction, _ scope: Scope, _ summary: String) {
            self.unit = unit
            self.direction = direction
            self.scope = scope
            self.summary = summary
        }

        init(_ unit: String, _ direction: Direction, _ summary: String) {
            self.init(unit, direction, .run, summary)
        }
    }

    var row: Row {
        switch self {
        case .turns, .replies, .skips, .modelCalls, .errors, .retries, .messages, .refused, .duplicates,
            .sessions, .conflicts, .handoffs:
            counted
        case .skipsPresenceMessage, .skipsPeerRoutingPolicy, .skipsConversationExpired,
            .skipsRateLimitBackoff, .skipsSessionReplyBudget, .skipsBrainCooldown, .skipsMissingAPIKey,
            .skipsRateLimitError, .skipsTransientModelError, .skipsSupersededTrigger, .skipsEmptyReply,
            .skipsCoordinationOnlyReply, .skipsUnparsableReply, .skipsStaleInFlightTrigger,
            .skipsScenarioActionAlreadyBroadcast, .skipsScenarioActionRejected:
            Row("skips", skipDirection, "skips for the reason `\(skipReason?.rawValue ?? "")`")
        case .virtualSeconds, .budgetUsed, .firstReplySeconds, .handoffSecondsMedian, .handoffSecondsP95,
            .idleShare, .promptCharactersMean, .promptCharactersMax, .inputTokens, .outputTokens, .cost:
            spent
        case .ledgerOpen, .ledgerInProgress, .ledgerBlocked, .ledgerDone, .ledgerAbandoned, .endedQuiet,
            .endedByBudget, .endedByTime, .endedByFailure, .judged:
            left
        case .orderKept, .rounds, .sentencesPerTurn, .wordsPerSentence, .repeatedSentences:
            circle
        case .chessPlies, .chessRefused, .chessRecovered, .chessDefaulted, .chessIllegalPerThousand,
            .chessNotationDiscipline, .chessMargin, .chessMaterial, .chessCheckmate, .chessStalemate,
            .chessDraw, .chessUnfinished, .chessCentipawnLossWhite, .chessCentipawnLossBlack:
            chess
        }
    }

    /// Skips that happen as they ought to are neutral.
    private var skipDirection: Direction {
        switch self {
        case .skipsPresenceMessage, .skipsPeerRoutingPolicy, .skipsConversationExpired, .skipsBrainCooldown:
            .neutral
        default: .lower  // All others take a reply away.
        }
    }

    /// What is counted, a record each.
    private var counted: Row {
        switch self {
        case .turns: Row("turns", .neutral, .bot, "turns that began, a retry of a turn included")
        case .replies: Row("replies", .higher, .bot, "turns that ended with a reply")
        case .skips:
            Row(
                "skips",
                .lower,
                .bot,
                "turns and messages that ended without a reply, by reason if one is given"
            )
        case .modelCalls: Row("calls", .lower, .bot, "calls of the language model for turns")
        case .errors: Row("errors", .lower, .bot, "turns that failed")
        case .retries:
            Row(
                "calls",
                .lower,
                .bot,
                "calls that failed for a passing reason, to be made again in their turn"
            )
        case .messages: Row("messages", .neutral, .bot, "messages that were received")
        case .refused: Row("messages", .lower, .bot, "deliveries that were answered with an error")
        case .duplicates:
            Row("messages", .lower, .bot, "messages held back because the same went out shortly before")
        case .sessions: Row("sessions", .neutral, .bot, "sessions that began")
        case .conflicts: Row("conflicts", .lower, .bot, "changes of a task's owner that the ledger refused")
        case .handoffs: Row("handoffs", .neutral, .bot, "tasks that changed their owner")
        default: preconditionFailure("only what is counted comes here")
        }
    }

    /// Time, budget, prompts and tokens.
    private var spent: Row {
        switch self {
        case .virtualSeconds:
            Row("seconds", .neutral, "virtual time from the epoch to the last log record")
        case .budgetUsed:
            Row(
                "share",
                .neutral,
                "replies that counted against a budget, of all that the budgets of the sessions allowed"
            )
        case .firstReplySeconds:
            Row("seconds", .lower, "time from the first real message to the first reply")
        case .handoffSecondsMedian:
            Row(
                "seconds",
                .lower,
                "median time from a bot's message being received to the reply that answers it"
            )
        case .handoffSecondsP95:
            Row("seconds", .lower, "the same time that 95 % of the replies keep, by nearest rank")
        case .idleShare:
            Row(
                "share",
                .lower,
                "time in which no bot was in a turn, of the time from the first session's start to the last one's stop"
            )
        case .promptCharactersMean: Row("characters", .lower, "mean length of the prompts, in UTF-16 units")
        case .promptCharactersMax:
            Row("characters", .lower, "length of the longest prompt, in UTF-16 units")
        case .inputTokens:
            Row("tokens", .lower, "tokens of the prompts of answered turns: recorded, else estimated")
        case .outputTokens:
            Row("tokens", .lower, "tokens of the answers to turns: recorded, else estimated")
        case .cost:
            Row("currency", .lower, "what those tokens cost, by the table of prices")
        default: preconditionFailure("only what is spent comes here")
        }
    }

    /// The ledger and the end.
    private var left: Row {
        switch self {
        case .ledgerOpen: Row("tasks", .neutral, "tasks that are `open` after all updates of replies")
        case .ledgerInProgress:
            Row("tasks", .neutral, "tasks that are `in_progress` after all updates of replies")
        case .ledgerBlocked: Row("tasks", .lower, "tasks that are `blocked` after all updates of replies")
        case .ledgerDone: Row("tasks", .higher, "tasks that are `done` after all updates of replies")
        case .ledgerAbandoned:
            Row("tasks", .lower, "tasks that are `abandoned` after all updates of replies")
        case .endedQuiet:
            Row("0 or 1", .neutral, "the last message was answered, or there was nothing to say")
        case .endedByBudget:
            Row("0 or 1", .neutral, "the last message was not answered, as the budget was used up")
        case .endedByTime:
            Row("0 or 1", .neutral, "the last message was not answered, as the session's time was over")
        case .endedByFailure:
            Row("0 or 1", .lower, "the last message was not answered, as the model or the turn failed")
        case .judged: Row("0 or 1", .higher, "an outcome was told")
        default: preconditionFailure("only what is left comes here")
        }
    }

    /// Circles: runs in which each bot passes on to the next.
    private var circle: Row {
        switch self {
        case .orderKept:
            Row(
                "share",
                .higher,
                "hand-overs after which the next reply was that of the next bot of the circle"
            )
        case .rounds: Row("rounds", .higher, "replies of the bot of the circle that replied least")
        case .sentencesPerTurn: Row("sentences", .neutral, "mean number of sentences of a reply")
        case .wordsPerSentence: Row("words", .neutral, "mean number of words of a sentence")
        case .repeatedSentences:
            Row("sentences", .lower, "sentences whose words were said before in the run, case apart")
        default: preconditionFailure("only what is known of circles comes here")
        }
    }

    /// Games of chess that an engine rules.
    private var chess: Row {
        switch self {
        case .chessPlies: Row("plies", .neutral, "moves of both sides on the board at the end")
        case .chessRefused:
            Row("turns", .lower, "turns whose own answer had no legal move: recovered, defaulted or given up")
        case .chessRecovered:
            Row("moves", .lower, "moves found in the raw reply or by a repair call")
        case .chessDefaulted: Row("moves", .lower, "moves made in a bot's place")
        case .chessIllegalPerThousand: Row("turns", .lower, "`chess-refused` for each 1,000 plies")
        case .chessNotationDiscipline:
            Row(
                "share",
                .higher,
                "moves that the bot's own answer gave as asked for, of all moves that were said"
            )
        case .chessMargin: Row("points", .neutral, "1 when White won, −1 when Black did, else 0")
        case .chessMaterial:
            Row(
                "pawns",
                .neutral,
                "White's material less Black's at the end; a knight or bishop is 3, a rook 5, a queen 9"
            )
        case .chessCheckmate: Row("0 or 1", .neutral, "the game ended by checkmate")
        case .chessStalemate: Row("0 or 1", .neutral, "the game ended by stalemate")
        case .chessDraw: Row("0 or 1", .neutral, "the game was drawn otherwise")
        case .chessUnfinished: Row("0 or 1", .lower, "the game was not over")
        case .chessCentipawnLossWhite:
            Row("centipawns", .lower, "mean loss of White's moves by a UCI engine, when one is asked")
        case .chessCentipawnLossBlack:
            Row("centipawns", .lower, "mean loss of Black's moves by a UCI engine, when one is asked")
        default: preconditionFailure("only what is known of chess comes here")
        }
    }
}
