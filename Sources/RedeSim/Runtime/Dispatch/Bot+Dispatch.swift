import RedeModel

/// A dispatch under way: whom a reply goes to, and what has come back.
///
/// Spec: section 10.
struct Dispatch: Equatable, Sendable {
    var content: Text
    var fingerprint: Text
    /// The recipients that were posted to, in roster order.
    var targets: [Text]
    /// The time that the log shows, taken before the posts.
    var timestamp: Instant
    /// How many posts have not come back.
    var outstanding: Int
    var sent: [RecentOutbound] = []
}

extension Bot {
    /// Posts a reply to its targets; the turn ends when all posts have come back.
    mutating func dispatch(
        _ content: OutgoingContent,
        to recipients: [Text],
        as participant: Participant,
        of turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        let updates = content.updates
        let targets = Recipients.targets(of: recipients, updates: updates, as: participant)
        host.log(
            .broadcastPlan(
                bot: name,
                requested: recipients,
                final: targets,
                coordinationTypes: updates.map(\.kind)
            )
        )
        if let reason = obstacle(to: targets, requested: recipients, roster: participant.roster, in: host) {
            host.log(.broadcastSkip(bot: name, reason))
            return .ended
        }
        let fingerprint = Fingerprint.text(of: content.text, updates: updates)
        let recent = try look(turn.copy) { $0.recentOutbound }
        var posted: [Text] = []
        turn.token = nextToken()
        for target in targets {
            if RecentOutbound.isDuplicate(fingerprint, to: target, in: recent, at: host.now) {
                host.log(.broadcastSkip(bot: name, .duplicateOutbound(to: target)))
                continue
            }
            host.effects.append(
                .post(
                    Post(
                        from: id,
                        to: target,
                        content: content.text,
                        carried: content.carried,
                        token: turn.token,
                        target: posted.count
                    )
                )
            )
            posted.append(target)
        }
        guard !posted.isEmpty else { return .ended }
        turn.phase = .dispatch(
            Dispatch(
                content: content.text,
                fingerprint: fingerprint,
                targets: posted,
                timestamp: host.now,
                outstanding: posted.count
            )
        )
        return .waits
    }

    /// Why nothing can be sent at all; nil when something can.
    private func obstacle(
        to targets: [Text],
        requested: [Text],
        roster: Roster,
        in host: Host
    ) -> LogRecord.BroadcastSkip? {
        if roster.first(otherThan: name) == nil { return .noPeers }
        if targets.isEmpty { return .noMatchingRecipients(requested: requested) }
        if host.origin == nil { return .missingOrigin }
        return nil
    }

    /// A post has come back; when it was the last one, what was sent is remembered.
    mutating func posted(
        _ dispatch: Dispatch,
        target: Int,
        _ result: PostResult,
        of turn: inout Turn,
        in host: inout Host
    ) -> Turn.Progress {
        var dispatch = dispatch
        let recipient = dispatch.targets[target]
        switch result {
        case .status(let status) where status >= 200 && status < 300:
            host.log(
                .messageSend(
                    from: name,
                    to: recipient,
                    content: dispatch.content,
                    timestamp: dispatch.timestamp
                )
            )
            host.log(.broadcastSent(from: name, to: recipient, content: dispatch.content))
            dispatch.sent.append(
                RecentOutbound(
                    recipient: recipient,
                    fingerprint: dispatch.fingerprint,
                    sentAt: .instant(host.now)
                )
            )
        case .status(let status):
            host.log(.broadcastError(from: name, to: recipient, .status(status)))
        case .failure(let error):
            host.log(.broadcastError(from: name, to: recipient, .error(error)))
        }
        dispatch.outstanding -= 1
        guard dispatch.outstanding == 0 else {
            turn.phase = .dispatch(dispatch)
            return .waits
        }
        if !dispatch.sent.isEmpty, !turn.isAbandoned {
            let now = host.now
            change(&turn) { state in
                RecentOutbound.prune(&state.recentOutbound, at: now)
                state.recentOutbound += dispatch.sent
            }
        }
        return .ended
    }
}
