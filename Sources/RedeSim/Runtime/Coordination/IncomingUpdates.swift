package import RedeModel

/// The updates that a message carries, behind a marker or between the lines.
///
/// Spec: section 9, "Updates found in a message".
package enum IncomingUpdates {
    /// The updates in a message's content.
    ///
    /// Those after the first marker, if all the rest is a JSON array with an update in it (an owner that is
    /// missing there stays nil); else those inferred from the text before the marker.
    package static func found(in content: Text, sender: Text) -> [Update] {
        guard let start = content.firstIndex(of: Message.marker, from: 0) else {
            return Inference.updates(in: content, sender: sender)
        }
        let rest = Text.trimmedRange(of: content.bytes[(start + Message.marker.byteCount)...])
        if content.bytes[rest].first == UInt8(ascii: "[") {
            // Whatever is no JSON counts as no updates, and why it is none does not matter.
            let value = try? JSONReader.value(of: content.bytes[rest])
            let updates = Update.list(in: value, missingOwner: nil)
            if !updates.isEmpty { return updates }
        }
        return Inference.updates(in: content[0..<start], sender: sender)
    }

    /// The text of a message without its updates, trimmed.
    package static func textBeforeMarker(of content: Text) -> Text {
        content[Message.rangeBeforeMarker(of: content)]
    }
}
