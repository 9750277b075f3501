extension Position {
    /// The legal move that a text names as engines exchange moves: `e2e4`, `e7e8q`, castling as the king's
    /// move.
    ///
    /// - Returns: nil when the text names no legal move.
    package func move(ofEngine text: [UInt8]) -> Move? {
        guard text.count == 4 || text.count == 5,
            let from = Square(file: text[0], rank: text[1]), let to = Square(file: text[2], rank: text[3])
        else { return nil }
        var promotion: Piece?
        if text.count == 5 {
            guard text[4] >= 0x60, let piece = Piece(letterInAnyCase: text[4]) else { return nil }
            promotion = piece
        }
        return legalMoves().first { $0.from == from && $0.to == to && $0.promotion == promotion }
    }
}
