package import RedeModel

/// What the runtime asks its driver to do.
package enum Effect: Equatable, Sendable {
    /// Append to the event log.
    case log(LogRecord.Payload)
    /// Give the event back at an instant, which may be the present one.
    case wake(Worker.Event, at: Instant)
    /// Ask the model; the answer comes back as `Bot.Event.answered` with the same token.
    case call(ModelCall, token: Int, prompt: Prompt.Facts)
    /// Ask the judge with the durable log as it stands; comes back as `Bot.Event.transcriptRead`.
    case readLog(BotID, token: Int)
    /// Forget the durable log; the complete one stays.
    case clearLog
    /// Post to the message route in the name of a bot; comes back as `Bot.Event.posted`.
    case post(Post)
    /// Give the poster the answer to its post.
    case answerPost(Post, PostResult)
    /// Answer a request.
    case respond(RequestID, Response)
}

/// A message that a bot posts to another in a dispatch.
package struct Post: Equatable, Sendable {
    /// The bot that sends it.
    package var from: BotID
    /// The name of the recipient.
    package var to: Text
    /// What it says.
    package var content: Text
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
