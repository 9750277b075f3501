import RedeModel

/// The way from a trigger to a reply or a skip.
///
/// Spec: section 8.
struct Turn: Equatable, Sendable {
    /// What a running turn waits for.
    enum Phase: Equatable, Sendable {
        /// Its turn in the queue, then its first step.
        case queued
        case speed
        case cooldown
        /// The scenario's public state, which takes no time.
        case board
        case call
        case backoff(retry: Int)
        /// The repair call, with the actions that were legal when it was made.
        case repair(legalActions: ActionList)
        case dispatch(Dispatch)
    }

    /// A state in hand, apart from the turn itself, which is moved often.
    indirect enum Copy: Equatable, Sendable {
        case none
        case of(BotState)
    }

    /// What a waiting turn is told.
    enum Signal: Equatable, Sendable {
        case waited
        case answered(ModelReply)
        case posted(target: Int, PostResult)
    }

    /// What a step of a turn comes to.
    enum Progress: Equatable, Sendable {
        case waits
        case ended
    }

    /// A turn that cannot go on: it is logged as `brain.error`.
    struct Failure: Error, Equatable, Sendable {
        var text: Text

        static let noState = Failure(text: "the bot has no stored state")
    }

    /// The turn's number, its own among the bot's tokens.
    let number: Int
    let trigger: Trigger
    /// The state in hand under the `observed` reading; `documented` keeps no copy.
    var copy = Copy.none
    var phase = Phase.queued
    /// The token of the present wait or call; others that come late are ignored.
    var token = 0
    /// How many retries after transient errors there have been.
    var retries = 0
    /// The actions that the scenario had seen when the model was asked.
    var actionsBefore: ActionList = []
    /// Whether a reset has taken the ground from under the turn (`documented`, section 16, rule 5).
    var isAbandoned = false
}
