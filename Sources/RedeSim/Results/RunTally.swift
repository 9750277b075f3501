import RedeModel

/// Reads a log once, from its first record to its last, and counts.
struct RunTally {
    var total = RunCounts()
    var bots: [BotResult]
    /// The last outcome.
    var outcome: RunResult.Outcome?
    /// How many actions were found in a raw reply or by a repair call.
    private(set) var recovered = 0
    /// How many actions were taken in a bot's place.
    private(set) var defaulted = 0

    private let epoch: Instant
    /// The length of the run, at least 1.
    private let span: Int
    /// When each bot's present turn began; nil between turns.
    private var turnStarts: [Instant?]
    /// The times from a turn's start to its reply, a list a bot.
    private var replyTimes: [[Int]]

    /// The tally of a log, for the bots with these names.
    init(_ log: EventLog, names: [Text], epoch: Instant) {
        self.epoch = epoch
        span = log.count == 0 ? 1 : max(1, log[log.count - 1].instant.milliseconds(since: epoch))
        bots = names.map { BotResult(name: $0) }
        turnStarts = names.map { _ in nil }
        replyTimes = names.map { _ in [] }
        for index in 0..<log.count { add(log[index], number: index + 1) }
        for index in bots.indices { bots[index].medianReplyMilliseconds = RunTally.median(replyTimes[index]) }
    }

    private mutating func add(_ record: LogRecord, number: Int) {
        if case .outcome(let event, let fields) = record.payload {
            outcome = .init(
                event: event,
                fields: fields,
                moment: Moment(instant: record.instant, event: number)
            )
        }
        if case .modelResponse(let response) = record.payload {
            mark(response.bot, .thinking, at: record.instant)
        }
        if case .scenarioApplied(_, _, let via) = record.payload { count(via) }
        guard let (metric, name) = record.payload.counted else { return }
        total.add(record.payload, as: metric)
        guard let index = bots.firstIndex(where: { $0.name == name }) else { return }
        bots[index].counts.add(record.payload, as: metric)
        follow(record, of: index)
    }

    private mutating func count(_ via: Text) {
        switch ActionRoute(via) {
        case .rawReply, .repair: recovered += 1
        case .standIn: defaulted += 1
        case .message, .tool, nil: break
        }
    }

    /// Follows a bot's turns.
    private mutating func follow(_ record: LogRecord, of index: Int) {
        let now = record.instant
        switch record.payload {
        case .brainStart:
            turnStarts[index] = now
            mark(index, .thinking, at: now)
        case .brainReply:
            if let start = turnStarts[index] { replyTimes[index].append(now.milliseconds(since: start)) }
            markTurn(of: index, to: now)
            mark(index, .replying, at: now)
            turnStarts[index] = nil
        case .brainError:
            markTurn(of: index, to: now)
            mark(index, .failing, at: now)
            turnStarts[index] = nil
        case .brainSkip(_, let skip) where skip.isFailure:
            markTurn(of: index, to: now)
            mark(index, .failing, at: now)
            turnStarts[index] = nil
        case .messageReceive:
            mark(index, .receiving, at: now)
        default:
            // Of all other records none shows what a bot is busy with.
            break
        }
    }

    /// The bot was busy with its turn until now.
    private mutating func markTurn(of index: Int, to now: Instant) {
        guard let start = turnStarts[index] else { return }
        for part in part(of: start)...part(of: now) {
            bots[index].activity[part] = max(bots[index].activity[part], .thinking)
        }
    }

    private mutating func mark(_ name: Text, _ activity: BotResult.Activity, at instant: Instant) {
        guard let index = bots.firstIndex(where: { $0.name == name }) else { return }
        if activity == .thinking { markTurn(of: index, to: instant) }
        mark(index, activity, at: instant)
    }

    private mutating func mark(_ index: Int, _ activity: BotResult.Activity, at instant: Instant) {
        let part = part(of: instant)
        bots[index].activity[part] = max(bots[index].activity[part], activity)
    }

    private func part(of instant: Instant) -> Int {
        let offset = max(0, instant.milliseconds(since: epoch))
        return min(offset * BotResult.activityParts / span, BotResult.activityParts - 1)
    }

    private static func median(_ times: [Int]) -> Int? {
        let sorted = times.sorted()
        guard let last = sorted.indices.last else { return nil }
        return (sorted[last / 2] + sorted[(last + 1) / 2]) / 2
    }
}

extension LogRecord.Skip {
    /// Whether the model failed.
    fileprivate var isFailure: Bool {
        switch reason {
        case .rateLimitError, .transientModelError: true
        case .presenceMessage, .peerRoutingPolicy, .conversationExpired, .rateLimitBackoff,
            .sessionReplyBudget, .brainCooldown, .missingAPIKey, .supersededTrigger, .emptyReply,
            .coordinationOnlyReply, .unparsableReply, .staleInFlightTrigger, .scenarioActionAlreadyBroadcast,
            .scenarioActionRejected:
            false
        }
    }
}
