import RedeModel

/// The invariants that are told from what a bot stores and waits for.
struct StateInvariants: Sendable {
    let settings: Settings
    let reading: Reading
    /// The longest backoff, in milliseconds.
    private let longestBackoff: Int
    /// When each bot's alarm rings, if no handler keeps it from that; nil when it does not.
    private var ringsAt: [Instant?]
    /// Since when each bot's alarm could have rung and has not.
    private var lateSince: [Instant?]

    /// How often a trigger is tried again, the last time with a rate limit.
    private static let mostRetries = 3

    init(settings: Settings, reading: Reading, bots: Int) {
        ringsAt = Array(repeating: nil, count: bots)
        lateSince = ringsAt
        self.settings = settings
        self.reading = reading
        longestBackoff = max(settings.rateLimitBackoff.whole, settings.transientModelBackoff.whole)
    }

    /// Looks at a bot after a step that may have changed it.
    mutating func check(_ bot: Bot, at now: Instant, into findings: inout Findings) {
        let outOfBounds = bot.state?.shown { complaint(about: $0, at: now) } ?? nil
        findings.add(.bounds, of: bot.name, outOfBounds)
        ringsAt[bot.id.index] = bot.alarm.isHandling ? nil : bot.alarm.scheduled
        findings.add(.oneAlarm, of: bot.name, complaint(aboutAlarmOf: bot))
        if !bot.queue.isEmpty, bot.running == nil {
            findings.add(.oneTurnAtOnce, of: bot.name, "turns are queued and none is running")
        }
        guard reading == .documented else { return }
        findings.add(.oneState, of: bot.name, complaint(aboutTurnsOf: bot))
        if StateInvariants.repeatsTrigger(bot) {
            findings.add(.oneTurnForTrigger, of: bot.name, "two turns are for one trigger")
        }
    }

    /// Looks at a bot when nothing is going to happen.
    func checkAtRest(_ bot: Bot, into findings: inout Findings) {
        if bot.running != nil { findings.add(.atRest, of: bot.name, "a turn waits for ever") }
        if bot.alarm.scheduled != nil { findings.add(.atRest, of: bot.name, "an alarm never rings") }
        if bot.alarm.isHandling {
            findings.add(.atRest, of: bot.name, "the alarm's handler never ends")
        }
    }

    private func complaint(about state: BotState, at now: Instant) -> String? {
        let count = state.sessionReplyCount
        if count < 0 || count > settings.maxSessionReplies {
            return "\(count) replies are counted of \(settings.maxSessionReplies)"
        }
        if !(0...StateInvariants.mostRetries).contains(state.triggerRetryCount) {
            return "\(state.triggerRetryCount) retries are counted"
        }
        if let until = state.backoffUntil?.instant, until.milliseconds(since: now) > longestBackoff {
            return "the backoff is longer than any that is set"
        }
        if storesTimeToCome(state, at: now) { return "a stored time is to come" }
        if let start = state.sessionStartedAt?.instant, let kill = state.sessionKillAt?.instant,
            kill.milliseconds(since: start) != settings.sessionKillAfter.whole
        {
            return "the session has not the length that is set"
        }
        if state.sessionStartedAt == nil, state.sessionReplyCount > 0 || state.sessionStopped != nil {
            return "replies or a stop are stored without a session"
        }
        return nil
    }

    private func storesTimeToCome(_ state: BotState, at now: Instant) -> Bool {
        func isToCome(_ stored: Timestamp?) -> Bool {
            guard let stored = stored?.instant else { return false }
            return stored > now
        }
        if let last = state.recentOutbound.indices.last, isToCome(state.recentOutbound[last].sentAt) {
            return true
        }
        return isToCome(state.sessionStartedAt) || isToCome(state.lastBrainAt)
            || isToCome(state.lastHandledIncomingAt) || isToCome(state.inFlightTriggerAt)
            || isToCome(state.lastModelErrorAt) || isToCome(state.gameOutcomeLoggedAt)
    }

    /// Whether a bot's alarm could have rung at an earlier step, and has not; to be asked after each step.
    mutating func isLate(_ bot: Int, at now: Instant) -> Bool {
        guard let ring = ringsAt[bot], ring < now else {
            lateSince[bot] = nil
            return false
        }
        // An alarm that its handler has just let go is late until it rings at this same instant.
        let seen = lateSince[bot] ?? now
        lateSince[bot] = seen
        return seen < now
    }

    private func complaint(aboutAlarmOf bot: Bot) -> String? {
        let alarm = bot.alarm
        if let note = alarm.note, note != alarm.scheduled { return "the alarm is noted for another instant" }
        if alarm.isHandling != (bot.alarmAwaits != nil) { return "the alarm's handler waits for nothing" }
        if let wait = bot.alarmAwaits, bot.running?.number != wait.turn,
            !bot.queue.contains(where: { $0.number == wait.turn })
        {
            return "the alarm's handler waits for a turn that is gone"
        }
        return nil
    }

    /// What a turn that went on in a step has stored over what it did not know of.
    ///
    /// A turn stores its copy at the end of a call and of a dispatch; before it looks, after the other waits.
    func complaint(about bot: Bot, before: Bot) -> String? {
        guard let turn = before.running, case .of(let copy) = turn.copy, copy != before.state else {
            return nil
        }
        let hasGoneOn = bot.running.map { $0.number != turn.number || $0.phase != turn.phase } ?? true
        guard hasGoneOn, bot.state != before.state else { return nil }
        let isStopped =
            copy.sessionStopped != before.state?.sessionStopped && bot.state?.sessionStopped == true
        switch turn.phase {
        case .call, .dispatch: break
        case .speed, .queued: guard isStopped else { return nil }
        case .cooldown, .board, .backoff, .repair: return nil
        }
        return "a turn stores its copy over what was stored meanwhile"
    }

    private func complaint(aboutTurnsOf bot: Bot) -> String? {
        guard bot.isDeployed else {
            if bot.alarm.scheduled != nil { return "an alarm is set without a stored state" }
            if !bot.queue.isEmpty { return "turns are queued without a stored state" }
            return bot.running.map { $0.isAbandoned } ?? true ? nil : "a turn runs without a stored state"
        }
        guard let inFlight = bot.state?.inFlightTriggerAt else { return nil }
        guard let running = bot.running, running.phase == .call, !running.isAbandoned,
            running.trigger.timestamp == inFlight
        else { return "a trigger is in flight without a call" }
        return nil
    }

    private static func repeatsTrigger(_ bot: Bot) -> Bool {
        guard !bot.queue.isEmpty, let running = bot.running else { return false }
        let triggers = (running.isAbandoned ? [] : [running.trigger]) + bot.queue.map(\.trigger)
        return triggers.indices.contains { triggers[..<$0].contains(triggers[$0]) }
    }
}
