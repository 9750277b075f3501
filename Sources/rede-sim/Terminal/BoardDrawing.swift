import RedeChess

/// A position drawn for people, White's side below.
struct BoardDrawing {
    let position: Position
    let style: Style
    /// Whether only ASCII is used: letters as in FEN, a full stop for an empty square.
    let isASCII: Bool

    /// The lines: the ranks from the eighth to the first, then the letters of the files.
    var lines: [String] {
        let gap = hasSquares ? "" : " "
        let ranks = (1...8).reversed().map { rank in
            let squares = (0...7).map { square(Square(file: $0, rank: rank)) }
            return style.dim(String(rank)) + " " + squares.joined(separator: gap)
        }
        let files = "abcdefgh".map(String.init).joined(separator: hasSquares ? "  " : " ")
        return ranks + [style.dim((hasSquares ? "   " : "  ") + files)]
    }

    /// Whether squares show in colours of their own, three columns each.
    private var hasSquares: Bool { style.isColoured && !isASCII }

    private func square(_ square: Square) -> String {
        let piece = position.piece(at: square)
        guard hasSquares else {
            guard let piece else { return isASCII ? "." : "·" }
            return isASCII ? letter(piece) : glyph(piece.kind, isFilled: piece.side == .black)
        }
        let isLight = (square.file + square.rank) % 2 == 0
        guard let piece else { return style.square("   ", isLight: isLight, isWhite: true) }
        return style.square(
            " \(glyph(piece.kind, isFilled: true)) ",
            isLight: isLight,
            isWhite: piece.side == .white
        )
    }

    private func letter(_ piece: (side: Side, kind: Piece)) -> String {
        let letter = String(decoding: [piece.kind.letter], as: UTF8.self)
        return piece.side == .white ? letter : letter.lowercased()
    }

    private func glyph(_ piece: Piece, isFilled: Bool) -> String {
        switch piece {
        case .king: isFilled ? "♚" : "♔"
        case .queen: isFilled ? "♛" : "♕"
        case .rook: isFilled ? "♜" : "♖"
        case .bishop: isFilled ? "♝" : "♗"
        case .knight: isFilled ? "♞" : "♘"
        case .pawn: isFilled ? "♟" : "♙"
        }
    }
}
