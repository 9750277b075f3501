import RedeModel

/// How quickly the bots of a run answer, and how long nobody does anything.
struct PaceTally {
    /// What is known of a bot.
    private struct Track {
        /// Whether it has a session now.
        var isInSession = false
        /// Whether it has replied.
        var hasReplied = false
        /// Whether its turn is under way.
        var isBusy = false
        /// The last message that a bot that had replied sent it.
        var heard: (from: Text, at: Instant)?
        /// When the message came that the present turn answers; nil when no bot sent it.
        var trigger: Instant?
    }

    /// The time from a bot's message to its answer, for each answer, in milliseconds.
    private(set) var handoffs: [Int] = []

    private var tracks: [Track]
    private var firstMessage: Instant?
    private var firstReply: Instant?
    private var sessionsOpen = 0
    private var lastStop: Instant?
    private var turnsOpen = 0
    /// Since when nobody is busy.
    private var idleSince: Instant?
    /// How long nobody was busy before that.
    private var idleMilliseconds = 0

    init(bots: Int) {
        tracks = [Track](repeating: Track(), count: bots)
    }

    /// One bot more.
    mutating func join() {
        tracks.append(Track())
    }

    mutating func sessionStarts(of bot: Int, at now: Instant) {
        if firstMessage == nil {
            firstMessage = now
            idleSince = turnsOpen == 0 ? now : nil
        }
        if !tracks[bot].isInSession { sessionsOpen += 1 }
        tracks[bot].isInSession = true
    }

    mutating func sessionStops(of bot: Int, at now: Instant) {
        if tracks[bot].isInSession { sessionsOpen -= 1 }
        tracks[bot].isInSession = false
        lastStop = now
    }

    /// A bot has received a message; `sender` is nil for one who is no bot.
    mutating func received(by bot: Int, from name: Text, sender: Int?, at now: Instant) {
        guard let sender, tracks[sender].hasReplied else { return }
        tracks[bot].heard = (name, now)
    }

    mutating func turnStarts(of bot: Int, answering name: Text, at now: Instant) {
        tracks[bot].trigger = nil
        if let heard = tracks[bot].heard, heard.from == name { tracks[bot].trigger = heard.at }
        guard !tracks[bot].isBusy else { return }
        tracks[bot].isBusy = true
        turnsOpen += 1
        if let since = idleSince { idleMilliseconds += now.milliseconds(since: since) }
        idleSince = nil
    }

    mutating func turnReplies(of bot: Int, at now: Instant) {
        if firstReply == nil, firstMessage != nil { firstReply = now }
        tracks[bot].hasReplied = true
        if let trigger = tracks[bot].trigger { handoffs.append(now.milliseconds(since: trigger)) }
        turnEnds(of: bot, at: now)
    }

    mutating func turnEnds(of bot: Int, at now: Instant) {
        guard tracks[bot].isBusy else { return }
        tracks[bot].isBusy = false
        tracks[bot].trigger = nil
        turnsOpen -= 1
        if turnsOpen == 0, firstMessage != nil { idleSince = now }
    }

    /// The time from the first real message to the first reply; nil when there was none.
    var firstReplyMilliseconds: Int? {
        guard let firstMessage, let firstReply else { return nil }
        return firstReply.milliseconds(since: firstMessage)
    }

    /// The share of the sessions' time in which no turn was under way; nil without a session that lasted.
    ///
    /// The time ends when the last session stops, or with the last record when one is still open.
    func idleShare(until end: Instant) -> Double? {
        guard let start = firstMessage else { return nil }
        let stop = sessionsOpen == 0 ? lastStop ?? end : end
        let span = stop.milliseconds(since: start)
        guard span > 0 else { return nil }
        let last = idleSince.map { stop.milliseconds(since: $0) } ?? 0
        return Double(min(max(idleMilliseconds + last, 0), span)) / Double(span)
    }
}
