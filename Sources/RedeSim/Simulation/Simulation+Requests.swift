package import RedeModel

/// Requests that come while the run goes on, from somebody outside.
extension Simulation {
    /// The answer to such a request.
    package struct Reply: Sendable {
        /// Which request it answers.
        package var request: RequestID
        /// What it says.
        package var response: Response
    }

    /// The earliest instant at which a request can come.
    package var nextOpening: Instant {
        steppedAt == now ? now.advanced(byMilliseconds: 1) : now
    }

    /// Whether a request can come at an instant: nothing of it was handled, and nothing is left before it.
    package func isOpen(at instant: Instant) -> Bool {
        instant >= nextOpening && nextInstant.map { $0 >= instant } ?? true && landsNothing(before: instant)
    }

    /// Takes a request at an instant that is open, before all else that happens then.
    ///
    /// So the run is the one that a plan with this request among its stimuli makes: what is asked outside
    /// lands behind it.
    package mutating func receive(_ request: Request, at instant: Instant) -> RequestID {
        precondition(isOpen(at: instant), "a request comes when the run is open to it")
        advance(to: instant)
        let id = RequestID(exchanges.count + receivedCount)
        receivedCount += 1
        tell(.request(id, request))
        return id
    }

    /// Takes the answers that were given since this was asked last, in order.
    package mutating func takeReplies() -> [Reply] {
        defer { replies.removeAll(keepingCapacity: true) }
        return replies
    }

    /// Lets go of what the durable log no longer keeps.
    package mutating func keepOnlyDurableLog() { worker.host.log.keepOnlyDurable() }
}
