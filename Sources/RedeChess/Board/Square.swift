/// A square of the board.
package struct Square: Equatable, Sendable {
    /// From 0 (a8) along the ranks, h8 being 7, to 63 (h1).
    package let index: Int

    /// The square of an index from 0 to 63.
    package init(index: Int) {
        precondition(index >= 0 && index < 64, "a board has 64 squares")
        self.index = index
    }

    /// The square on a file from 0 (a) to 7 (h) and a rank from 1 to 8.
    package init(file: Int, rank: Int) {
        self.init(index: (8 - rank) * 8 + file)
    }

    /// The square that two bytes name, such as `e4`; nil when they name none.
    package init?(file: UInt8, rank: UInt8) {
        guard Square.isFile(file), Square.isRank(rank) else { return nil }
        self.init(file: Int(file - UInt8(ascii: "a")), rank: Int(rank - UInt8(ascii: "0")))
    }

    /// The file from 0 (a) to 7 (h).
    package var file: Int { index & 7 }

    /// The rank from 1 to 8.
    package var rank: Int { 8 - index >> 3 }

    /// The letter of the file.
    package var fileLetter: UInt8 { UInt8(ascii: "a") + UInt8(truncatingIfNeeded: file) }

    /// The digit of the rank.
    package var rankDigit: UInt8 { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rank) }

    /// Whether a byte is the letter of a file, in lower case.
    static func isFile(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "h") }

    /// Whether a byte is the digit of a rank.
    static func isRank(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "1") && byte <= UInt8(ascii: "8") }
}

extension Square: CustomStringConvertible {
    package var description: String { String(decoding: [fileLetter, rankDigit], as: UTF8.self) }
}
