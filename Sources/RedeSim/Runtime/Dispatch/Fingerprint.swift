package import RedeModel

/// The text by which two outgoing messages count as the same.
///
/// Spec: section 10, "Fingerprint".
package enum Fingerprint {
    /// The message in lower case with its white space collapsed, `@@`, and its updates, sorted.
    package static func text(of content: Text, updates: [Update]) -> Text {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(content.byteCount + 8)
        append(content, Message.rangeBeforeMarker(of: content), to: &bytes)
        bytes.append(contentsOf: "@@".utf8)
        var lines = updates.map(line)
        if lines.count > 1 { lines.sort() }
        for index in lines.indices {
            if index > 0 { bytes.append(contentsOf: "||".utf8) }
            lines[index].withBytes { bytes.append(contentsOf: $0) }
        }
        return Text(owning: bytes)
    }

    private static func line(of update: Update) -> Text {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        bytes.append(contentsOf: update.kind.rawValue.utf8)
        bytes.append(UInt8(ascii: "|"))
        update.taskID.trimmed().lowercased().withBytes { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "|"))
        if let owner = update.owner {
            owner.trimmed().lowercased().withBytes { bytes.append(contentsOf: $0) }
        }
        bytes.append(UInt8(ascii: "|"))
        append(update.summary, update.summary.trimmedRange, to: &bytes)
        return Text(owning: bytes)
    }

    /// Adds a part of a text, trimmed already, in lower case with its white space collapsed.
    private static func append(_ text: Text, _ range: Range<Int>, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes.reserveCapacity(start + range.count)
        let isASCII = text.withBytes { source in
            var wasSpace = false
            for byte in UnsafeBufferPointer(rebasing: source[range]) {
                if byte >= 0x80 { return false }
                let isSpace = byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
                if !isSpace {
                    bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                } else if !wasSpace {
                    bytes.append(0x20)
                }
                wasSpace = isSpace
            }
            return true
        }
        if isASCII { return }
        // What is in other scripts takes the long way.
        bytes.removeSubrange(start...)
        bytes += text[range].lowercased().collapsingWhiteSpace().trimmed().bytes
    }
}
