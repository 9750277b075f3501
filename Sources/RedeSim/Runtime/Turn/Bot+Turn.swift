import RedeModel

/// The steps of a turn up to the model call.
///
/// Spec: section 8, steps 1 to 7.
extension Bot {
    /// Puts a turn into line, and starts it when none is running.
    mutating func enqueue(_ trigger: Trigger, number: Int, in host: inout Host) {
        var turn = Turn(number: number, trigger: trigger)
        if host.reading == .observed, let state { turn.copy = .of(state) }
        if isTurnRunning || !queue.isEmpty {
            queue.append(turn)
        } else {
            start(turn, in: &host)
            startNext(in: &host)
        }
    }

    /// Starts the next turn in line, and further ones as long as they end without a wait.
    private mutating func startNext(in host: inout Host) {
        while !isTurnRunning, !queue.isEmpty {
            start(queue.removeFirst(), in: &host)
        }
    }

    private mutating func start(_ turn: consuming Turn, in host: inout Host) {
        carry(consume turn, in: &host) { (bot, turn, host) throws(Turn.Failure) in
            try bot.begin(&turn, in: &host)
        }
    }

    /// Goes on with the running turn when what it waits for has come.
    mutating func goOn(token: Int, with signal: Turn.Signal, in host: inout Host) {
        guard running?.token == token, let turn = running.take() else { return }
        carry(consume turn, in: &host) { (bot, turn, host) throws(Turn.Failure) in
            try bot.proceed(&turn, signal, in: &host)
        }
        if !isTurnRunning { startNext(in: &host) }
    }

    /// Carries a turn on by a step; it waits on, or has ended and is seen off.
    private mutating func carry(
        _ started: consuming Turn,
        in host: inout Host,
        _ step: (inout Bot, inout Turn, inout Host) throws(Turn.Failure) -> Turn.Progress
    ) {
        var turn = consume started
        let number = turn.number
        do throws(Turn.Failure) {
            if try step(&self, &turn, &host) == .waits {
                running = consume turn
                return
            }
        } catch {
            host.log(.brainError(bot: name, error: error.text))
        }
        finishAlarm(ofTurn: number, in: &host)
    }

    private mutating func proceed(
        _ turn: inout Turn,
        _ signal: Turn.Signal,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        if case .dispatch(let dispatch) = turn.phase, case .posted(let target, let result) = signal {
            return posted(dispatch, target: target, result, of: &turn, in: &host)
        }
        if turn.isAbandoned {
            skipSuperseded(turn, in: &host)
            return .ended
        }
        switch turn.phase {
        case .queued, .dispatch:
            return .waits
        case .speed:
            return try hasExpired(&turn, in: &host) ? .ended : prepare(&turn, in: &host)
        case .cooldown:
            try refresh(&turn)
            return try hasExpired(&turn, in: &host) ? .ended : ask(&turn, in: &host)
        case .board:
            return try call(&turn, in: &host)
        case .call:
            if case .answered(let reply) = signal { return try answered(reply, &turn, in: &host) }
            return try failed(Turn.timeoutText(host.settings), as: .transient, &turn, in: &host)
        case .backoff(let retry):
            return try retried(retry, &turn, in: &host)
        case .repair(let legalActions):
            var text: Text = ""
            if case .answered(.text(let answer, _)) = signal { text = answer }
            return try repaired(text, legalActions: legalActions, &turn, in: &host)
        }
    }

    /// Steps 1 and 2: the end of the session, and the delay before the turn.
    mutating func begin(_ turn: inout Turn, in host: inout Host) throws(Turn.Failure) -> Turn.Progress {
        if try hasExpired(&turn, in: &host) { return .ended }
        let speed = try look(turn.copy) { $0.definition.speed }
        guard speed > 0 else { return try prepare(&turn, in: &host) }
        host.log(.botWait(bot: name, seconds: speed))
        wait(milliseconds: speed * 1000, as: .speed, &turn, in: &host)
        return .waits
    }

    /// Steps 3 to 5: backoff, budget and cooldown.
    private mutating func prepare(
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        try refresh(&turn)
        if let skip = try look(turn.copy, { $0.skipBeforeCall(for: turn.trigger, in: host) }) {
            host.skip(name, skip)
            return .ended
        }
        let (left, last) = try look(turn.copy) {
            ($0.cooldownLeft(at: host.now, settings: host.settings), $0.lastBrainAt)
        }
        guard left > 0, let last else { return try ask(&turn, in: &host) }
        host.skip(name, .brainCooldown(lastBrainAt: last, retryInSeconds: left.rounded() / 1000))
        wait(milliseconds: left, as: .cooldown, &turn, in: &host)
        return .waits
    }

