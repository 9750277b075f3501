package import RedeModel
import Synchronization

/// What live calls have cost so far, and how much they may.
///
/// It is a class as all runs of a command share one, from whichever thread they ask.
package final class Spending: Sendable {
    /// How much may be spent; nil sets no bound.
    package struct Limit: Equatable, Sendable {
        /// The most requests.
        package var calls: Int?
        /// The most tokens of prompts and answers together; the request that goes past it is the last one.
        package var tokens: Int?

        package init(calls: Int? = nil, tokens: Int? = nil) {
            self.calls = calls
            self.tokens = tokens
        }
    }

    /// What has been spent.
    package struct Total: Equatable, Sendable {
        /// The requests that were made.
        package var calls = 0
        /// The tokens of all prompts and answers, as far as the server told.
        package var usage = RecordedCall.Usage(inputTokens: 0, outputTokens: 0)
    }

    /// A bound that was met: nothing more is asked.
    package struct Exhausted: Error, Equatable, Sendable {
        /// What is bounded: `calls` or `tokens`.
        package var unit: String
        /// How many there may be.
        package var limit: Int
    }

    /// How much may be spent.
    package let limit: Limit
    private let state = Mutex(Total())
    private let isReached = Atomic(false)
    private let isServed = Atomic(false)

    /// Nothing spent yet.
    package init(upTo limit: Limit = Limit()) {
        self.limit = limit
    }

    /// What has been spent.
    package var total: Total { state.withLock { $0 } }

    /// Counts a request that is about to be made.
    ///
    /// - Throws: ``Exhausted`` when it may not be made.
    func begin() throws(Exhausted) {
        let exhausted = state.withLock { total -> Exhausted? in
            if let calls = limit.calls, total.calls >= calls { return Exhausted(unit: "calls", limit: calls) }
            let spent = total.usage.inputTokens + total.usage.outputTokens
            if let tokens = limit.tokens, spent >= tokens { return Exhausted(unit: "tokens", limit: tokens) }
            total.calls += 1
            return nil
        }
        if let exhausted { throw exhausted }
    }

    /// Whether a server has answered anything at all.
    var hasReachedServer: Bool { isReached.load(ordering: .relaxed) }

    /// Whether a server has done what was asked, at least once.
    var hasBeenServed: Bool { isServed.load(ordering: .relaxed) }

    /// Notes that a server has answered, with this status.
    func reachServer(status: Int) {
        isReached.store(true, ordering: .relaxed)
        if (200..<300).contains(status) { isServed.store(true, ordering: .relaxed) }
    }

    /// Counts the tokens of a request.
    func add(_ usage: RecordedCall.Usage) {
        state.withLock { total in
            total.usage.inputTokens += usage.inputTokens
            total.usage.outputTokens += usage.outputTokens
        }
    }
}
