import Foundation
import RedeModel
import Testing

@Suite struct RootCollationTests {
    @Test func `the ledgers of the vectors are in collation order`() throws {
        var count = 0
        for vector in try lines(of: "units/ledger.jsonl") {
            let name = try #require(vector["name"]?.text)
            guard name.contains("sort-") || name.contains("random") else { continue }
            let ledger = try #require(vector["out"]?["ledger"]?.array)
            let expected = ledger.compactMap { $0["taskId"]?.text }
            let arrivals = try arrivals(in: try #require(vector["in"]))
            guard arrivals.count == expected.count else { continue }
            count += 1

            let sorted = arrivals.enumerated().sorted { left, right in
                let order = RootCollation.compare(left.element, right.element)
                return order == 0 ? left.offset < right.offset : order < 0
            }

            #expect(sorted.map(\.element) == expected, "\(name)")
        }
        #expect(count > 40)
    }

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

    /// The task ids of the start ledger and the messages, each at its first arrival.
    private func arrivals(in input: JSONValue) throws -> [Text] {
        let marker: Text = "COORDINATION_JSON:"
        var items = input["start"]?.array ?? []
        for message in input["messages"]?.array ?? [] {
            let content = try #require(message["content"]?.text)
            guard let place = content.firstIndex(of: marker, from: 0) else { continue }
            let list = content.bytes[(place + marker.bytes.count)...]
            items += try JSONReader.value(of: list).array ?? []
        }
        var ids: [Text] = []
        for id in items.compactMap({ $0["taskId"]?.text }) where !ids.contains(id) { ids.append(id) }
        return ids
    }

    private func lines(of file: String) throws -> [JSONValue] {
        let url = URL(filePath: #filePath).appending(path: "../../../Conformance/\(file)").standardized
        return try Data(contentsOf: url).split(separator: 0x0A).map {
            try JSONReader.value(of: Array($0)[...])
        }
    }
}
