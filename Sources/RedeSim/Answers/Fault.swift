/// A fault that strikes a model call.
package enum Fault: Equatable, Sendable {
    /// The call fails before the model has answered.
    case failure(Failure)
    /// The model answers, but not as it should.
    case flaw(Flaw)

    /// How a call fails.
    package enum Failure: Equatable, Sendable {
        case rateLimit, serverError, timeout
    }

    /// What is wrong with an answer.
    package enum Flaw: Equatable, Sendable {
        case empty, malformed, truncated
    }
}
