import RedeModel
import Testing

struct TextTests {
    /// Strings of 0 to 10 bytes and some more around the length up to which texts stand in place, of plain
    /// letters, of NUL, and of characters of two, three and four bytes.
    private static let strings: [String] = {
        let fillings = ["a", "\0", "ä", "…", "🙂", "\u{E000}"]
        let lengths = 0...10
        let filled = fillings.flatMap { filling in
            lengths.map { String(repeating: filling, count: $0 / filling.utf8.count) }
        }
        let mixed = fillings.flatMap { filling in lengths.map { String(repeating: "a", count: $0) + filling }
        }
        return filled + mixed + mixed.map { "\0" + $0 }
    }()

    @Test func `a text gives back what it was made of, however it was made`() {
        for string in TextTests.strings {
            let bytes = Array(string.utf8)
            var joined = Text()
            for scalar in string.unicodeScalars { joined.append(Text(String(scalar))) }
            let copied = bytes.withUnsafeBufferPointer { Text(copying: $0) }
            let all = [
                Text(string), Text(owning: bytes), Text(bytes: bytes), copied, copied.unshared, joined,
            ]

            for text in all {
                #expect(text.bytes == bytes)
                #expect(text.withBytes { Array($0) } == bytes)
                #expect(text.byteCount == bytes.count)
                #expect(text.isEmpty == bytes.isEmpty)
                #expect(text.string == string)
                #expect(text.utf16Count == string.utf16.count)
            }
            #expect(Set(all).count == 1, "\(bytes)")
        }
    }

    @Test func `texts are equal and in order as their UTF-16 is`() {
        let texts = TextTests.strings.map { (text: Text($0), units: Array($0.utf16)) }
        for left in texts {
            for right in texts {
                let areRight =
                    (left.text == right.text) == (left.units == right.units)
                    && (left.text < right.text) == left.units.lexicographicallyPrecedes(right.units)
                if !areRight { Issue.record("\(left.text.bytes) and \(right.text.bytes)") }
            }
        }
    }

    @Test func `halves of a surrogate pair join where two texts meet`() {
        let (high, low) = (Text(owning: [0xED, 0xA0, 0xBD]), Text(owning: [0xED, 0xB8, 0x80]))
        var text = Text("a")
        text.append(high)
        text.append(low)
        text.append(ascii: UInt8(ascii: "b"))

        #expect(text == "a😀b")
    }
}
