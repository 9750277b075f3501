/// Reads one position, field by field.
struct FENReader {
    private let text: ArraySlice<UInt8>
    private var index: Int
    private var position = Position.empty
    private var placementStart = 0

    init(_ text: ArraySlice<UInt8>) {
        self.text = text
        index = text.startIndex
        placementStart = index
    }

    mutating func position(_ kingSafety: FEN.KingSafety) throws(NotationError) -> Position {
        try readPlacement()
        try readSpace(before: "the side to move")
        let sideStart = index
        try readSide()
        try readSpace(before: "castling rights")
        try readRights()
        try readSpace(before: "the en passant square")
        try readEnPassant()
        try readSpace(before: "the half-move clock")
        position.halfMoveClock = try readNumber(from: 0, as: "the half-move clock")
        try readSpace(before: "the move number")
        position.moveNumber = try readNumber(from: 1, as: "the move number, from 1 on")
        if index < text.endIndex { throw failure("the end") }
        if kingSafety == .required, position.leavesKingToBeTaken {
            throw NotationError(
                offset: sideStart - text.startIndex,
                expected: "the other side to move, whose king is attacked",
                found: NotationError.quoted(text[sideStart...sideStart])
            )
        }
        position.dropDeadEnPassant()
        return position
    }

    private mutating func readPlacement() throws(NotationError) {
        for rank in 0..<8 {
            if rank > 0 {
                guard peek == UInt8(ascii: "/") else {
                    throw failure("\"/\" after 8 squares of rank \(9 - rank)")
                }
                index += 1
            }
            var file = 0
            var wasCount = false
            while file < 8 {
                let byte = peek ?? 0
                if byte >= UInt8(ascii: "1"), byte <= UInt8(ascii: "8") {
                    let count = Int(byte - UInt8(ascii: "0"))
                    guard !wasCount, file + count <= 8 else {
                        throw failure("8 squares of rank \(8 - rank), empty ones in one number")
                    }
                    file += count
                    wasCount = true
                } else if let piece = Piece(letterInAnyCase: byte) {
                    try put(piece, isWhite: byte < 0x60, at: rank * 8 + file)
                    file += 1
                    wasCount = false
                } else {
                    throw failure("a piece or a number of empty squares on rank \(8 - rank)")
                }
                index += 1
            }
        }
        try checkMaterial()
    }

    private mutating func put(_ piece: Piece, isWhite: Bool, at square: Int) throws(NotationError) {
        if piece == .pawn, (Bitboard.rank1 | .rank8).has(square) {
            throw failure("no pawn on the first or last rank")
        }
        position.place(piece.rawValue, at: square)
        if isWhite {
            position.white |= Bitboard(square: square)
        } else {
            position.black |= Bitboard(square: square)
        }
        let side = isWhite ? position.white : position.black
        if side.nonzeroBitCount > 16 { throw failure("at most 16 pieces of a side") }
        if (side & position.pawns).nonzeroBitCount > 8 { throw failure("at most 8 pawns of a side") }
        if (side & position.kings).hasSeveral { throw failure("one king of a side") }
    }

    private func checkMaterial() throws(NotationError) {
        for (side, name) in [(position.white, "white"), (position.black, "black")]
        where side & position.kings == 0 {
            throw NotationError(
                offset: placementStart - text.startIndex,
                expected: "a \(name) king",
                found: NotationError.quoted(text[placementStart..<index])
            )
        }
    }

    private mutating func readSide() throws(NotationError) {
        switch peek {
        case UInt8(ascii: "w"): position.sideToMove = .white
        case UInt8(ascii: "b"): position.sideToMove = .black
        default: throw failure("\"w\" or \"b\" for the side to move")
        }
        index += 1
    }

    private mutating func readRights() throws(NotationError) {
        if peek == UInt8(ascii: "-") {
            index += 1
            return
        }
        let start = index
        for (rook, letter) in FEN.rights where peek == letter {
            let (own, king): (Bitboard, Int) = rook > 31 ? (position.white, 60) : (position.black, 4)
            let rooks = own & position.straights & ~position.diagonals
            guard (own & position.kings).has(king), rooks.has(rook) else {
                throw failure("a right to castle only where king and rook stand on their first squares")
            }
            position.castlingRooks |= Bitboard(square: rook)
            index += 1
        }
        if index == start { throw failure("castling rights out of \"KQkq\" in this order, or \"-\"") }
    }

    private mutating func readEnPassant() throws(NotationError) {
        if peek == UInt8(ascii: "-") {
            index += 1
            return
        }
        let start = index
        guard text.endIndex - index >= 2, let square = Square(file: text[index], rank: text[index + 1]) else {
            throw failure("an en passant square or \"-\"")
        }
        let target = Bitboard(square: square.index)
        let isWhite = position.sideToMove == .white
        let pawn = isWhite ? target << 8 : target >> 8
        let home = isWhite ? target >> 8 : target << 8
        let occupied = position.white | position.black
        let pawns = position.pawns & position.pieces(of: position.sideToMove.opponent)
        guard square.rank == (isWhite ? 6 : 3), occupied & (target | home) == 0, pawns & pawn != 0 else {
            throw NotationError(
                at: start,
                of: text,
                length: 2,
                expected: "the square behind a pawn that has just made a double step, or \"-\""
            )
        }
        position.enPassant = target
        index += 2
    }

    /// A number of at most six digits.
    private mutating func readNumber(from least: Int, as name: String) throws(NotationError) -> Int {
        let start = index
        var number = 0
        while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), index - start < 6 {
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            index += 1
        }
        let length = index - start
        guard length > 0 else { throw failure(name) }
        guard number >= least, length == 1 || text[start] != UInt8(ascii: "0") else {
            throw NotationError(at: start, of: text, length: length, expected: "\(name), no leading zero")
        }
        return number
    }

    private mutating func readSpace(before name: String) throws(NotationError) {
        guard peek == 0x20 else { throw failure("a space before \(name)") }
        index += 1
    }

    private var peek: UInt8? { index < text.endIndex ? text[index] : nil }

    private func failure(_ expected: String) -> NotationError {
        NotationError(at: index, of: text, expected: expected)
    }
}

extension Position {
    /// A board without pieces.
    fileprivate static let empty = Position(
        white: 0,
        black: 0,
        pawns: 0,
        knights: 0,
        diagonals: 0,
        straights: 0,
        kings: 0,
        castlingRooks: 0,
        enPassant: 0,
        sideToMove: .white,
        halfMoveClock: 0,
        moveNumber: 1
    )
}
