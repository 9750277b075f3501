package import RedeModel

/// How often each countable thing happened, in a run or to one bot.
package struct RunCounts: Equatable, Sendable {
    private var counts = [Int](repeating: 0, count: MetricName.allCases.count)

    init() {}

    /// The count of a metric; 0 for one that is no count.
    package subscript(metric: MetricName) -> Int { counts[metric.ordinal] }

    /// How many skips there were for a reason.
    package subscript(reason: SkipReason) -> Int { counts[MetricName(reason).ordinal] }

    /// The reasons for which there were skips, in their fixed order, with their counts.
    package var skips: [(reason: SkipReason, count: Int)] {
        SkipReason.allCases.compactMap { self[$0] > 0 ? (reason: $0, count: self[$0]) : nil }
    }

    /// Counts a record.
    mutating func add(_ payload: LogRecord.Payload, as metric: MetricName) {
        counts[metric.ordinal] += 1
        guard case .brainSkip(_, let skip) = payload else { return }
        let reason = skip.reason
        counts[MetricName.skipsPresenceMessage.ordinal + reason.ordinal] += 1
        if reason == .transientModelError { counts[MetricName.retries.ordinal] += 1 }
    }

    /// Adds what was counted elsewhere.
    mutating func add(_ other: RunCounts) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }
}

extension LogRecord.Payload {
    /// Whether a metric counts the record.
    func isCounted(by metric: MetricName) -> Bool {
        guard let counted else { return false }
        if counted.metric == metric { return true }
        guard case .brainSkip(_, let skip) = self else { return false }
        return skip.reason == metric.skipReason || metric == .retries && skip.reason == .transientModelError
    }

    /// The metric that the record counts for, and the bot; nil for a record that is not counted.
    ///
    /// A skip counts for its reason's metric as well, and one that is tried again for `retries`.
    var counted: (metric: MetricName, bot: Text)? {
        switch self {
        case .brainStart(let bot, _): (.turns, bot)
        case .brainReply(let bot, _, _, _, _): (.replies, bot)
        case .brainSkip(let bot, _): (.skips, bot)
        case .brainError(let bot, _): (.errors, bot)
        case .modelRequest(let request): (.modelCalls, request.bot)
        case .messageReceive(let bot, _, _, _): (.messages, bot)
        case .broadcastError(let from, _, _), .announceError(let from, _, _): (.refused, from)
        case .broadcastSkip(let bot, .duplicateOutbound): (.duplicates, bot)
        case .conversationStart(let start): (.sessions, start.bot)
        case .ownerConflict(let conflict): (.conflicts, conflict.updatedBy)
        case .ownerHandoff(_, _, _, let updatedBy): (.handoffs, updatedBy)
        case .autoDeployStart, .autoDeployBotError, .autoDeployComplete, .autoDeployError, .durableDeploy,
            .announceSkip, .announceStart, .announceSent, .deployComplete, .messageSend,
            .conversationActivity, .conversationStop, .botWait, .budgetExempt, .alarmResume, .alarmSelfHeal,
            .modelResponse, .scenarioInspect, .scenarioApplied, .webFetch, .broadcastPlan, .broadcastSkip,
            .broadcastSent, .outcomeStart, .outcomeTranscript, .outcomeResponse, .outcomeSkip, .outcomeError,
            .outcome:
            nil
        }
    }
}
