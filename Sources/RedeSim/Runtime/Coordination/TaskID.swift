package import RedeModel

/// The ids of tasks that plain text only implies.
///
/// Spec: section 9, "Inferring updates from plain text".
package enum TaskID {
    /// The owner's lower-case name, a hyphen and a slug of the text of at most 40 characters.
    package static func made(owner: Text, text: Text) -> Text {
        var bytes = owner.lowercased().bytes
        bytes.append(UInt8(ascii: "-"))
        let start = bytes.count
        for byte in text.lowercased().bytes {
            if (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) {
                bytes.append(byte)
            } else if bytes.count > start, bytes[bytes.count - 1] != UInt8(ascii: "-") {
                bytes.append(UInt8(ascii: "-"))
            }
        }
        if bytes.count > start, bytes[bytes.count - 1] == UInt8(ascii: "-") { bytes.removeLast() }
        // Faithful: the cut comes after the trimming, so an id may end in a hyphen.
        if bytes.count > start + 40 { bytes.removeLast(bytes.count - start - 40) }
        if bytes.count == start { bytes.append(contentsOf: "task".utf8) }
        return Text(owning: bytes)
    }
}
