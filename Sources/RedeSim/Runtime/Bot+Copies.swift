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
        guard let hand = turn.copy ?? state else { throw .noState }
        return hand
    }

    /// Takes the state as it is stored now.
    func refresh(_ turn: inout Turn) throws(Turn.Failure) {
        guard let state else { throw .noState }
        if turn.copy != nil { turn.copy = state }
    }

    /// Applies a change to the state in hand and stores it.
    mutating func change(_ turn: inout Turn, _ body: (inout BotState) -> Void) {
        if var copy = turn.copy.take() {
            body(&copy)
            turn.copy = copy
            // Faithful: state written meanwhile is overwritten (section 8).
            state = copy
        } else if var stored = state.take() {
            body(&stored)
            state = stored
        }
    }
}
