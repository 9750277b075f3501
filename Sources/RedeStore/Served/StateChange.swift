import RedeModel

/// What is to be written so that a state file holds a network as it is now.
package struct StateChange: Sendable {
    /// What has changed of a bot.
    struct BotChange: Sendable {
        var name: Text
        /// The state without its messages, and the alarm, as JSON; nil when they are as they were.
        var fields: Text?
        /// The messages from this place on are replaced by these; nil when they are as they were.
        var messages: (from: Int, new: [Message])?
    }

    /// The network's present instant.
    var instant: Instant
    var bots: [BotChange]
    /// What was done in the shared scenario, as JSON; nil when it is as it was.
    var actions: Text?
    /// The lines of the log that are new, and the place of the first.
    var lines: (from: Int, new: [Text])
    /// Whether these lines are all there are.
    var isFirst: Bool
    /// The first place that the durable log still has.
    var firstLine: Int
}
