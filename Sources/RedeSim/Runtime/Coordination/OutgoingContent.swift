package import RedeModel

/// The content of a message that a bot sends, with what is known of it.
///
/// Spec: section 8, step 14.
package struct OutgoingContent: Equatable, Sendable {
    /// The content itself.
    package var text: Text
    /// The updates of the reply.
    package var updates: [Update]
    /// The updates that a reader finds in the content.
    package var carried: [Update]

    /// The message; with updates, also a blank line, the marker and the updates as compact JSON.
    package static func make(_ message: Text, updates: [Update]) -> Text {
        guard !updates.isEmpty else { return message }
        var writer = ByteWriter(reserving: message.byteCount + 96 * updates.count)
        writer.raw(text: message)
        writer.raw("\n\n")
        writer.raw(text: Message.marker)
        writer.updates(updates)
        return Text(owning: writer.bytes)
    }
}
