package import RedeModel

/// The text by which two outgoing messages count as the same.
///
/// Spec: section 10, "Fingerprint".
package enum Fingerprint {
    /// The message in lower case with its white space collapsed, `@@`, and its updates, sorted.
    package static func text(of content: Text, updates: [Update]) -> Text {
        var bytes = IncomingUpdates.textBeforeMarker(of: content).lowercased().collapsingWhiteSpace()
            .trimmed().bytes
        bytes.append(contentsOf: "@@".utf8)
        for (index, line) in updates.map(line).sorted().enumerated() {
            if index > 0 { bytes.append(contentsOf: "||".utf8) }
            bytes.append(contentsOf: line.bytes)
        }
        return Text(owning: bytes)
    }

    private static func line(of update: Update) -> Text {
        var bytes = Array(update.kind.rawValue.utf8)
        bytes.append(UInt8(ascii: "|"))
        bytes.append(contentsOf: update.taskID.trimmed().lowercased().bytes)
        bytes.append(UInt8(ascii: "|"))
        if let owner = update.owner { bytes.append(contentsOf: owner.trimmed().lowercased().bytes) }
        bytes.append(UInt8(ascii: "|"))
        bytes.append(contentsOf: update.summary.trimmed().lowercased().collapsingWhiteSpace().bytes)
        return Text(owning: bytes)
    }
}
