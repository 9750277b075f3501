package import RedeModel

/// The one line of a model's text that counts, without what models put around it.
///
/// Spec: section 9, "Line cleaning".
package enum LineCleaning {
    /// The first line that is not blank, without code fence, bullet, label and quotes.
    package static func cleaned(_ text: Text) -> Text {
        var line = Text.trimmedRange(of: text.bytes[...])
        line = withoutFences(line, in: text)
        line = firstLine(of: line, in: text)
        line = withoutBullet(line, in: text)
        line = withoutLabel(line, in: text)
        line = withoutQuotes(UInt8(ascii: "\""), around: line, in: text)
        line = withoutQuotes(UInt8(ascii: "'"), around: line, in: text)
        return text[Text.trimmedRange(of: text.bytes[line])]
    }

    /// The range without an opening fence, its language tag and white space, and without a closing fence.
    private static func withoutFences(_ range: Range<Int>, in text: Text) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        if text.bytes[range].starts(with: fence) {
            start += fence.count
            while start < end, Text.isWordByte(text.bytes[start]) || text.bytes[start] == UInt8(ascii: "-") {
                start += 1
            }
            start = min(text.endOfWhiteSpace(from: start), end)
        }
        if end - start >= fence.count, text.bytes[(end - fence.count)..<end].elementsEqual(fence) {
            end -= fence.count
        }
        return start..<end
    }

    private static let fence = Array("```".utf8)

    /// The first line that is not blank, trimmed; lines end at LF only.
    private static func firstLine(of range: Range<Int>, in text: Text) -> Range<Int> {
        // After white space is skipped the first line with something on it starts right here.
        let start = Text.trimmedRange(of: text.bytes[range]).lowerBound
        let rest = text.bytes[start..<range.upperBound]
        return Text.trimmedRange(of: rest[..<(rest.firstIndex(of: 0x0A) ?? rest.endIndex)])
    }

    /// The range without one leading `-` or `*` and the white space after it, of which there must be some.
    private static func withoutBullet(_ range: Range<Int>, in text: Text) -> Range<Int> {
        guard let first = text.bytes[range].first, first == UInt8(ascii: "-") || first == UInt8(ascii: "*")
        else {
            return range
        }
        let next = range.lowerBound + 1
        let start = min(text.endOfWhiteSpace(from: next), range.upperBound)
        return start > next ? start..<range.upperBound : range
    }

    private static let labels: [StaticString] = ["message", "move", "action", "reply", "content", "text"]

    /// The range without one leading label, its colon and the white space around that.
    private static func withoutLabel(_ range: Range<Int>, in text: Text) -> Range<Int> {
        guard let label = labels.first(where: { text.hasWords($0, at: range.lowerBound) }) else {
            return range
        }
        let colon = text.endOfWhiteSpace(from: range.lowerBound + label.utf8CodeUnitCount)
        guard colon < range.upperBound, text.bytes[colon] == UInt8(ascii: ":") else { return range }
        return min(text.endOfWhiteSpace(from: colon + 1), range.upperBound)..<range.upperBound
    }

    /// The range without one pair of quotes around all of it, if no line separator stands between them.
    private static func withoutQuotes(_ quote: UInt8, around range: Range<Int>, in text: Text) -> Range<Int> {
        let line = text.bytes[range]
        guard line.count >= 2, line.first == quote, line.last == quote else { return range }
        let inside = (range.lowerBound + 1)..<(range.upperBound - 1)
        for index in inside {
            let byte = text.bytes[index]
            if byte == 0x0D { return range }
            // U+2028 and U+2029.
            if byte == 0xE2, text.bytes[index + 1] == 0x80, text.bytes[index + 2] & 0xFE == 0xA8 {
                return range
            }
        }
        return inside
    }
}
