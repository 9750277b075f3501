package import RedeModel

/// Messages and sessions in a bot's state.
///
/// Spec: section 6.
extension BotState {
    /// Adds a message to the history, its updates to the ledger, and starts a session when one is due.
    ///
    /// `updates` are those that the content carries. Returns true when a session was started.
    mutating func append(
        _ content: Text,
        updates: [Update],
        from sender: Text,
        in host: inout Host
    ) -> Bool {
        let now = host.now
        let message = Message(timestamp: .instant(now), content: content, sender: sender)
        let startsSession =
            !message.isPresence
            && (sessionStartedAt == nil || sessionStopped == true
                || isExpired(at: now, settings: host.settings))
        if !updates.isEmpty {
            for payload in ledger.apply(updates, at: .instant(now), by: sender) { host.log(payload) }
        }
        messages.append(message)
        if startsSession {
            startSession(triggeredBy: sender, content: content, in: &host)
        } else {
            RecentOutbound.prune(&recentOutbound, at: now)
            if !message.isPresence, let sessionStartedAt {
                host.log(
                    .conversationActivity(
                        .init(
                            bot: name,
                            runID: host.settings.runID,
                            startedAt: sessionStartedAt,
                            triggerFrom: sender,
                            messageCount: messages.count,
                            coordinationCount: ledger.items.count
                        )
                    )
                )
            }
        }
        return startsSession
    }

    private mutating func startSession(triggeredBy sender: Text, content: Text, in host: inout Host) {
        let start = Timestamp.instant(host.now)
        let kill = Timestamp.instant(host.now.advanced(byMilliseconds: host.settings.sessionKillAfter.exact))
        sessionStartedAt = start
        sessionKillAt = kill
        sessionStopped = false
        sessionReplyCount = 0
        triggerRetryCount = 0
        backoffUntil = nil
        lastModelError = nil
        lastModelErrorAt = nil
        gameOutcomeLoggedAt = nil
        recentOutbound = []
        host.log(
            .conversationStart(
                .init(
                    bot: name,
                    runID: host.settings.runID,
                    startedAt: start,
                    killAt: kill,
                    triggerFrom: sender,
                    initialMessageLength: content.utf16Count
                )
            )
        )
    }

    /// Marks the session stopped and logs it; true when its outcome is to be evaluated.
    ///
    /// Does nothing when it is stopped already. Spec: section 6, "Mark stopped".
    package mutating func markStopped(in host: inout Host) -> Bool {
        guard sessionStopped != true else { return false }
        sessionStopped = true
        host.log(
            .conversationStop(
                .init(
                    bot: name,
                    runID: host.settings.runID,
                    startedAt: sessionStartedAt,
                    killAt: killTimestamp(settings: host.settings),
                    ttlSeconds: ttlSeconds(settings: host.settings),
                    messageCount: messages.count,
                    coordinationCount: ledger.items.count,
                    replyCount: sessionReplyCount
                )
            )
        )
        guard isCoordinator, let sessionStartedAt, gameOutcomeLoggedAt != sessionStartedAt else {
            return false
        }
        gameOutcomeLoggedAt = sessionStartedAt
        return true
    }

    /// The skip that tells of a session's end.
    package func expiry(settings: Settings) -> LogRecord.Skip {
        .conversationExpired(
            startedAt: sessionStartedAt,
            killAt: killTimestamp(settings: settings),
            ttlSeconds: ttlSeconds(settings: settings)
        )
    }

    private func killTimestamp(settings: Settings) -> Timestamp? {
        sessionKillAt ?? killInstant(settings: settings).map { .instant($0) }
    }
}
