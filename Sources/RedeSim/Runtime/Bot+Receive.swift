package import RedeModel

/// Deployments, messages, sessions' ends and resets of one bot.
///
/// Spec: sections 5 to 7.
extension Bot {
    /// Builds the stored state from the definition, the roster and what was stored, and logs it.
    ///
    /// Spec: section 5, "Store deploy".
    package mutating func storeDeploy(in host: inout Host) {
        if var stored = state.take() {
            stored.definition = definition
            stored.roster = host.roster
            RecentOutbound.prune(&stored.recentOutbound, at: host.now)
            state = stored
        } else {
            state = BotState(definition: definition, roster: host.roster, now: host.now)
        }
        host.log(.durableDeploy(bot: name, knownBots: host.roster.peers.count))
    }

    /// Takes a message: appends it, and starts or queues a turn when the response policy says so.
    ///
    /// `updates` are those that a reader finds in the content. The bot has a state. Spec: section 7.
    package mutating func receive(
        _ content: Text,
        updates: [Update],
        from sender: Text,
        in host: inout Host
    ) {
        var received: (startsSession: Bool, participant: Participant)?
        state?.apply { stored in
            let startsSession = stored.append(content, updates: updates, from: sender, in: &host)
            received = (startsSession, Participant(stored, in: host))
        }
        guard let (startsSession, participant) = received else {
            preconditionFailure("a message is delivered to a bot that is deployed")
        }
        if startsSession { scheduleSessionEnd(in: &host) }
        host.log(.messageReceive(bot: name, from: sender, content: content, timestamp: host.now))
        if Message.isPresence(content) {
            host.skip(name, .presenceMessage)
            return
        }
        guard ResponsePolicy.answers(updates, from: sender, as: participant) else {
            host.skip(name, ResponsePolicy.skip(from: sender, as: participant))
            return
        }
        setAlarm(afterMilliseconds: host.settings.recoveryDelay.exact, in: &host)
        let trigger = Trigger(sender: sender, content: content, timestamp: .instant(host.now))
        if host.reading == .documented, turn(for: trigger) != nil { return }
        enqueue(trigger, number: nextToken(), in: &host)
    }

    /// Stops the session when its kill time comes, unless another has begun or a turn was quicker.
    ///
    /// Spec: section 6.
    mutating func sessionEnded(startedAt: Timestamp, killAt: Timestamp, in host: inout Host) {
        var isJudged = false
        var expiry: LogRecord.Skip?
        state?.apply { stored in
            guard stored.sessionStartedAt == startedAt, stored.sessionKillAt == killAt,
                stored.sessionStopped != true
            else { return }
            isJudged = stored.markStopped(in: &host)
            expiry = stored.expiry(settings: host.settings)
        }
        guard let expiry else { return }
        if isJudged { startOutcome(in: &host) }
        host.skip(name, expiry)
    }

    /// Asks for a wake-up at the kill time of the session that the stored state has just started.
    mutating func scheduleSessionEnd(in host: inout Host) {
        guard let startedAt = state?.sessionStartedAt, let killAt = state?.sessionKillAt,
            let instant = killAt.instant
        else { return }
        host.effects.append(.wake(.bot(id, .sessionEnd(startedAt: startedAt, killAt: killAt)), at: instant))
    }

    /// Clears what is stored.
    ///
    /// Spec: section 7, "Brain alarm"; section 16, rule 5.
    package mutating func reset(in host: inout Host) {
        state = nil
        switch host.reading {
        case .observed:
            alarm.forgetNote()
        case .documented:
            alarm.cancel()
            alarmAwaits = nil
            queue.removeAll()
            running?.isAbandoned = true
        }
    }
}

extension Participant {
    /// The bot as its state in hand shows it.
    init(_ state: BotState, in host: Host) {
        self.init(
            name: state.name,
            coordinator: state.coordinator,
            roster: state.roster,
            engine: host.game.rules?.engine
        )
    }
}