    /// Step 6 and the start of step 7: the key, and a look at the scenario.
    private mutating func ask(_ turn: inout Turn, in host: inout Host) throws(Turn.Failure) -> Turn.Progress {
        guard apiKey != nil else {
            host.skip(name, .missingAPIKey)
            return .ended
        }
        guard host.hasRules else { return try call(&turn, in: &host) }
        wait(milliseconds: 0, as: .board, &turn, in: &host)
        return .waits
    }

    /// Step 7: the prompt, the mark in flight, and the call.
    private mutating func call(_ turn: inout Turn, in host: inout Host) throws(Turn.Failure) -> Turn.Progress
    {
        let board = try host.board.view(for: name)
        turn.actionsBefore = board?.history ?? []
        let sender = turn.trigger.sender
        let request = try look(turn.copy) { hand in
            LogRecord.ModelRequest(
                bot: name,
                model: Bot.model,
                lastMessageFrom: sender,
                promptCharacters: Prompt.characters(of: hand, board: board, in: host),
                historyMessages: hand.messages.count,
                coordinationCount: hand.ledger.items.count
            )
        }
        host.log(.brainStart(bot: name, lastMessageFrom: sender))
        host.log(.modelRequest(request))
        let trigger = turn.trigger
        change(&turn) { state in
            if state.inFlightTriggerAt != trigger.timestamp { state.triggerRetryCount = 0 }
            state.inFlightTriggerAt = trigger.timestamp
        }
        let timeout = host.settings.llmRequestTimeout.exact
        setAlarm(afterMilliseconds: timeout + host.settings.recoveryDelay.exact, in: &host)
        wait(milliseconds: timeout, as: .call, &turn, in: &host)
        let call = ModelCall(
            bot: id,
            kind: .turn,
            triggerSender: trigger.sender,
            triggerContent: trigger.content
        )
        host.effects.append(.call(call, token: turn.token))
        return .waits
    }

    /// The check of steps 1, 2, 5 and 9: stops the session and ends the turn when the kill time has come.
    mutating func hasExpired(_ turn: inout Turn, in host: inout Host) throws(Turn.Failure) -> Bool {
        guard try look(turn.copy, { $0.isExpired(at: host.now, settings: host.settings) }) else {
            return false
        }
        // Of the state as it was before it is marked.
        let (wasStopped, expiry) = try look(turn.copy) {
            ($0.sessionStopped, $0.expiry(settings: host.settings))
        }
        if wasStopped != true {
            var isJudged = false
            change(&turn) { state in isJudged = state.markStopped(in: &host) }
            if isJudged { startOutcome(in: &host) }
        }
        host.skip(name, expiry)
        return true
    }

    /// Lets the turn wait in a phase; the driver wakes it after whole milliseconds.
    mutating func wait(
        milliseconds: Double,
        as phase: Turn.Phase,
        _ turn: inout Turn,
        in host: inout Host
    ) {
        turn.phase = phase
        turn.token = nextToken()
        let end = host.now.advanced(byMilliseconds: milliseconds)
        host.effects.append(.wake(.bot(id, .waited(token: turn.token)), at: end))
    }

    func skipSuperseded(_ turn: Turn, in host: inout Host) {
        host.skip(
            name,
            .supersededTrigger(from: turn.trigger.sender, timestamp: turn.trigger.timestamp)
        )
    }

    /// The model that every call names.
    static let model: Text = "gpt-4o"
}

extension BotState {
    /// Why no call is made for a trigger, by backoff or budget; nil when neither stands in the way.
    ///
    /// Spec: section 8, steps 3 and 4.
    fileprivate func skipBeforeCall(for trigger: Trigger, in host: Host) -> LogRecord.Skip? {
        if let backoffUntil, isBackingOff(at: host.now) { return .rateLimitBackoff(until: backoffUntil) }
        let budget = Budget(host.settings)
        guard sessionReplyCount >= budget.maximum - budget.reserved else { return nil }
        let isExceeded = budget.isExceeded(
            count: sessionReplyCount,
            trigger: trigger.content,
            from: trigger.sender,
            as: Participant(self, in: host)
        )
        guard isExceeded else { return nil }
        return .sessionReplyBudget(
            count: sessionReplyCount,
            maximum: budget.maximum,
            reserved: budget.reserved
        )
    }
}

extension Turn {
    /// What a call that outlives the request timeout fails with: a transient error, whatever number stands in
    /// it.
    static func timeoutText(_ settings: Settings) -> Text {
        let seconds = NumberText.javaScript(settings.llmRequestTimeout.exact / 1000)
        return Text("the model call timed out after \(seconds) s")
    }
}
