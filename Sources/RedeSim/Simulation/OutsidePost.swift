package import RedeModel

/// A bot's post that is carried outside of the simulation: it arrives as a request, and has an answer.
package struct OutsidePost: Sendable {
    /// The post's number among all that has gone outside, from 0.
    package let number: Int
    /// When it was sent.
    package let sentAt: Instant
    /// What is sent.
    package let post: Post
    /// Where its answer comes among what is due at one instant with it.
    let place: Calendar<Simulation.Entry>.Place
}
