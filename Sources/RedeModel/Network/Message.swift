/// A message as a bot keeps it.
///
/// Spec: section 1, "Message".
package struct Message: Equatable, Sendable {
    /// When it was delivered, or for a bot's own replies when they were appended.
    package let timestamp: Timestamp
    /// What it says.
    package let content: Text
    /// The name of the sender.
    package let sender: Text
    /// The length of what it says without its updates, in UTF-16 units: each prompt that shows it asks.
    package let saidLength: Int
    /// Whether it only announces its sender.
    ///
    /// Spec: section 2, "Presence message".
    package let isPresence: Bool

    package init(timestamp: Timestamp, content: Text, sender: Text) {
        self.timestamp = timestamp
        self.content = content
        self.sender = sender
        saidLength = content.withBytes {
            Text.utf16Count(of: UnsafeBufferPointer(rebasing: $0[Message.rangeBeforeMarker(of: content)]))
        }
        isPresence = Message.isPresence(content)
    }

    /// What stands between a message's text and its updates.
    ///
    /// Spec: section 9, "Updates found in a message".
    package static let marker: Text = "COORDINATION_JSON:"

    /// Where a content without its updates stands in its bytes, trimmed.
    package static func rangeBeforeMarker(of content: Text) -> Range<Int> {
        let end = content.firstIndex(of: marker, from: 0) ?? content.byteCount
        return content.withBytes { Text.trimmedRange(of: $0[..<end]) }
    }

    /// Whether a text, once trimmed, only announces its sender.
    package static func isPresence(_ content: Text) -> Bool {
        guard content.byteCount >= 8 else { return false }
        let range = content.trimmedRange
        return range.count == 8 && content[range].equals("I'm here")
    }

    /// What a bot says to announce itself.
    package static let presence: Text = "I'm here"
}
