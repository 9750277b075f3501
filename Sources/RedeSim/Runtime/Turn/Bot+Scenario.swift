import RedeModel

/// Replies as actions of a scenario: text moves, recovery and the repair call.
///
/// Spec: section 11, "Text moves" and "Recovery".
extension Bot {
    /// Step 13: reads the message as an action.
    mutating func act(
        _ reply: ParsedReply,
        raw: Text,
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        guard let view = try host.board.view(for: name) else { return try say(reply, &turn, in: &host) }
        host.log(.scenarioInspect(bot: name, via: ActionRoute.message.text, state: view.summary))
        let refusal: Text
        switch host.board.apply(reply.message, by: name) {
        case .accepted(let action):
            host.log(.scenarioApplied(bot: name, action: action, via: ActionRoute.message.text))
            var said = reply
            said.message = action
            return try say(said, &turn, in: &host)
        case .refused(let error):
            refusal = error
        }
        if let progress = try recover(from: raw, legalActions: view.legalActions, &turn, in: &host) {
            return progress
        }
        let (trigger, before) = (turn.trigger, turn.actionsBefore)
        if try look(turn.copy, { $0.hasAdvanced(by: reply.message, from: before, to: view.history, trigger) })
        {
            host.log(
                .scenarioApplied(bot: name, action: reply.message, via: ActionRoute.tool.text)
            )
            return try say(reply, &turn, in: &host)
        }
        if try look(turn.copy, { $0.hasApplied(reply.message, in: view.history, trigger) }) {
            markHandled(&turn)
            host.skip(name, .scenarioActionAlreadyBroadcast(action: reply.message))
            return .ended
        }
        reject(reply.message, error: refusal, state: view.summary, in: &host)
        return .ended
    }

    /// Steps 11 and 12: looks for an action in a reply that has no message; nil when there is none to be had.
    mutating func recover(
        from raw: Text,
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress? {
        guard let view = try host.board.view(for: name) else { return nil }
        return try recover(from: raw, legalActions: view.legalActions, &turn, in: &host)
    }

    private mutating func recover(
        from raw: Text,
        legalActions: ActionList,
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress? {
        guard !legalActions.isEmpty else { return nil }
        if let action = Recovery.action(inRaw: raw, legalActions: legalActions.texts) {
            return try emit(action, via: .rawReply, &turn, in: &host)
        }
        guard host.playsChess else {
            return try emitDefault(of: legalActions, &turn, in: &host)
        }
        wait(
            milliseconds: host.settings.llmRequestTimeout.exact,
            as: .repair(legalActions: legalActions),
            &turn,
            in: &host
        )
        let call = ModelCall(
            bot: id,
            kind: .repair,
            triggerSender: turn.trigger.sender,
            triggerContent: turn.trigger.content
        )
        host.effects.append(.call(call, token: turn.token))
        return .waits
    }

    /// The repair call has ended; an error counts as no answer.
    mutating func repaired(
        _ answer: Text,
        legalActions: ActionList,
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        if host.reading == .documented, try look(turn.copy, { $0.isSuperseded(turn.trigger) }) {
            skipSuperseded(turn, in: &host)
            return .ended
        }
        if let action = Recovery.action(inRaw: answer, legalActions: legalActions.texts) {
            return try emit(action, via: .repair, &turn, in: &host)
        }
        return try emitDefault(of: legalActions, &turn, in: &host)
    }

    private mutating func emitDefault(
        of legalActions: ActionList,
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        let index = Recovery.defaultIndex(
            bot: name,
            sender: turn.trigger.sender,
            timestamp: turn.trigger.timestamp.text,
            count: legalActions.count
        )
        return try emit(legalActions[index ?? 0], via: .standIn, &turn, in: &host)
    }

    /// Says a recovered action as it is, to the sender.
    private mutating func emit(
        _ action: Text,
        via: ActionRoute,
        _ turn: inout Turn,
        in host: inout Host
    ) throws(Turn.Failure) -> Turn.Progress {
        // Faithful: the public runtime does not apply it to the engine (section 11).
        if host.reading == .documented, case .refused(let error) = host.board.apply(action, by: name) {
            let state = try host.board.view(for: name)?.summary
            reject(action, error: error, state: state ?? .none, in: &host)
            return .ended
        }
        host.log(.scenarioApplied(bot: name, action: action, via: via.text))
        try refresh(&turn)
        return try say(
            ParsedReply(message: action, requested: [], recipients: [], updates: []),
            &turn,
            in: &host
        )
    }

    private func reject(_ action: Text, error: Text, state: LogRecord.BoardSummary, in host: inout Host) {
        host.skip(name, .scenarioActionRejected(attemptedAction: action, error: error, state: state))
    }
}

extension LogRecord.BoardSummary {
    /// The summary of a scenario that shows nothing.
    static let none = LogRecord.BoardSummary()
}
