/// A message as a bot keeps it.
///
/// Spec: section 1, "Message".
package struct Message: Equatable, Sendable {
    /// When it was delivered, or for a bot's own replies when they were appended.
    package var timestamp: Timestamp
    /// What it says.
    package var content: Text
    /// The name of the sender.
    package var sender: Text

    package init(timestamp: Timestamp, content: Text, sender: Text) {
        self.timestamp = timestamp
        self.content = content
        self.sender = sender
    }

    /// Whether the text only announces its sender.
    ///
    /// Spec: section 2, "Presence message".
    package var isPresence: Bool { Message.isPresence(content) }

    /// Whether a text, once trimmed, only announces its sender.
    package static func isPresence(_ content: Text) -> Bool {
        guard content.bytes.count >= 8 else { return false }
        let range = Text.trimmedRange(of: content.bytes[...])
        return range.count == 8 && content[range].equals("I'm here")
    }

    /// What a bot says to announce itself.
    package static let presence: Text = "I'm here"
}
