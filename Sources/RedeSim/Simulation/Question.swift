package import RedeModel

/// A model call that waits for an answer from outside of the simulation.
///
/// It holds what the call was made from, as it was then.
package struct Question: Sendable {
    /// The question's number in its run, from 0.
    package let number: Int
    /// What is asked.
    package let call: ModelCall
    /// Who is to answer, and how long that takes by the scenario.
    package let outside: Provision.Outside
    /// When the call was made.
    package let askedAt: Instant
    /// What the model is given; nil for the judge.
    package let prompt: Prompt?
    /// What the bot sees of the shared scenario; nil when there is none.
    package let view: BoardView?
    /// The game of chess as it stands; nil when none is played.
    package let chess: ChessEngine?
    /// The token with which the answer goes back to the bot.
    let token: Int
}
