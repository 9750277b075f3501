import RedeModel

/// Reads a log once, from its first record to its last, and counts.
struct RunTally {
    private(set) var total = RunCounts()
    private(set) var bots: [BotResult]
    /// The last outcome.
    private(set) var outcome: RunResult.Outcome?
    /// Whether an outcome was to be told.
    private(set) var isJudged = false
    private(set) var ending: EndingTally
    private(set) var chess = ChessTally()
    private(set) var pace: PaceTally
    private(set) var budget: BudgetTally
    private(set) var spending: SpendingTally
    private(set) var ledger = LedgerTally()
    /// When the last record happened.
    let end: Instant
    /// What tokens cost.
    let prices: PriceTable?
    let model: Text?

    // What is made of all records.
    private(set) var handoffs = SortedTimes([])
    private(set) var circle: CircleTally.Circle?
    private(set) var game: ChessTally.Game?

    private let epoch: Instant
    /// The length of the run, at least 1.
    private let span: Int
    /// Whether bots that are not known join the list.
    private let isOpen: Bool
    private var names: [Text]
    /// What was recorded of each bot's calls.
    private var usage: [[RecordedCall.Usage?]]
    private let recordedUsage: [(bot: Text, calls: [RecordedCall.Usage?])]
    /// What happened to nobody in the list.
    private var others = RunCounts()
    private var passes = CircleTally()
    /// When each bot's present turn began; nil between turns.
    private var turnStarts: [Instant?]
    /// The times from a turn's start to its reply, a list a bot.
    private var replyTimes: [[Int]]

    init(_ log: EventLog, beside sources: MetricSources) {
        names = sources.bots ?? []
        isOpen = sources.bots == nil
        epoch = sources.epoch ?? (log.count > 0 ? log[0].instant : Instant(milliseconds: 0))
        end = log.count > 0 ? log[log.count - 1].instant : epoch
        span = max(1, end.milliseconds(since: epoch))
        prices = sources.prices
        model = sources.model
        recordedUsage = sources.usage
        usage = names.map { name in sources.usage.first { $0.bot == name }?.calls ?? [] }
        bots = names.map { BotResult(name: $0) }
        turnStarts = names.map { _ in nil }
        replyTimes = names.map { _ in [] }
        ending = EndingTally(bots: names.count)
        pace = PaceTally(bots: names.count)
        budget = BudgetTally(bots: names.count, maximum: sources.replyBudget)
        spending = SpendingTally(bots: names.count)
        log.forEach { record, place in add(record, number: place + 1) }
        for index in bots.indices {
            bots[index].medianReplyMilliseconds = SortedTimes(replyTimes[index]).median.map { Int($0) }
            total.add(bots[index].counts)
        }
        total.add(others)
        handoffs = SortedTimes(pace.handoffs)
        game = chess.game
        circle = game == nil ? passes.circle(ofBots: names.count) : nil
    }

    /// The virtual time from the epoch to the last record.
    var virtualMilliseconds: Int { max(0, end.milliseconds(since: epoch)) }

    private mutating func add(_ record: LogRecord, number: Int) {
        let now = record.instant
        switch record.payload {
        case .durableDeploy(let bot, _):
            _ = place(joining: bot)
        case .conversationStop(let stop):
            guard let bot = place(joining: stop.bot) else { return }
            pace.sessionStops(of: bot, at: now)
            budget.sessionStops(of: bot, replies: stop.replyCount)
        case .budgetExempt(let name, _, _, _):
            if let bot = place(joining: name) { budget.exempts(bot) }
        case .modelResponse(let response):
            guard let bot = place(joining: response.bot) else { return }
            markTurn(of: bot, to: now)
            mark(bot, .thinking, at: now)
            spending.answers(bot, response, usage: usage[bot])
        case .scenarioInspect(_, _, let state):
            chess.look(at: state)
        case .scenarioApplied(_, let action, let via):
            chess.apply(action, via: ActionRoute(via))
        case .outcomeStart:
            isJudged = true
        case .outcome(let event, let fields):
            let moment = Moment(instant: now, event: number)
            outcome = .init(event: event, fields: fields, moment: moment)
        default:
            guard let (metric, name) = record.payload.counted else { return }
            let known = metric.isOfRecipient ? place(joining: name) : RunTally.place(of: name, in: names)
            guard let bot = known else {
                others.add(record.payload, as: metric)
                return
            }
            bots[bot].counts.add(record.payload, as: metric)
            follow(record, of: bot)
        }
    }

