/// What a call of the language model is for.
package enum CallKind: String, CaseIterable, Sendable {
    /// A bot's turn.
    case turn
    /// The judgement of a game's outcome.
    case judge
    /// The choice of a legal move after an unusable reply.
    case repair
}
