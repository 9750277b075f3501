/// Reads games in Portable Game Notation one after another.
///
/// The import format is read: moves as ``SAN/move(of:in:)`` takes them, and castling with zeros and the pass
/// `--` too; move numbers are not looked at, variations are skipped, `!` and `?` become glyphs. A game ends
/// with its result.
package struct PGNReader {
    private var scanner: PGNScanner

    /// A reader at the start of a text, which may begin with a byte order mark.
    package init(_ bytes: [UInt8]) {
        scanner = PGNScanner(bytes)
    }

    /// All games of a text.
    ///
    /// - Throws: ``NotationError`` at the first place that is no game.
    package static func games(in bytes: [UInt8]) throws(NotationError) -> [PGNGame] {
        var reader = PGNReader(bytes)
        var games: [PGNGame] = []
        while let game = try reader.next() { games.append(game) }
        return games
    }

    /// The next game; nil at the end of the text.
    ///
    /// After an error the reader goes on with the next line that starts tags behind it, so that one bad game
    /// does not hide those that follow.
    /// - Throws: ``NotationError``, whose offset counts from the start of the text.
    package mutating func next() throws(NotationError) -> PGNGame? {
        do {
            return try game()
        } catch {
            scanner.skipToTags(behind: error.offset)
            throw error
        }
    }

    private mutating func game() throws(NotationError) -> PGNGame? {
        scanner.skipSpace()
        if scanner.isAtEnd { return nil }
        var game = PGNGame()
        while let tag = try scanner.tag() {
            guard !game.tags.contains(where: { $0.name == tag.tag.name }) else {
                throw scanner.failure("each tag once", at: tag.start)
            }
            if tag.tag.isNamed("FEN") { game.start = try start(tag.tag.value, at: tag.valueStart) }
            game.tags.append(tag.tag)
            scanner.skipSpace()
        }
        try readMoves(of: &game)
        return game
    }

    private func start(_ fen: [UInt8], at offset: Int) throws(NotationError) -> Position {
        do {
            return try FEN.position(of: fen)
        } catch {
            throw NotationError(offset: offset + error.offset, expected: error.expected, found: error.found)
        }
    }

    private mutating func readMoves(of game: inout PGNGame) throws(NotationError) {
        var position = game.start
        while true {
            switch try scanner.next() {
            case .result(let result):
                game.result = result
                return
            case .comment(let comment):
                if game.plies.isEmpty {
                    game.comments.append(comment)
                } else {
                    game.plies[game.plies.count - 1].comments.append(comment)
                }
            case .glyph(let glyph, let offset):
                guard !game.plies.isEmpty else {
                    throw scanner.failure("a move before its glyph", at: offset)
                }
                game.plies[game.plies.count - 1].glyphs.append(glyph)
            case .move(let text):
                let move = try move(of: text, in: position)
                game.plies.append(PGNGame.Ply(move))
                position.play(move)
            }
        }
    }

    private func move(of text: Range<Int>, in position: Position) throws(NotationError) -> Move {
        let bytes = scanner.bytes[text]
        if bytes.elementsEqual("--".utf8), !position.isInCheck { return .pass }
        var named = bytes
        if bytes.first == UInt8(ascii: "0") {
            named = ArraySlice(bytes.map { $0 == UInt8(ascii: "0") ? UInt8(ascii: "O") : $0 })
        }
        do {
            return try SAN.move(of: named, in: position)
        } catch {
            throw NotationError(
                offset: text.lowerBound + error.offset,
                expected: error.expected,
                found: error.found
            )
        }
    }
}
