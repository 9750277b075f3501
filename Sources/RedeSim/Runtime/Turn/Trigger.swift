package import RedeModel

/// The message that wakes a bot.
package struct Trigger: Equatable, Sendable {
    /// The name of its sender.
    package var sender: Text
    /// What it says.
    package var content: Text
    /// When it was delivered.
    package var timestamp: Timestamp

    package init(sender: Text, content: Text, timestamp: Timestamp) {
        self.sender = sender
        self.content = content
        self.timestamp = timestamp
    }
}
