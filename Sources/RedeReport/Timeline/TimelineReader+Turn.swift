import RedeModel

/// Turns: each record follows from the one before it, the first from the message or alarm that began it.
extension TimelineReader {
    mutating func readTurn(_ index: Int, _ name: EventName, _ lane: Int) {
        switch name {
        case .brainSkip:
            skip(index, lane)
        case .alarmResume:
            let receipt = receipt(meantBy: index, lane)
            // It comes back to a message whose turn has ended without an answer.
            let ended = bots[lane].ended.flatMap { $0.receipt == receipt ? $0.record : nil }
            place(index, in: lane, because: ended ?? receipt)
            bots[lane].waiting.append(
                .init(record: index, sender: text(index, "from") ?? Text(), receipt: receipt)
            )
        case .alarmSelfHeal:
            place(index, in: lane, because: nil)
            bots[lane].waiting.append(.init(record: index, sender: text(index, "triggerFrom") ?? Text()))
        case .botWait:
            goOn(index, lane)
            wait(.delay, index, lane, seconds: "seconds")
        case .brainStart:
            goOn(index, lane, sender: text(index, "lastMessageFrom"))
        case .modelRequest:
            goOn(index, lane)
            bots[lane].turn?.call = index
            bots[lane].lastCall = index
        case .modelResponse:
            goOn(index, lane)
            endCall(index, lane)
        case .brainError:
            goOn(index, lane)
            endCall(index, lane)
            end(index, lane)
        case .brainReply:
            reply(index, lane)
        case .broadcastPlan:
            goOn(index, lane)
            bots[lane].turn?.plan = index
            bots[lane].turn?.outstanding =
                timeline.records[index].payload.value("finalRecipients")?.array?.count ?? 0
        case .broadcastSkip, .broadcastError, .broadcastSent:
            place(index, in: lane, because: bots[lane].turn?.plan)
            heard(index, lane)
        case .scenarioApplied:
            let isInCall = bots[lane].turn?.call != nil
            let before = bots[lane].turn?.last
            goOn(index, lane)
            // The log does not name the call that repairs a move, but nothing else takes time here.
            if let before, !isInCall { addSpan(.call, lane, from: before, to: index) }
        case .webFetch:
            place(index, in: lane, because: bots[lane].turn?.call ?? bots[lane].lastCall)
        default:
            // What else a turn logs only has its place in the chain.
            goOn(index, lane)
        }
    }

    /// Gives a record its place in the bot's turn, which begins with it if none is under way.
    private mutating func goOn(_ index: Int, _ lane: Int, sender: Text? = nil) {
        let name = timeline.records[index].name
        let isAfterReply = name == .broadcastPlan || name == .scenarioApplied
        if bots[lane].turn == nil || (bots[lane].turn?.reply != nil && !isAfterReply) {
            begin(index, lane, sender: sender)
        } else {
            place(index, in: lane, because: bots[lane].turn?.last)
        }
        bots[lane].turn?.last = index
        bots[lane].turn?.busyUntil = nil
    }

    private mutating func begin(_ index: Int, _ lane: Int, sender: Text?) {
        let waiting = bots[lane].takeWaiting(from: sender)
        place(index, in: lane, because: waiting?.record)
        bots[lane].turn = BotTrace.Turn(trigger: waiting?.receipt, last: index)
        if let waiting { addSpan(.queued, lane, from: waiting.record, to: index) }
    }

    /// A wait that the record announces, in seconds of the payload.
    private mutating func wait(
        _ kind: Timeline.Span.Kind,
        _ index: Int,
        _ lane: Int,
        seconds key: StaticString
    ) {
        guard let seconds = number(index, key), seconds > 0 else { return }
        let end = instant(index).advanced(byMilliseconds: (seconds * 1000).rounded())
        bots[lane].turn?.busyUntil = end
        timeline.spans.append(
            .init(kind: kind, lane: lane, start: instant(index), end: end, first: index, last: nil)
        )
    }

    private mutating func endCall(_ index: Int, _ lane: Int) {
        guard let call = bots[lane].turn?.call else { return }
        bots[lane].turn?.call = nil
        addSpan(.call, lane, from: call, to: index)
    }

    private mutating func skip(_ index: Int, _ lane: Int) {
        let reason = text(index, "reason").flatMap { SkipReason(rawValue: $0.string) }
        switch reason {
        case .presenceMessage, .peerRoutingPolicy:
            let receipt = bots[lane].receipts.last
            place(index, in: lane, because: receipt)
            bots[lane].waiting.removeAll { $0.record == receipt }
        case .staleInFlightTrigger:
            place(index, in: lane, because: bots[lane].turn?.call ?? bots[lane].lastCall)
        case .conversationExpired where bots[lane].isBusy(at: instant(index)):
            place(index, in: lane, because: bots[lane].stopped ?? bots[lane].sessionStart)
        case .brainCooldown:
            goOn(index, lane)
            wait(.cooldown, index, lane, seconds: "retryInSeconds")
        case .transientModelError:
            goOn(index, lane)
            endCall(index, lane)
            wait(.backoff, index, lane, seconds: "retryInSeconds")
        case .rateLimitError:
            goOn(index, lane)
            endCall(index, lane)
            wait(.backoff, index, lane, seconds: "backoffSeconds")
            end(index, lane)
        case .conversationExpired, .rateLimitBackoff, .sessionReplyBudget, .missingAPIKey,
            .supersededTrigger, .emptyReply, .coordinationOnlyReply, .unparsableReply,
            .scenarioActionAlreadyBroadcast, .scenarioActionRejected, nil:
            goOn(index, lane)
            endCall(index, lane)
            end(index, lane)
        }
    }

    /// A turn ends without a reply.
    private mutating func end(_ index: Int, _ lane: Int) {
        if let receipt = bots[lane].turn?.trigger { bots[lane].ended = (receipt, index) }
        bots[lane].turn = nil
    }

    private mutating func reply(_ index: Int, _ lane: Int) {
        goOn(index, lane)
        endCall(index, lane)
        explainAppended(by: index, lane)
        bots[lane].turn?.reply = index
        bots[lane].replies.append(index)
    }

    /// One recipient of the dispatch has been heard of; the turn ends with the last one.
    private mutating func heard(_ index: Int, _ lane: Int) {
        guard let turn = bots[lane].turn, let reply = turn.reply else { return }
        bots[lane].turn?.outstanding -= 1
        guard turn.outstanding <= 1 else { return }
        addSpan(.dispatch, lane, from: reply, to: index)
        bots[lane].turn = nil
    }

    /// The receipt of the message that an alarm came back to.
    private func receipt(meantBy index: Int, _ lane: Int) -> Int? {
        let meant = text(index, "timestamp").flatMap { DateText.instant(of: $0) }
        return bots[lane].receipts.last { receipt in
            instant(receipt) == meant && text(receipt, "from") == text(index, "from")
        }
    }
}
