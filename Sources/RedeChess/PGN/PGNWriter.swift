/// Writes games in the export format of Portable Game Notation.
///
/// The seven tags that every game has come first, `?` for what is not known; `Result`, `SetUp` and `FEN`
/// follow from the game itself. Lines of moves end before column 80. A comment stays in one piece, its `}`
/// written as `)`, as PGN knows no escape.
package struct PGNWriter {
    private static let roster: [(name: StaticString, unknown: String)] = [
        ("Event", "?"), ("Site", "?"), ("Date", "????.??.??"), ("Round", "?"), ("White", "?"), ("Black", "?"),
    ]

    private var bytes: [UInt8] = []
    private var lineStart = 0

    private init() {}

    /// The text of a game, an empty line at its end.
    package static func text(of game: PGNGame) -> [UInt8] {
        var writer = PGNWriter()
        writer.write(game)
        return writer.bytes
    }

    private mutating func write(_ game: PGNGame) {
        writeTags(of: game)
        bytes.append(0x0A)
        lineStart = bytes.count
        for comment in game.comments { write(comment: comment) }
        var position = game.start
        var needsNumber = true
        for ply in game.plies {
            if position.sideToMove == .white || needsNumber {
                let dots = position.sideToMove == .white ? "." : "..."
                write(token: Array("\(position.moveNumber)\(dots)".utf8))
            }
            write(token: position.san(of: ply.move).bytes)
            for glyph in ply.glyphs { write(token: Array("$\(glyph)".utf8)) }
            for comment in ply.comments { write(comment: comment) }
            needsNumber = !ply.comments.isEmpty
            position.play(ply.move)
        }
        write(token: Array(game.result.rawValue.utf8))
        bytes.append(contentsOf: [0x0A, 0x0A])
    }

    private mutating func writeTags(of game: PGNGame) {
        for (name, unknown) in PGNWriter.roster {
            write(tag: name.withUTF8Buffer { Array($0) }, game.value(of: name) ?? Array(unknown.utf8))
        }
        write(tag: Array("Result".utf8), Array(game.result.rawValue.utf8))
        if game.start != .start {
            write(tag: Array("SetUp".utf8), [UInt8(ascii: "1")])
            write(tag: Array("FEN".utf8), FEN.text(of: game.start))
        }
        for tag in game.tags where !PGNWriter.isDerived(tag) { write(tag: tag.name, tag.value) }
    }

    /// Whether a tag is written in any case, or only when the game needs it.
    private static func isDerived(_ tag: PGNGame.Tag) -> Bool {
        roster.contains { tag.isNamed($0.name) } || tag.isNamed("Result") || tag.isNamed("SetUp")
            || tag.isNamed("FEN")
    }

    private mutating func write(tag name: [UInt8], _ value: [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        bytes.append(contentsOf: name)
        bytes.append(contentsOf: " \"".utf8)
        for byte in value {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            // A value ends with its line; what would break it is a space.
            bytes.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
        }
        bytes.append(contentsOf: "\"]\n".utf8)
    }

    private mutating func write(comment: [UInt8]) {
        var token: [UInt8] = Array("{ ".utf8)
        for byte in comment { token.append(byte == UInt8(ascii: "}") ? UInt8(ascii: ")") : byte) }
        token.append(contentsOf: " }".utf8)
        write(token: token)
    }

    /// Writes a word of the moves, on a new line if this one would reach column 80.
    private mutating func write(token: [UInt8]) {
        let column = bytes.count - lineStart
        if column > 0 {
            let fits = column + 1 + token.count < 80
            bytes.append(fits ? 0x20 : 0x0A)
            if !fits { lineStart = bytes.count }
        }
        bytes.append(contentsOf: token)
    }
}