    // Of the names alone, as a look at all else would copy that.
    private static func place(of name: Text, in names: [Text]) -> Int? {
        for index in names.indices where names[index] == name { return index }
        return nil
    }

    /// The place of a bot, which joins the list if the log tells the roster.
    private mutating func place(joining name: Text) -> Int? {
        if let known = RunTally.place(of: name, in: names) { return known }
        guard isOpen else { return nil }
        names.append(name)
        usage.append(recordedUsage.first { $0.bot == name }?.calls ?? [])
        bots.append(BotResult(name: name))
        turnStarts.append(nil)
        replyTimes.append([])
        ending.join()
        pace.join()
        budget.join()
        spending.join()
        return names.count - 1
    }

    /// Follows what a bot does.
    private mutating func follow(_ record: LogRecord, of index: Int) {
        let now = record.instant
        switch record.payload {
        case .brainStart(_, let sender):
            turnStarts[index] = now
            mark(index, .thinking, at: now)
            pace.turnStarts(of: index, answering: sender, at: now)
        case .brainReply(_, let content, _, let recipients, let updates):
            if let start = turnStarts[index] { replyTimes[index].append(now.milliseconds(since: start)) }
            endTurn(of: index, .replying, at: now)
            pace.turnReplies(of: index, at: now)
            budget.replies(index)
            ledger.apply(updates)
            let recipient = recipients.count == 1 ? RunTally.place(of: recipients[0], in: names) : nil
            passes.reply(of: index, to: recipient, content)
            ending.ends(index, .quiet)
        case .brainError:
            endTurn(of: index, .failing, at: now)
            pace.turnEnds(of: index, at: now)
            ending.ends(index, .failure)
        case .brainSkip(_, let skip):
            self.skip(skip, of: index, at: now)
        case .modelRequest(let request):
            spending.asks(index, request)
        case .messageReceive(_, let sender, _, _):
            mark(index, .receiving, at: now)
            ending.receives(index)
            let place = RunTally.place(of: sender, in: names)
            pace.received(by: index, from: sender, sender: place, at: now)
        case .conversationStart:
            pace.sessionStarts(of: index, at: now)
            budget.sessionStarts(of: index)
        default:
            // Of all other records none shows what a bot is busy with.
            break
        }
    }

    private mutating func skip(_ skip: LogRecord.Skip, of index: Int, at now: Instant) {
        if case .sessionReplyBudget(let count, let maximum, _) = skip {
            budget.tells(index, used: count, of: maximum)
        }
        if case .scenarioActionRejected(_, _, let state) = skip { chess.reject(state) }
        ending.skips(index, skip.reason)
        if skip.reason.endsTurn { pace.turnEnds(of: index, at: now) }
        if skip.isFailure { endTurn(of: index, .failing, at: now) }
    }

    private mutating func endTurn(of index: Int, _ activity: BotResult.Activity, at now: Instant) {
        markTurn(of: index, to: now)
        mark(index, activity, at: now)
        turnStarts[index] = nil
    }

    /// The bot was busy with its turn until now.
    private mutating func markTurn(of index: Int, to now: Instant) {
        guard let start = turnStarts[index] else { return }
        for part in part(of: start)...part(of: now) {
            bots[index].activity[part] = max(bots[index].activity[part], .thinking)
        }
    }

    private mutating func mark(_ index: Int, _ activity: BotResult.Activity, at instant: Instant) {
        let part = part(of: instant)
        bots[index].activity[part] = max(bots[index].activity[part], activity)
    }

    private func part(of instant: Instant) -> Int {
        let offset = max(0, instant.milliseconds(since: epoch))
        return min(offset * BotResult.activityParts / span, BotResult.activityParts - 1)
    }
}

extension MetricName {
    /// Whether the bot that a record counts for is always one of the network's.
    fileprivate var isOfRecipient: Bool {
        switch self {
        case .refused, .conflicts, .handoffs: false
        default: true  // All else is counted by the bot that it happens to.
        }
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
