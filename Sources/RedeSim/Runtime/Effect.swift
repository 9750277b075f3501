package import RedeModel

/// What the runtime asks its driver to do.
///
/// Logging is not among it: the log is the network's own, and grows in ``Host/log``.
package enum Effect: Equatable, Sendable {
    /// Give the event back at an instant, which may be the present one.
    case wake(Worker.Event, at: Instant)
    /// Ask the model; the answer comes back as `Bot.Event.answered` with the same token.
    ///
    /// A driver whose provider reads prompts asks ``Worker/prompt(for:)`` for it before anything else
    /// happens.
    case call(ModelCall, token: Int)
    /// Post to the message route in the name of a bot; comes back as `Bot.Event.posted`.
    case post(Post)
    /// Give the poster the answer to its post.
    case answerPost(Post, PostResult)
    /// Answer a request.
    indirect case respond(RequestID, Response)
}

/// A message that a bot posts to another in a dispatch.
package struct Post: Equatable, Sendable {
    /// The bot that sends it.
    package var from: BotID
    /// The name of the recipient.
    package var to: Text
    /// What it says.
    package var content: Text
    /// The updates that a reader finds in it.
    package var carried: [Update]
    /// The turn that posts.
    package var token: Int
    /// The place of the target among the turn's targets.
    package var target: Int
}

/// A request by its number in its run.
package struct RequestID: Hashable, Sendable {
    /// The number by which its answer is told from others.
    package var number: Int

    package init(_ number: Int) {
        self.number = number
    }
}
