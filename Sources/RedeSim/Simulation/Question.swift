package import RedeModel

/// A model call that waits for an answer from outside of the simulation.
///
/// It holds what the call was made from, as it was then.
package struct Question: Sendable {
    /// What a judge is given.
    package struct Judged: Equatable, Sendable {
        /// What the game asks.
        package let prompt: Text
        /// The durable log, as NDJSON.
        package let transcript: Text
    }

    /// The question's number in its run, from 0.
    package let number: Int
    /// What is asked.
    package let call: ModelCall
    /// Who is to answer, and how long that takes by the scenario.
    package let outside: Provision.Outside
    /// When it was asked.
    package let askedAt: Instant
    /// What the model is given; nil for the judge.
    package let prompt: Prompt?
    /// What a live judge is given; nil for other calls, and where no model is asked.
    package let judged: Judged?
    /// The steps that the model has taken in this call, each tool call with its result or page.
    package let steps: [RecordedCall.Step]
    /// Whether the model has to call `scenario_turn` in this step.
    package let mustAct: Bool
    /// What the bot sees of the shared scenario; nil when there is none.
    package let view: BoardView?
    /// The game of chess as it stands; nil when none is played.
    package let chess: ChessEngine?
    /// The call, which goes on with the answer.
    let active: ActiveCall
    /// Where the answer comes among what is due at one instant with it.
    let place: Calendar<Simulation.Entry>.Place

    /// When the answer lands at the latest; nil when it takes the time that it takes.
    var deadline: Instant? {
        outside.latencyMilliseconds.map { askedAt.advanced(byMilliseconds: $0) }
    }
}
