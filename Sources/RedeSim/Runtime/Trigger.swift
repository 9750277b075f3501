package import RedeModel

/// The message that wakes a bot.
package struct Trigger: Equatable, Sendable {
    package var sender: Text
    package var content: Text
    package var timestamp: Timestamp

    package init(sender: Text, content: Text, timestamp: Timestamp) {
        self.sender = sender
        self.content = content
        self.timestamp = timestamp
    }
}
