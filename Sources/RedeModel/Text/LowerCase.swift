/// Unicode's default lower-casing of a text that is not all ASCII.
enum LowerCase {
    /// The text, scalar by scalar, in lower case; lone surrogates stay as they are.
    static func mapped(_ text: Text) -> Text {
        var result: [UInt8] = []
        result.reserveCapacity(text.byteCount)
        var index = 0
        let bytes = text.bytes
        while index < bytes.count {
            let (value, length) = text.codePoint(at: index)
            if value == 0x3A3 {
                let final = isCased(before: index, in: text) && !isCased(after: index + length, in: text)
                Text.append(final ? 0x3C2 : 0x3C3, to: &result)
            } else if let scalar = Unicode.Scalar(value) {
                result.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            } else {
                result.append(contentsOf: bytes[index..<(index + length)])
            }
            index += length
        }
        return Text(owning: result)
    }

    /// Whether the nearest scalar before `index` that is not case-ignorable is cased.
    private static func isCased(before index: Int, in text: Text) -> Bool {
        let bytes = text.bytes
        var end = index
        while end > 0 {
            var start = end - 1
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            guard let scalar = Unicode.Scalar(text.codePoint(at: start).value) else { return false }
            if !scalar.properties.isCaseIgnorable { return scalar.properties.isCased }
            end = start
        }
        return false
    }

    /// Whether the nearest scalar from `index` on that is not case-ignorable is cased.
    private static func isCased(after index: Int, in text: Text) -> Bool {
        var start = index
        while start < text.byteCount {
            let (value, length) = text.codePoint(at: start)
            guard let scalar = Unicode.Scalar(value) else { return false }
            if !scalar.properties.isCaseIgnorable { return scalar.properties.isCased }
            start += length
        }
        return false
    }
}
