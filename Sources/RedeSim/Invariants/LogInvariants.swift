package import RedeModel

/// The invariants that can be told from the log alone, given the resets, which leave no trace in it.
package struct LogInvariants: Sendable {
    /// One bot, as the log tells of it.
    struct Trace: Equatable, Sendable {
        var definition: BotDefinition
        var turn = TurnTrace()
        var session = SessionTrace()
        var history = HistoryTrace()

        init(_ definition: BotDefinition) {
            self.definition = definition
        }
    }

    private let reading: Reading
    private let settings: Settings
    private let names: [Text]
    var traces: [Trace]
    var findings: Findings
    private var latest: Instant

    /// Nothing logged yet, for the active bots of a run in their order.
    package init(bots: [BotDefinition], settings: Settings, reading: Reading, epoch: Instant) {
        self.reading = reading
        self.settings = settings
        names = bots.map(\.name)
        traces = bots.map(Trace.init)
        findings = Findings(at: epoch)
        latest = epoch
    }

    /// What was found so far.
    package var found: [Invariant.Finding] { findings.list }

    /// A bot's storage was reset before the record that comes next.
    package mutating func reset(_ bot: BotID) {
        traces[bot.index].history.reset()
        traces[bot.index].session = SessionTrace()
    }

    /// Takes the next record of the log, which stands at a place.
    package mutating func take(_ record: LogRecord, at place: Int) {
        findings.instant = record.instant
        findings.record = place
        if record.instant < latest {
            findings.add(.timeOrder, "a record is earlier than the one before, of \(latest.text.string)")
        }
        latest = max(latest, record.instant)
        // Most names are the roster's own arrays: a comparison is cheaper than a hash.
        guard let bot = record.payload.actor, let index = names.firstIndex(of: bot) else { return }
        takeTurn(record.payload, of: bot, at: index)
        takeSession(record, of: bot, at: index)
        takeHistory(record, at: index)
    }

    private mutating func takeTurn(_ payload: LogRecord.Payload, of bot: Text, at index: Int) {
        guard let (happening, count) = payload.happening else { return }
        let complaint = traces[index].turn.take(happening, count: count)
        findings.add(.oneTurnAtOnce, of: bot, complaint)
    }

    private mutating func takeSession(_ record: LogRecord, of bot: Text, at index: Int) {
        let now = record.instant
        let maximum = settings.maxSessionReplies
        switch record.payload {
        case .conversationStart(let start):
            addDocumented(.oneStop, of: bot, traces[index].session.start(start, at: now))
        case .conversationStop(let stop):
            addDocumented(.oneStop, of: bot, traces[index].session.stop(stop, at: now))
            if !(0...maximum).contains(stop.replyCount) {
                findings.add(.bounds, of: bot, "\(stop.replyCount) replies at a stop, allowed \(maximum)")
            }
        case .outcomeStart:
            addDocumented(.oneStop, of: bot, traces[index].session.startOutcome())
        case .brainStart:
            guard !traces[index].session.isRunning(at: now) else { return }
            addDocumented(.withinSession, of: bot, "the model is asked outside a session")
        case .budgetExempt:
            traces[index].session.exempt()
        case .brainReply:
            if !traces[index].session.isRunning(at: now) {
                addDocumented(.withinSession, of: bot, "a reply is given outside a session")
            }
            findings.add(.replyBudget, of: bot, traces[index].session.reply(maximum: maximum))
        default: break  // No other event is about a session.
        }
    }

    /// Notes a complaint about what only the `documented` reading promises.
    private mutating func addDocumented(_ invariant: Invariant, of bot: Text, _ complaint: String?) {
        if reading == .documented { findings.add(invariant, of: bot, complaint) }
    }

    private mutating func takeHistory(_ record: LogRecord, at index: Int) {
        switch record.payload {
        case .durableDeploy:
            traces[index].history.deploy(traces[index].definition, at: record.instant)
        case .messageReceive(let bot, let from, let content, let timestamp):
            traces[index].history.receive(content, from: from, at: timestamp, by: bot)
        case .brainReply(let bot, let content, _, _, let updates):
            traces[index].history.reply(content, updates: updates, at: record.instant, by: bot)
        default: break  // No other event changes a history.
        }
    }
}

extension LogRecord.Payload {
    /// The bot that a record of turns, sessions or messages is about.
    fileprivate var actor: Text? {
        switch self {
        case .durableDeploy(let bot, _), .messageReceive(let bot, _, _, _), .botWait(let bot, _),
            .brainStart(let bot, _), .brainSkip(let bot, _), .brainReply(let bot, _, _, _, _),
            .brainError(let bot, _), .budgetExempt(let bot, _, _, _), .broadcastPlan(let bot, _, _, _),
            .broadcastSkip(let bot, _), .broadcastError(let bot, _, _), .broadcastSent(let bot, _, _),
            .outcomeStart(let bot, _, _, _):
            bot
        case .conversationStart(let start): start.bot
        case .conversationStop(let stop): stop.bot
        case .modelRequest(let request): request.bot
        case .modelResponse(let response): response.bot
        default: nil  // What else is logged has no rule here.
        }
    }

    /// What a record says of its bot's turn, and the targets of a plan.
    fileprivate var happening: (TurnTrace.Happening, Int)? {
        switch self {
        case .botWait: return (.waits, 0)
        case .brainStart: return (.starts, 0)
        case .modelRequest: return (.asks, 0)
        case .modelResponse: return (.answered, 0)
        case .brainSkip(_, let skip): return TurnTrace.Happening(skip.reason).map { ($0, 0) }
        case .brainError: return (.error, 0)
        case .brainReply: return (.replies, 0)
        case .broadcastPlan(_, _, let targets, _): return (.plans, targets.count)
        case .broadcastSkip(_, .duplicateOutbound): return (.leavesOut, 0)
        case .broadcastSkip: return (.sendsNothing, 0)
        case .broadcastError, .broadcastSent: return (.posted, 0)
        default: return nil  // What else is logged is of no turn.
        }
    }
}
