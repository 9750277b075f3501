extension SAN {
    /// The legal move that a text names in Standard Algebraic Notation.
    ///
    /// As the standard has it: the piece's letter in upper case, `x` for a capture and only then, `=` before
    /// what a pawn becomes, `O-O` with capital letters. A file or rank may be named that is not needed, and
    /// the mark of check or mate may be missing; one that is there must be true (`+` for a mate too).
    /// - Throws: ``NotationError`` at the first byte that names no legal move.
    package static func move(of text: [UInt8], in position: Position) throws(NotationError) -> Move {
        try move(of: text[...], in: position)
    }

    static func move(of text: ArraySlice<UInt8>, in position: Position) throws(NotationError) -> Move {
        var reader = SANReader(text)
        return try reader.move(in: position)
    }
}

/// Reads one move.
private struct SANReader {
    /// What the letters of a move say of it.
    private struct Pattern {
        var piece = Piece.pawn
        var file: Int?
        var rank: Int?
        var isCapture = false
        var promotion: Piece?

        func fits(_ move: Move) -> Bool {
            move.piece == piece && !move.isCastling && move.isCapture == isCapture
                && move.promotion == promotion
                && (file ?? move.from.file) == move.from.file && (rank ?? move.from.rank) == move.from.rank
        }
    }

    private let text: ArraySlice<UInt8>
    private var index: Int

    init(_ text: ArraySlice<UInt8>) {
        self.text = text
        index = text.startIndex
    }

    mutating func move(in position: Position) throws(NotationError) -> Move {
        let move = try isCastling ? castling(in: position) : pieceMove(in: position)
        guard let mark = peek else { return move }
        guard mark == UInt8(ascii: "+") || mark == UInt8(ascii: "#") else {
            throw failure("the end of the move")
        }
        let status = position.playing(move)
        guard status.isInCheck, mark == UInt8(ascii: "+") || !status.hasLegalMove else {
            throw failure(status.isInCheck ? "no mark of mate" : "no mark of check")
        }
        index += 1
        if index < text.endIndex { throw failure("the end of the move") }
        return move
    }

    private var isCastling: Bool { peek == UInt8(ascii: "O") }

    private mutating func castling(in position: Position) throws(NotationError) -> Move {
        var isLong = false
        for (count, letter) in "O-O-O".utf8.enumerated() {
            if count == 3, peek != letter { break }
            guard peek == letter else { throw failure("\"O-O\" or \"O-O-O\"") }
            isLong = count == 4
            index += 1
        }
        let move = position.legalMoves().first { $0.isCastling && ($0.to.file == 2) == isLong }
        guard let move else { throw whole("a legal move") }
        return move
    }

    private mutating func pieceMove(in position: Position) throws(NotationError) -> Move {
        var pattern = Pattern()
        if let byte = peek, byte < 0x60, let piece = Piece(letterInAnyCase: byte), piece != .pawn {
            pattern.piece = piece
            index += 1
        }
        let target = try squares(in: &pattern)
        if peek == UInt8(ascii: "=") {
            index += 1
            guard let byte = peek, byte < 0x60, let piece = Piece(letterInAnyCase: byte),
                Piece.promotions.contains(piece)
            else { throw failure("\"Q\", \"R\", \"B\" or \"N\"") }
            pattern.promotion = piece
            index += 1
        }
        let moves = position.legalMoves().filter { $0.to == target && pattern.fits($0) }
        guard let move = moves.first else { throw whole("a legal move") }
        guard moves.count == 1 else {
            throw whole("a move of one piece, told from the others by file or rank")
        }
        return move
    }

    /// Reads where the move starts, as far as it is said, whether it takes, and where it ends.
    private mutating func squares(in pattern: inout Pattern) throws(NotationError) -> Square {
        var named: (file: UInt8?, rank: UInt8?) = (nil, nil)
        if let byte = peek, Square.isFile(byte) {
            named.file = byte
            index += 1
        }
        if let byte = peek, Square.isRank(byte) {
            named.rank = byte
            index += 1
        }
        if peek == UInt8(ascii: "x") {
            pattern.isCapture = true
            index += 1
        } else if let file = named.file, let rank = named.rank, peek.map(Square.isFile) != true {
            // What was read is all there is: the target.
            if let square = Square(file: file, rank: rank) { return square }
        }
        pattern.file = named.file.map { Int($0 - UInt8(ascii: "a")) }
        pattern.rank = named.rank.map { Int($0 - UInt8(ascii: "0")) }
        guard let file = peek, Square.isFile(file) else { throw failure("a square") }
        guard index + 1 < text.endIndex, let square = Square(file: file, rank: text[index + 1]) else {
            index += 1
            throw failure("a rank")
        }
        index += 2
        return square
    }

    private var peek: UInt8? { index < text.endIndex ? text[index] : nil }

    private func failure(_ expected: String) -> NotationError {
        NotationError(at: index, of: text, expected: expected)
    }

    private func whole(_ expected: String) -> NotationError {
        NotationError(at: text.startIndex, of: text, length: text.count, expected: expected)
    }
}
