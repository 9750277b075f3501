package import RedeModel

/// What a provider has for a model call: its answer, or who is to be asked for it.
package enum Provision: Equatable, Sendable {
    /// The answer.
    case answer(Answer)
    /// The answer is to come from outside of the simulation.
    case outside(Outside)

    /// Who answers from outside of the simulation.
    package enum Answerer: Equatable, Sendable {
        /// A chess engine, asked for a move.
        case chessEngine(Policy.ChessUCI)
        /// A live model, asked for one step at a time.
        case model
    }

    /// A call that is answered from outside.
    package struct Outside: Equatable, Sendable {
        /// Who is to answer.
        package var answerer: Answerer
        /// The number of the call among its bot's calls of its kind, from 1.
        package var index: Int
        /// The time that the scenario gives the answer, in milliseconds; nil for who has a time of its own.
        package var latencyMilliseconds: Int?
        /// The flaw that is put into the answer; mostly none.
        var flaw: Fault.Flaw?
    }
}
