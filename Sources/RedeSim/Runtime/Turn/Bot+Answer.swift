import RedeModel

/// What a turn does with the model's answer.
///
/// Spec: section 8, steps 8 to 15.
extension Bot {
    /// How often a call is made again after a transient error.
    private static let transientRetries = 2

    /// Steps 8 and 9.
    mutating func answered(
        _ reply: ModelReply,
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        let text: Text
        let figures: ModelReply.Figures
        switch reply {
        case .failure(let error):
            return try failed(error, as: ModelErrorClass.of(error), &turn, in: &host)
        case .text(let reply, let given):
            text = reply
            figures = given
        }
        clearInFlight(&turn)
        host.log(
            .modelResponse(
                .init(
                    bot: name,
                    model: Bot.model,
                    finishReason: figures.finishReason,
                    textCharacters: text.utf16Count,
                    toolCalls: figures.toolCalls,
                    toolResults: figures.toolResults,
                    steps: figures.steps
                )
            )
        )
        try refresh(&turn)
        if try look(turn.copy, { $0.lastModelError != nil }) {
            change(&turn) { state in
                state.triggerRetryCount = 0
                state.lastModelError = nil
                state.lastModelErrorAt = nil
            }
        }
        if try hasExpired(&turn, in: &host) { return .ended }
        if try look(turn.copy, { $0.isSuperseded(turn.trigger) }) {
            skipSuperseded(turn, in: &host)
            return .ended
        }
        return try read(text, actedInLastStep: figures.actedInLastStep, &turn, in: &host)
    }

    /// Steps 11 to 14: from the reply's text to what is said.
    private mutating func read(
        _ text: Text,
        actedInLastStep: Bool,
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        if text.isBlank {
            if let progress = try recover(from: text, &turn, in: &host) { return progress }
            markHandled(&turn)
            host.skip(name, .emptyReply)
            return .ended
        }
        let participant = try look(turn.copy) { Participant($0, in: host) }
        let reply = ReplyParser.parse(text, as: participant, trigger: turn.trigger.sender)
        guard !reply.message.isEmpty else {
            if let progress = try recover(from: text, &turn, in: &host) { return progress }
            markHandled(&turn)
            let preview = text.prefix(utf16: 240)
            host.skip(
                name,
                reply.updates.isEmpty
                    ? .unparsableReply(rawPreview: preview) : .coordinationOnlyReply(rawPreview: preview)
            )
            return .ended
        }
        if host.hasRules, !actedInLastStep {
            return try act(reply, raw: text, &turn, in: &host)
        }
        return try say(reply, &turn, in: &host)
    }

    /// Steps 14 and 15: drops what is not new, appends the reply, records it and sends it out.
    mutating func say(
        _ reply: ParsedReply,
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        let name = name
        let participant = try look(turn.copy) { Participant($0, in: host) }
        let updates = try look(turn.copy) {
            $0.ledger.withoutOldNews(reply.updates, engine: participant.engine)
        }
        let recipients = Recipients.normalised(
            requested: reply.recipients,
            updates: updates,
            message: reply.message,
            fallback: turn.trigger.sender,
            as: participant
        )
        let content = OutgoingContent.make(reply.message, updates: updates)
        let isExempt = Budget.isExempt(
            trigger: turn.trigger.content,
            from: turn.trigger.sender,
            updates: updates,
            recipients: recipients,
            as: participant
        )
        // What a reader finds in the content: our own updates, unless the message itself holds a marker.
        let isPlain = !updates.isEmpty && !reply.message.contains(Message.marker)
        let carried = isPlain ? updates : IncomingUpdates.found(in: content, sender: name)
        var startsSession = false
        let handled = turn.trigger.timestamp
        let (now, budget) = (host.now, Budget(host.settings))
        change(&turn) { state in
            startsSession = state.append(content, updates: carried, from: name, in: &host)
            state.record(reply: handled, at: now, isExempt: isExempt, within: budget)
        }
        if startsSession { scheduleSessionEnd(in: &host) }
        if isExempt {
            host.log(
                .budgetExempt(
                    bot: name,
                    from: turn.trigger.sender,
                    recipients: recipients,
                    coordinationTypes: updates.map(\.kind)
                )
            )
        }
        host.log(
            .brainReply(
                bot: name,
                content: reply.message,
                length: reply.message.utf16Count,
                recipients: recipients,
                coordination: updates
            )
        )
        let outgoing = OutgoingContent(text: content, updates: updates, carried: carried)
        return try dispatch(outgoing, to: recipients, as: participant, of: &turn, in: &host)
    }

    /// The trigger counts as handled, though nothing was said.
    mutating func markHandled(_ turn: inout Turn) {
        let handled = turn.trigger.timestamp
        change(&turn) { state in
            state.lastHandledIncomingAt = handled
            state.inFlightTriggerAt = nil
            state.triggerRetryCount = 0
        }
    }

    /// The call has ended: nothing is in flight, as the state in hand has it.
    private mutating func clearInFlight(_ turn: inout Turn) {
        let inFlight = turn.trigger.timestamp
        change(&turn) { state in
            guard state.inFlightTriggerAt == inFlight else { return }
            state.inFlightTriggerAt = nil
        }
    }

    /// Step 8, when the call failed.
    mutating func failed(
        _ error: Text,
        as kind: ModelErrorClass,
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        let retry = turn.retries + 1
        guard kind != .other, kind == .rateLimit || turn.retries < Bot.transientRetries else {
            clearInFlight(&turn)
            throw Turn.Failure(text: error)
        }
        let settings = host.settings
        let backoff =
            kind == .rateLimit ? settings.rateLimitBackoff.exact : settings.transientModelBackoff.exact
        let now = host.now
        change(&turn) { state in
            state.inFlightTriggerAt = nil
            state.triggerRetryCount = retry
            state.lastModelError = error
            state.lastModelErrorAt = .instant(now)
            state.backoffUntil = .instant(now.advanced(byMilliseconds: backoff))
        }
        if kind == .rateLimit {
            host.skip(name, .rateLimitError(backoffSeconds: backoff / 1000))
            return .ended
        }
        host.skip(
            name,
            .transientModelError(retryInSeconds: backoff / 1000, retryAttempt: retry, error: error)
        )
        wait(milliseconds: backoff, as: .backoff(retry: retry), &turn, in: &host)
        return .waits
    }

    /// The transient backoff is over: the whole turn starts again.
    mutating func retried(
        _ retry: Int,
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        try refresh(&turn)
        if try hasExpired(&turn, in: &host) { return .ended }
        if try look(turn.copy, { $0.isSuperseded(turn.trigger) }) {
            skipSuperseded(turn, in: &host)
            return .ended
        }
        turn.retries = retry
        return try begin(&turn, in: &host)
    }
}

extension BotState {
    /// Records a reply: the budget, the cooldown's start, and the trigger as handled.
    ///
    /// Spec: section 8, step 15.
    fileprivate mutating func record(
        reply handled: Timestamp,
        at now: Instant,
        isExempt: Bool,
        within budget: Budget
    ) {
        sessionReplyCount = budget.count(after: sessionReplyCount, isExempt: isExempt)
        lastBrainAt = .instant(now)
        lastHandledIncomingAt = handled
        backoffUntil = nil
        inFlightTriggerAt = nil
    }
}
