package import RedeModel

/// How often each countable thing happened, in a run or to one bot.
package struct RunCounts: Equatable, Sendable {
    private var counts = [Int](repeating: 0, count: MetricName.allCases.count)
    private var reasons = [Int](repeating: 0, count: SkipReason.allCases.count)

    init() {}

    /// The count of a metric; 0 for one that is no count.
    package subscript(metric: MetricName) -> Int { counts[metric.ordinal] }

    /// How many skips there were for a reason.
    package subscript(reason: SkipReason) -> Int { reasons[reason.ordinal] }

    /// The reasons for which there were skips, in their fixed order, with their counts.
    package var skips: [(reason: SkipReason, count: Int)] {
        SkipReason.allCases.compactMap { self[$0] > 0 ? (reason: $0, count: self[$0]) : nil }
    }

    /// Counts a record.
    mutating func add(_ payload: LogRecord.Payload, as metric: MetricName) {
        counts[metric.ordinal] += 1
        if case .brainSkip(_, let skip) = payload { reasons[skip.reason.ordinal] += 1 }
    }
}

extension LogRecord.Payload {
    /// The metric that the record counts for, and the bot; nil for a record that is not counted.
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

extension SkipReason {
    /// The case's place in the declaration.
    fileprivate var ordinal: Int { SkipReason.allCases.firstIndex(of: self) ?? 0 }
}
