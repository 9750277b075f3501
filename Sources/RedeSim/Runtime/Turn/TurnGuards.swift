package import RedeModel

/// The questions that a turn and the alarm ask of a bot's state.
extension BotState {
    /// The last message in the list that is neither own nor presence, unless it was handled or is in flight.
    ///
    /// Spec: section 7, "Brain alarm", 3.
    package func pendingTrigger() -> Trigger? {
        guard let place = placeOfPendingTrigger() else { return nil }
        let message = messages[place]
        return Trigger(sender: message.sender, content: message.content, timestamp: message.timestamp)
    }

    /// Whether there is a pending trigger.
    var hasPendingTrigger: Bool { placeOfPendingTrigger() != nil }

    private func placeOfPendingTrigger() -> Int? {
        guard let place = messages.indices.last(where: { isSubstantive(at: $0) }) else { return nil }
        if let instant = messages[place].timestamp.instant {
            if let handled = lastHandledIncomingAt?.instant, instant <= handled { return nil }
            if let inFlight = inFlightTriggerAt?.instant, instant <= inFlight { return nil }
        }
        return place
    }

    /// Whether a message that is neither own nor presence is strictly newer than the trigger.
    ///
    /// Spec: section 8, step 10.
    package func isSuperseded(_ trigger: Trigger) -> Bool {
        guard let triggered = trigger.timestamp.instant else { return false }
        for place in messages.indices.reversed() {
            let timestamp = messages[place].timestamp
            // The runtime stamps in order: before a message of its stamping there is none that is newer.
            if case .instant(let instant) = timestamp, instant <= triggered { return false }
            if let instant = timestamp.instant, instant > triggered, isSubstantive(at: place) { return true }
        }
        return false
    }

    /// Whether the trigger in flight has been so for longer than a call can take, or has no readable time.
    ///
    /// Spec: section 7, "Brain alarm", 2.
    package func hasStaleTriggerInFlight(at now: Instant, settings: Settings) -> Bool {
        guard let inFlightTriggerAt, !inFlightTriggerAt.isBlank else { return false }
        guard let instant = inFlightTriggerAt.instant else { return true }
        let patience = settings.llmRequestTimeout.exact + settings.recoveryDelay.exact
        return Double(now.milliseconds(since: instant)) > patience
    }

    /// The instant at which the session ends; nil without a session.
    ///
    /// Spec: section 6, "Kill time".
    package func killInstant(settings: Settings) -> Instant? {
        guard let start = sessionStartedAt, !start.isBlank else { return nil }
        if let kill = sessionKillAt?.instant { return kill }
        return start.instant?.advanced(byMilliseconds: settings.sessionKillAfter.exact)
    }

    /// Whether the session's kill time has come.
    package func isExpired(at now: Instant, settings: Settings) -> Bool {
        guard let kill = killInstant(settings: settings) else { return false }
        return now >= kill
    }

    /// The session's length in seconds as the log shows it.
    ///
    /// Spec: section 6, "Kill time".
    package func ttlSeconds(settings: Settings) -> Double {
        guard let start = sessionStartedAt?.instant, let kill = killInstant(settings: settings) else {
            return settings.sessionKillAfter.exact / 1000
        }
        return max(0, (Double(kill.milliseconds(since: start)) / 1000 + 0.5).rounded(.down))
    }

    /// Whether a backoff holds at `now`.
    package func isBackingOff(at now: Instant) -> Bool {
        guard let until = backoffUntil?.instant else { return false }
        return now < until
    }

    /// What is left of the cooldown in milliseconds, at least 0.
    ///
    /// Spec: section 8, step 5.
    package func cooldownLeft(at now: Instant, settings: Settings) -> Double {
        guard let last = lastBrainAt?.instant else { return 0 }
        return max(0, settings.brainCooldown.exact - Double(now.milliseconds(since: last)))
    }

    /// Whether nothing has happened for the idle probe time.
    ///
    /// Spec: section 7, "Brain alarm", 4.
    package func hasBeenIdle(at now: Instant, settings: Settings) -> Bool {
        let latest = [lastBrainAt?.instant, lastHandledIncomingAt?.instant, sessionStartedAt?.instant]
            .compactMap { $0 }.max()
        guard let latest else { return true }
        return Double(now.milliseconds(since: latest)) >= settings.idleTurnProbe.exact
    }

    /// Whether the alarm is to wake a player who has a legal action and does nothing.
    ///
    /// Spec: section 7, "Brain alarm", 4.
    package func isIdlePlayer(at now: Instant, settings: Settings, hasLegalAction: Bool) -> Bool {
        hasLegalAction && !isBackingOff(at: now) && !hasTriggerInFlight
            && hasBeenIdle(at: now, settings: settings)
    }

    /// Whether a trigger is in flight; a blank time is none.
    var hasTriggerInFlight: Bool { inFlightTriggerAt.map { !$0.isBlank } ?? false }

    /// Whether a message is neither own nor presence; by its place, as a loop over messages copies each.
    private func isSubstantive(at place: Int) -> Bool {
        !messages[place].isPresence && messages[place].sender != name
    }
}
