import Foundation
import RedeModel
import Testing

@Suite struct RootCollationTests {
    @Test func `recorded pairs compare as JavaScript compares them, in both directions`() throws {
        let pairs = try lines(of: "collation/pairs.jsonl")
        #expect(pairs.count == 300)
        for pair in pairs {
            let (left, right) = (try #require(pair["left"]?.text), try #require(pair["right"]?.text))
            let order = Int(try #require(pair["order"]?.double))
            #expect(RootCollation.compare(left, right).signum() == order, "\(left) and \(right)")
            #expect(RootCollation.compare(right, left).signum() == -order, "\(right) and \(left)")
        }
    }

    @Test func `texts of ASCII compare by the short way as by the long one`() {
        let ascii = (UInt8(0)..<0x80).map { Text(bytes: [UInt8(ascii: "x"), $0, UInt8(ascii: "x")]) }
        for left in ascii {
            for right in ascii {
                var (longLeft, longRight) = (left, right)
                longLeft.append("é")
                longRight.append("é")
                #expect(RootCollation.compare(left, right) == RootCollation.compare(longLeft, longRight))
            }
        }
    }

    @Test func `canonically equal texts collate equal`() {
        let spellings: [(Text, Text)] = [
            ("é", "e\u{301}"), ("한글", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"), ("Å", "\u{212B}"),
            ("ḍ̇", "d\u{307}\u{323}"), ("й", "и\u{306}"), ("й\u{323}", "и\u{323}\u{306}"),
        ]
        for (left, right) in spellings { #expect(RootCollation.compare(left, right) == 0, "\(left)") }
    }

    @Test func `a text precedes another that only adds to it`() {
        #expect(RootCollation.precedes("", "a"))
        #expect(RootCollation.precedes("a", "ab"))
        #expect(!RootCollation.precedes("a", "a"))
        #expect(!RootCollation.precedes("a", "a\u{1}"))
    }

    private func lines(of file: String) throws -> [JSONValue] {
        let url = URL(filePath: #filePath).appending(path: "../../../Conformance/\(file)").standardized
        return try Data(contentsOf: url).split(separator: 0x0A).map {
            try JSONReader.value(of: Array($0)[...])
        }
    }
}
