import RedeModel
import RedeSim

/// What a log that begins in the middle of a run tells of a bot's state before it.
struct FormerState {
    /// A turn that the log shows without the message that it answers.
    struct OpenTurn {
        /// The sender of that message; nil when the log does not tell it.
        var sender: Text?
        /// When the message came, as late as it can have.
        var instant: Instant
    }

    let bot: Text
    /// When its session began.
    let sessionStart: Instant
    /// How many messages it had kept; 0 when that is not told.
    private(set) var messages = 0
    /// How many tasks it knew.
    private(set) var tasks = 0
    /// How many replies of the session were counted.
    private(set) var replies = 0
    /// When it replied last; nil when that is not told.
    private(set) var lastReply: Instant?
    /// The turn that was pending or running.
    private(set) var openTurn: OpenTurn?

    /// Sessions that began longer before the log, by 700 hours, cannot be begun in a scenario.
    private static let reachMilliseconds = 700 * 3_600_000

    /// The state of a bot; nil when the log tells of no session that began before it.
    init?(of bot: Text, in log: ArchivedLog, settings: Settings) {
        let events = log.events.filter { $0.bot == bot }
        guard
            let told = events.first(where: { $0.name != .messageReceive && $0.instant("startedAt") != nil }),
            let start = told.instant("startedAt"), start < log.start,
            log.start.milliseconds(since: start) <= FormerState.reachMilliseconds
        else { return nil }
        self.bot = bot
        sessionStart = start
        openTurn = FormerState.openTurn(events, log, settings)
        countHistory(events)
        countReplies(events)
        findLastReply(events, log, settings)
    }

    /// The first event that counts messages and tasks; an activity counts its own message, too, and any the
    /// reply that the log begins with.
    private mutating func countHistory(_ events: [LoggedEvent]) {
        var own = 0
        for event in events {
            if event.name == .conversationActivity || event.name == .brainReply { own += 1 }
            guard let count = event.count("messageCount") ?? event.count("historyMessages") else { continue }
            messages = max(0, count - own)
            tasks = event.count("coordinationCount") ?? 0
            return
        }
    }

    /// What a skip or the session's end counts, without the replies that the log shows.
    private mutating func countReplies(_ events: [LoggedEvent]) {
        var shown = 0
        for event in events {
            switch event.name {
            case .conversationStart: return
            case .brainReply: shown += 1
            case .budgetExempt: shown -= 1
            default:
                guard let count = event.count("sessionReplyCount") ?? event.count("replyCount") else {
                    continue
                }
                replies = max(0, count - shown)
                return
            }
        }
    }

    /// What a cooldown tells, or a turn that began later than it was asked for.
    private mutating func findLastReply(_ events: [LoggedEvent], _ log: ArchivedLog, _ settings: Settings) {
        for event in events {
            if event.name == .brainReply { return }
            if let last = event.instant("lastBrainAt") {
                lastReply = last < log.start ? last : nil
                return
            }
            guard event.name == .brainStart else { continue }
            let last = event.instant.advanced(byMilliseconds: -settings.brainCooldown.whole)
            if replies > 0, event.instant > log.start, last < log.start { lastReply = last }
            return
        }
    }

    private static func openTurn(
        _ events: [LoggedEvent],
        _ log: ArchivedLog,
        _ settings: Settings
    ) -> OpenTurn? {
        let before = Prehistory.callStart(log)
        for event in events {
            switch event.name {
            case .messageReceive where !(event.text("content").map { Message.isPresence($0) } ?? false):
                return nil
            case .conversationActivity where event.text("triggerFrom") != event.bot, .conversationStart:
                return nil
            case .brainStart, .modelRequest:
                let isFirst = event.instant == log.start
                return OpenTurn(sender: event.text("lastMessageFrom"), instant: isFirst ? log.start : before)
            case .alarmResume:
                // A message that waited for longer had been tried before: it is as if it came now.
                let asked = event.instant("timestamp") ?? log.start
                let isFresh = asked.advanced(byMilliseconds: settings.recoveryDelay.whole) >= log.start
                return OpenTurn(
                    sender: event.text("from"),
                    instant: isFresh ? min(asked, before) : event.instant
                )
            case .modelResponse, .brainReply, .conversationActivity, .botWait, .scenarioInspect, .webFetch:
                return OpenTurn(sender: nil, instant: before)
            default:
                continue
            }
        }
        return nil
    }
}
