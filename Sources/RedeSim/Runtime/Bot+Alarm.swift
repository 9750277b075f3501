import RedeModel

/// What the alarm does when it rings.
///
/// Spec: section 7, "Brain alarm".
extension Bot {
    mutating func alarmRang(in host: inout Host) {
        let name = name
        var isAwake = false
        var pending: Trigger?
        state?.apply { stored in
            isAwake =
                stored.sessionStopped != true && !stored.isExpired(at: host.now, settings: host.settings)
            guard isAwake else { return }
            if stored.hasStaleTriggerInFlight(at: host.now, settings: host.settings) {
                stored.inFlightTriggerAt = nil
                stored.backoffUntil = nil
                host.skip(name, .staleInFlightTrigger(timestamp: stored.lastHandledIncomingAt))
            }
            pending = stored.pendingTrigger()
        }
        guard isAwake else { return }
        if let pending {
            resume(pending, in: &host)
        } else {
            lookAround(in: &host)
        }
    }

    /// Runs a turn for the pending trigger, and sets the alarm anew afterwards if one is still pending.
    private mutating func resume(_ pending: Trigger, in host: inout Host) {
        if host.reading == .documented, let number = turn(for: pending) {
            awaitTurn(number, thenSets: .ifPending, in: host)
            return
        }
        host.log(.alarmResume(bot: name, from: pending.sender, timestamp: pending.timestamp))
        let number = nextToken()
        awaitTurn(number, thenSets: .ifPending, in: host)
        enqueue(pending, number: number, in: &host)
    }

    /// Nothing is pending: wakes an idle player, or sets the alarm for a later look.
    private mutating func lookAround(in host: inout Host) {
        if host.hasRules,
            state?.isIdlePlayer(
                at: host.now,
                settings: host.settings,
                hasLegalAction: host.board.offersAction(to: name)
            ) == true
        {
            host.log(.alarmSelfHeal(bot: name, triggerFrom: "runtime", timestamp: host.now))
            let number = nextToken()
            awaitTurn(number, thenSets: .always, in: host)
            enqueue(
                Trigger(sender: "runtime", content: "", timestamp: .instant(host.now)),
                number: number,
                in: &host
            )
        } else if state?.hasTriggerInFlight == true {
            setAlarm(
                afterMilliseconds: host.settings.llmRequestTimeout.exact + host.settings.recoveryDelay.exact,
                in: &host
            )
        } else if host.hasRules, state?.sessionStartedAt != nil {
            setAlarm(
                afterMilliseconds: max(host.settings.idleTurnProbe.exact, AlarmWait.leastMilliseconds),
                in: &host
            )
        }
    }

    private mutating func awaitTurn(_ number: Int, thenSets: AlarmWait.Afterwards, in host: Host) {
        alarm.holdHandler()
        alarmAwaits = AlarmWait(turn: number, thenSets: thenSets, since: host.now)
    }

    /// The turn, running or queued, that is for this trigger; one that a reset has abandoned is for nothing.
    ///
    /// Spec: section 16, rule 4.
    func turn(for trigger: Trigger) -> Int? {
        let running = running.map { $0.trigger == trigger && !$0.isAbandoned ? $0.number : nil }
        if let number = running ?? nil { return number }
        return queue.first { $0.trigger == trigger }?.number
    }

    /// The alarm's handler goes on when the turn that it waited for has ended.
    mutating func finishAlarm(ofTurn number: Int, in host: inout Host) {
        guard let wait = alarmAwaits, wait.turn == number else { return }
        alarmAwaits = nil
        if wait.thenSets == .always || state?.hasPendingTrigger == true {
            // After a turn that took no time a cooldown of none would ring for ever at one instant.
            let least = host.now == wait.since ? AlarmWait.leastMilliseconds : 0
            setAlarm(afterMilliseconds: max(host.settings.brainCooldown.exact, least), in: &host)
        }
        if alarm.releaseHandler(at: host.now) {
            host.effects.append(.wake(.bot(id, .alarm), at: host.now))
        }
    }
}

/// The alarm's handler waiting for a turn.
struct AlarmWait: Equatable, Sendable {
    /// When the handler sets the alarm anew after the turn.
    enum Afterwards: Equatable, Sendable {
        case always
        case ifPending
    }

    /// How long the alarm waits at least when no time has passed since it rang.
    static let leastMilliseconds = 1.0

    var turn: Int
    var thenSets: Afterwards
    /// The instant at which the alarm rang.
    var since: Instant
}
