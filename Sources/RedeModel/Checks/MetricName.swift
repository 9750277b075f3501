/// A number that is read off one run's log.
package enum MetricName: String, CaseIterable, Sendable {
    // What each is stands in `summary`.
    case turns, replies, skips
    case skipsPresenceMessage = "skips-presence-message"
    case skipsPeerRoutingPolicy = "skips-peer-routing-policy"
    case skipsConversationExpired = "skips-conversation-expired"
    case skipsRateLimitBackoff = "skips-rate-limit-backoff"
    case skipsSessionReplyBudget = "skips-session-reply-budget"
    case skipsBrainCooldown = "skips-brain-cooldown"
    case skipsMissingAPIKey = "skips-missing-api-key"
    case skipsRateLimitError = "skips-rate-limit-error"
    case skipsTransientModelError = "skips-transient-model-error"
    case skipsSupersededTrigger = "skips-superseded-trigger"
    case skipsEmptyReply = "skips-empty-reply"
    case skipsCoordinationOnlyReply = "skips-coordination-only-reply"
    case skipsUnparsableReply = "skips-unparsable-reply"
    case skipsStaleInFlightTrigger = "skips-stale-inflight-trigger"
    case skipsScenarioActionAlreadyBroadcast = "skips-scenario-action-already-broadcast"
    case skipsScenarioActionRejected = "skips-scenario-action-rejected"
    case modelCalls = "model-calls"
    case errors, retries, messages, refused, duplicates, sessions, conflicts, handoffs
    case virtualSeconds = "virtual-seconds"

    case budgetUsed = "budget-used"
    case firstReplySeconds = "first-reply-seconds"
    case handoffSecondsMedian = "handoff-seconds-median"
    case handoffSecondsP95 = "handoff-seconds-p95"
    case idleShare = "idle-share"
    case promptCharactersMean = "prompt-characters-mean"
    case promptCharactersMax = "prompt-characters-max"
    case inputTokens = "input-tokens"
    case outputTokens = "output-tokens"
    case cost

    case ledgerOpen = "ledger-open"
    case ledgerInProgress = "ledger-in-progress"
    case ledgerBlocked = "ledger-blocked"
    case ledgerDone = "ledger-done"
    case ledgerAbandoned = "ledger-abandoned"

    case endedQuiet = "ended-quiet"
    case endedByBudget = "ended-by-budget"
    case endedByTime = "ended-by-time"
    case endedByFailure = "ended-by-failure"
    case judged

    case orderKept = "order-kept"
    case rounds
    case sentencesPerTurn = "sentences-per-turn"
    case wordsPerSentence = "words-per-sentence"
    case repeatedSentences = "repeated-sentences"

    case chessPlies = "chess-plies"
    case chessRefused = "chess-refused"
    case chessRecovered = "chess-recovered"
    case chessDefaulted = "chess-defaulted"
    case chessIllegalPerThousand = "chess-illegal-per-1000"
    case chessNotationDiscipline = "chess-notation-discipline"
    case chessMargin = "chess-margin"
    case chessMaterial = "chess-material"
    case chessCheckmate = "chess-checkmate"
    case chessStalemate = "chess-stalemate"
    case chessDraw = "chess-draw"
    case chessUnfinished = "chess-unfinished"
    case chessCentipawnLossWhite = "chess-centipawn-loss-white"
    case chessCentipawnLossBlack = "chess-centipawn-loss-black"

    /// Which way a metric gets better.
    package enum Direction: String, CaseIterable, Sendable {
        case higher, lower
        /// Neither way by itself.
        case neutral
    }

    /// The metric's place in `allCases`.
    package var ordinal: Int {
        // An enumeration without payloads is the number of its case in a byte; a search through all cases
        // would take longer than to compute most metrics.
        withUnsafeBytes(of: self) { Int($0[0]) }
    }

    /// What the number counts, or its unit.
    package var unit: String { row.unit }

    /// Which way the metric gets better.
    package var direction: Direction { row.direction }

    /// Whether the metric can be read for a single bot.
    package var isPerBot: Bool { row.scope == .bot }

    /// Whether the metric counts records, each of which is there to be shown.
    package var isCount: Bool { isPerBot || skipReason != nil }

    /// How the metric is computed, in a line.
    package var summary: String { row.summary }

    /// The skips that the metric counts; nil for one that counts other things, or skips for any reason.
    package var skipReason: SkipReason? {
        rawValue.hasPrefix("skips-") ? SkipReason(rawValue: String(rawValue.dropFirst(6))) : nil
    }

    /// The metric of the skips for a reason.
    package init(_ reason: SkipReason) {
        self = MetricName.allCases[MetricName.skipsPresenceMessage.ordinal + reason.ordinal]
    }
}
