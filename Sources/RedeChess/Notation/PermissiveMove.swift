/// Reads moves as the engine of rede does, which takes much for a move that is not quite one.
///
/// Spec: section 11.1, "Reading a move".
package enum PermissiveMove {
    /// The move that a text names in a position; nil when it is refused.
    ///
    /// The text must be trimmed already. The pass (`--`) is a move here unless the side to move is in check.
    package static func read(_ text: [UInt8], in position: Position) -> Move? {
        read(text, in: position, among: position.spelledMoves())
    }

    /// The move that a text names in a position whose legal moves are spelled already; nil when it is
    /// refused.
    package static func read(_ text: [UInt8], in position: Position, among legal: [SpelledMove]) -> Move? {
        let cleaned = cleaned(text)
        if let short = SAN(cleaned) {
            if short == pass { return position.isInCheck ? nil : .pass }
            let san = short == shortZeros ? shortCastling : short == longZeros ? longCastling : short
            if let named = legal.first(where: { $0.san.cleaned == san }) { return named.move }
        }
        guard let pattern = MovePattern.leftmost(in: cleaned) else { return nil }
        let candidates = candidates(for: pattern, in: cleaned)
        for spelled in legal where candidates.include(spelled.move) {
            if pattern.origin == .unnamed {
                // Nothing but the mark of a capture may be missing.
                if SAN(cleaned) == spelled.san.cleaned.withoutCapture { return spelled.move }
            } else if pattern.fits(spelled.move) {
                return spelled.move
            }
        }
        return nil
    }

    private static let pass = SAN(ascii: "--")
    private static let shortZeros = SAN(ascii: "0-0")
    private static let longZeros = SAN(ascii: "0-0-0")
    private static let shortCastling = SAN(ascii: "O-O")
    private static let longCastling = SAN(ascii: "O-O-O")

    /// The pieces that a text may mean.
    private enum Candidates {
        case all
        case only(Piece)
        case none

        func include(_ move: Move) -> Bool {
            switch self {
            case .all: true
            case .only(let piece): move.piece == piece
            case .none: false
            }
        }
    }

    /// The text without its first `=`, its marks of judgement and then its mark of check.
    private static func cleaned(_ text: [UInt8]) -> ArraySlice<UInt8> {
        var text = text
        if let equals = text.firstIndex(of: UInt8(ascii: "=")) { text.remove(at: equals) }
        var end = text.count
        while end > 0, text[end - 1] == UInt8(ascii: "!") || text[end - 1] == UInt8(ascii: "?") { end -= 1 }
        if end > 0, text[end - 1] == UInt8(ascii: "+") || text[end - 1] == UInt8(ascii: "#") { end -= 1 }
        return text[..<end]
    }

    private static func candidates(for pattern: MovePattern, in text: ArraySlice<UInt8>) -> Candidates {
        if let piece = pattern.piece { return .only(piece) }
        guard let first = text.first else { return .none }
        if Square.isFile(first) { return hasTwoSquaresOnOneLine(text) ? .all : .only(.pawn) }
        if first == UInt8(ascii: "o") || first == UInt8(ascii: "O") { return .only(.king) }
        return Piece(letterInAnyCase: first).map { .only($0) } ?? .none
    }

    /// Whether two squares occur without the end of a line between them.
    private static func hasTwoSquaresOnOneLine(_ text: ArraySlice<UInt8>) -> Bool {
        var hasOne = false
        var index = text.startIndex
        while index + 1 < text.endIndex {
            if Square(file: text[index], rank: text[index + 1]) != nil {
                if hasOne { return true }
                hasOne = true
                index += 2
                continue
            }
            if isLineEnd(text[index...]) { hasOne = false }
            index += 1
        }
        return false
    }

    /// Whether JavaScript's end of a line starts here: LF, CR, U+2028 or U+2029.
    private static func isLineEnd(_ text: ArraySlice<UInt8>) -> Bool {
        switch text.first {
        case 0x0A, 0x0D: true
        case 0xE2: text.starts(with: [0xE2, 0x80, 0xA8]) || text.starts(with: [0xE2, 0x80, 0xA9])
        default: false
        }
    }
}

extension SAN {
    fileprivate init(ascii text: StaticString) {
        self.init()
        text.withUTF8Buffer { for byte in $0 { append(byte) } }
    }
}
