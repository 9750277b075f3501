package import RedeModel

/// A page that the model wants, and that is to be fetched from outside of the simulation.
package struct PageRequest: Sendable {
    /// The request's number in its run, from 0.
    package let number: Int
    /// The address, which web_fetch may ask.
    package let url: Text
    /// When it was asked for.
    package let askedAt: Instant
    /// The call whose model wants it, its running step, and the tool call among that step's.
    let call: Int
    let step: Int
    let use: Int
    /// Where the page comes among what is due at one instant with it.
    let place: Calendar<Simulation.Entry>.Place

    /// When the wait for the page is over.
    package var deadline: Instant { askedAt.advanced(byMilliseconds: WebFetch.timeoutMilliseconds) }
}
