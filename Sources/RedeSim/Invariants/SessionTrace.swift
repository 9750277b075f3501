import RedeModel

/// A bot's session, as the log tells it.
struct SessionTrace: Equatable, Sendable {
    private var startedAt: Timestamp?
    private var killAt: Timestamp?
    private var isStopped = false
    private var isJudged = false
    /// The replies that count against the budget.
    private var counted = 0
    /// Whether the reply that comes next does not count.
    private var isExempt = false

    /// Whether a session is running at an instant.
    func isRunning(at now: Instant) -> Bool {
        guard startedAt != nil, let kill = killAt?.instant else { return false }
        return !isStopped && now < kill
    }

    /// A session starts; gives a complaint when another one is running.
    mutating func start(_ session: LogRecord.ConversationStart, at now: Instant) -> String? {
        let wasRunning = isRunning(at: now)
        self = SessionTrace()
        startedAt = session.startedAt
        killAt = session.killAt
        return wasRunning ? "a session starts while another one is running" : nil
    }

    /// A session stops; gives a complaint when it is not this one, was stopped before, or is not over.
    mutating func stop(_ stop: LogRecord.ConversationStop, at now: Instant) -> String? {
        guard startedAt == stop.startedAt else { return "a session stops that is not the running one" }
        defer { isStopped = true }
        if isStopped { return "a session stops again" }
        return isRunning(at: now) ? "a session stops before its kill time" : nil
    }

    /// The outcome is started; gives a complaint when the session still runs, or has had its outcome.
    mutating func startOutcome() -> String? {
        defer { isJudged = true }
        if isJudged { return "the outcome of a session is started again" }
        return isStopped ? nil : "the outcome of a session is started before its stop"
    }

    /// The next reply does not count.
    mutating func exempt() {
        isExempt = true
    }

    /// A reply goes out; gives a complaint when there are too many that count.
    mutating func reply(maximum: Int) -> String? {
        if isExempt {
            isExempt = false
            return nil
        }
        counted += 1
        return counted > maximum ? "reply \(counted) of a session that is allowed \(maximum)" : nil
    }
}
