/// A user's text as messages show it: in double quotes, control characters escaped, long ones cut.
package enum Quoted {
    /// The most UTF-16 units of a text that are shown.
    static let maximumUnits = 60

    /// The text in double quotes.
    package static func text(_ text: Text) -> String {
        let cut = text.utf16Count > maximumUnits
        var writer = ByteWriter()
        writer.string(cut ? text.prefix(utf16: maximumUnits) : text)
        let quoted = String(decoding: writer.bytes, as: UTF8.self)
        return cut ? quoted.dropLast() + "…\"" : quoted
    }

    /// A key behind a path: `.key`, or `["a key"]` when it is no plain word.
    static func key(_ key: Text, after path: String) -> String {
        let isWord =
            !key.isEmpty && key.byteCount <= maximumUnits
            && key.bytes.allSatisfy { byte in
                byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F
                    || byte == 0x2D
            }
        guard isWord else { return "\(path)[\(text(key))]" }
        return path.isEmpty ? key.string : "\(path).\(key.string)"
    }
}
