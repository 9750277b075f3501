extension Text {
    /// The text without JavaScript's white space at both ends.
    ///
    /// Spec: section 14.
    package func trimmed() -> Text {
        self[trimmedRange]
    }

    /// The range that trimming white space leaves, in bytes.
    package var trimmedRange: Range<Int> { withBytes { Text.trimmedRange(of: $0[...]) } }

    /// Whether nothing but white space is in the text.
    package var isBlank: Bool { trimmedRange.isEmpty }

    /// Whether `other` occurs in the text; an empty one always does.
    package func contains(_ other: Text) -> Bool {
        firstIndex(of: other, from: 0) != nil
    }

    /// The byte offset of the first occurrence of `other` at or after the byte offset `start`.
    package func firstIndex(of other: Text, from start: Int) -> Int? {
        guard !other.isEmpty else { return start <= byteCount ? start : nil }
        guard byteCount >= other.byteCount, start <= byteCount - other.byteCount else { return nil }
        return withBytes { hay in
            other.withBytes { needle in
                let hay = UnsafeRawBufferPointer(hay)
                let needle = UnsafeRawBufferPointer(needle)
                let last = hay.count - needle.count
                let pattern = UInt64(needle[0]) &* 0x0101_0101_0101_0101
                var index = start
                while index <= last {
                    // Eight bytes at once, as long as the first byte of the needle is not among them.
                    if index + 8 <= hay.count {
                        let word = hay.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ pattern
                        let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
                        if zeros == 0 {
                            index += 8
                            continue
                        }
                        index += zeros.trailingZeroBitCount / 8
                        if index > last { return nil }
                    }
                    if hay[index] == needle[0],
                        UnsafeRawBufferPointer(rebasing: hay[index..<(index + needle.count)]).elementsEqual(
                            needle
                        )
                    {
                        return index
                    }
                    index += 1
                }
                return nil
            }
        }
    }

    /// The first `count` UTF-16 code units; a surrogate pair may be split.
    package func prefix(utf16 count: Int) -> Text {
        var units = 0
        var index = 0
        let bytes = bytes
        while index < bytes.count, units < count {
            let lead = bytes[index]
            let length = Text.length(ofLead: lead)
            if length == 4, units + 2 > count {
                return Text(owning: Array(bytes[..<index]) + Text.encoded(highSurrogate(at: index)))
            }
            units += length == 4 ? 2 : 1
            index += length
        }
        return index == bytes.count ? self : Text(bytes: bytes[..<index])
    }

    /// The text in lower case by Unicode's full default mapping, without a locale.
    ///
    /// A capital sigma at a word's end becomes the final sigma; `İ` gives two scalars.
    package func lowercased() -> Text {
        // 0 for a text in lower case, 1 for ASCII capitals, 2 for anything else.
        let kind = withBytes { buffer in
            var kind = 0
            for byte in buffer {
                if byte >= 0x80 { return 2 }
                if byte >= 0x41, byte <= 0x5A { kind = 1 }
            }
            return kind
        }
        switch kind {
        case 0: return self
        case 1:
            var lower = bytes
            lower.withUnsafeMutableBufferPointer { buffer in
                for index in buffer.indices where buffer[index] >= 0x41 && buffer[index] <= 0x5A {
                    buffer[index] |= 0x20
                }
            }
            return Text(owning: lower)
        default: return LowerCase.mapped(self)
        }
    }

    /// The text with every run of white space made one space.
    package func collapsingWhiteSpace() -> Text {
        let bytes = bytes
        let result = [UInt8](unsafeUninitializedCapacity: bytes.count) { out, count in
            var index = 0
            var inRun = false
            while index < bytes.count {
                let byte = bytes[index]
                let isPlain = byte > 0x20 && byte < 0x80
                let space = isPlain ? 0 : Text.whiteSpaceLength(in: bytes[...], at: index)
                if space == 0 || !inRun {
                    out[count] = space > 0 ? 0x20 : byte
                    count += 1
                }
                inRun = space > 0
                index += max(space, 1)
            }
        }
        return Text(owning: result)
    }

    /// The bytes from `range` as a text of its own; the range must not cut a scalar.
    package subscript(range: Range<Int>) -> Text {
        if range.count == byteCount { return self }
        return withBytes { Text(copying: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Whether the text equals `ascii`, byte by byte.
    package func equals(_ ascii: StaticString) -> Bool {
        guard byteCount == ascii.utf8CodeUnitCount else { return false }
        return withBytes { mine in
            ascii.withUTF8Buffer { theirs in
                for index in 0..<mine.count where mine[index] != theirs[index] { return false }
                return true
            }
        }
    }

    /// Whether the text equals a name, such as the raw value of an enum, byte by byte.
    package func equals(name: String) -> Bool {
        var name = name
        guard name.utf8.count == byteCount else { return false }
        return name.withUTF8 { theirs in withBytes { theirs.elementsEqual($0) } }
    }

    /// The range of a slice of bytes that trimming white space leaves.
    package static func trimmedRange(of slice: ArraySlice<UInt8>) -> Range<Int> {
        let start = slice.startIndex
        let range = slice.withUnsafeBufferPointer { trimmedRange(of: $0[...]) }
        return (start + range.lowerBound)..<(start + range.upperBound)
    }

    /// The range of a slice of bytes that trimming white space leaves.
    package static func trimmedRange(of slice: Slice<UnsafeBufferPointer<UInt8>>) -> Range<Int> {
        var start = slice.startIndex
        var end = slice.endIndex
        while start < end {
            if slice[start] > 0x20, slice[start] < 0x80 { break }
            let space = whiteSpaceLength(in: slice, at: start)
            if space == 0 { break }
            start += space
        }
        while end > start {
            if slice[end - 1] > 0x20, slice[end - 1] < 0x80 { break }
            var lead = end - 1
            while lead > start, slice[lead] & 0xC0 == 0x80 { lead -= 1 }
            guard whiteSpaceLength(in: slice, at: lead) == end - lead else { break }
            end = lead
        }
        return start..<end
    }

    /// How many bytes of white space start at `index`: 0 when another character stands there.
    ///
    /// White space is JavaScript's: TAB, LF, VT, FF, CR, space, NBSP, BOM, U+2028, U+2029 and category Zs.
    package static func whiteSpaceLength(in bytes: ArraySlice<UInt8>, at index: Int) -> Int {
        let start = bytes.startIndex
        return bytes.withUnsafeBufferPointer { whiteSpaceLength(in: $0[...], at: index - start) }
    }

    private static func whiteSpaceLength(in bytes: Slice<UnsafeBufferPointer<UInt8>>, at index: Int) -> Int {
        let lead = bytes[index]
        if lead < 0x80 { return lead == 0x20 || (lead >= 0x09 && lead <= 0x0D) ? 1 : 0 }
        func byte(_ offset: Int) -> UInt8 { index + offset < bytes.endIndex ? bytes[index + offset] : 0 }
        switch lead {
        case 0xC2:
            return byte(1) == 0xA0 ? 2 : 0
        case 0xE1:
            return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0
        case 0xE2:
            if byte(1) == 0x80 {
                let last = byte(2)
                return (last >= 0x80 && last <= 0x8A) || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0
            }
            return byte(1) == 0x81 && byte(2) == 0x9F ? 3 : 0
        case 0xE3:
            return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0
        case 0xEF:
            return byte(1) == 0xBB && byte(2) == 0xBF ? 3 : 0
        default:
            return 0
        }
    }

    /// The byte offset of the first character from `start` on that is no white space.
    package func endOfWhiteSpace(from start: Int) -> Int {
        var index = start
        let bytes = bytes
        while index < bytes.count {
            let space = Text.whiteSpaceLength(in: bytes[...], at: index)
            if space == 0 { break }
            index += space
        }
        return index
    }

    /// The number of bytes of the scalar that starts with `lead`.
    package static func length(ofLead lead: UInt8) -> Int {
        lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }

    /// The code point that starts at the byte offset `index`, surrogates included, and its length in bytes.
    package func codePoint(at index: Int) -> (value: UInt32, length: Int) {
        withBytes { Text.codePoint(at: index, of: $0) }
    }

    private static func codePoint(
        at index: Int,
        of bytes: UnsafeBufferPointer<UInt8>
    ) -> (value: UInt32, length: Int) {
        let lead = bytes[index]
        func tail(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
        switch Text.length(ofLead: lead) {
        case 1: return (UInt32(lead), 1)
        case 2: return (UInt32(lead & 0x1F) << 6 | tail(1), 2)
        case 3: return (UInt32(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
        default: return (UInt32(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
        }
    }

    /// The first UTF-16 unit of the four-byte scalar at the byte offset `index`.
    private func highSurrogate(at index: Int) -> UInt32 {
        0xD800 + (codePoint(at: index).value - 0x10000) >> 10
    }
}
