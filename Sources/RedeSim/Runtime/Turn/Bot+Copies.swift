import RedeModel

/// How a turn reads and stores state: the one place where the two readings differ in it.
///
/// Under `observed` a turn works on a copy, and each of its changes stores that copy, whatever was stored
/// meanwhile. Under `documented` it reads and changes the stored state itself.
///
/// Spec: section 8 and section 16, rule 1.
extension Bot {
    /// The state that a turn has in hand.
    func hand(_ turn: Turn) throws(Turn.Failure) -> BotState {
        if case .of(let copy) = turn.copy { return copy }
        guard let state else { throw .noState }
        return state
    }

    /// The prompt of the call that the running turn has just made; nil when no turn is running.
    ///
    /// Spec: section 8, step 7.
    func prompt(in host: Host) -> Prompt? {
        // A turn without a state, or a scenario without an engine, has made no call.
        guard let running, let state = try? hand(running) else { return nil }
        let board = (try? host.board.view(for: name)) ?? nil
        return Prompt(for: state, board: board, in: host)
    }

    /// Takes the state as it is stored now.
    func refresh(_ turn: inout Turn) throws(Turn.Failure) {
        guard isDeployed else { throw .noState }
        if case .of = turn.copy, let state { turn.copy = .of(state) }
    }

    /// What a look at the state in hand gives; `copy` is the turn's.
    @inline(__always)
    func look<Result>(_ copy: Turn.Copy, _ body: (BotState) -> Result) throws(Turn.Failure) -> Result {
        if case .of(let copy) = copy { return body(copy) }
        guard let result = state?.shown(to: body) else { throw .noState }
        return result
    }

    /// Applies a change to the state in hand and stores it.
    mutating func change(_ turn: inout Turn, _ body: (inout BotState) -> Void) {
        guard case .of(var copy) = turn.copy else {
            state?.apply(body)
            return
        }
        turn.copy = .none
        body(&copy)
        turn.copy = .of(copy)
        // Faithful: state written meanwhile is overwritten (section 8).
        state = copy
    }
}

extension BotState {
    /// What a look at the state gives, without a copy of it.
    @inline(__always)
    func shown<Result>(to body: (BotState) -> Result) -> Result {
        body(self)
    }

    /// Applies a change in place.
    @inline(__always)
    mutating func apply(_ body: (inout BotState) -> Void) {
        body(&self)
    }
}
