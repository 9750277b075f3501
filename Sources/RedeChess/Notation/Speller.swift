/// Writes the moves of a position in Standard Algebraic Notation.
///
/// Spec: section 11.1, "Order of legal moves", its end.
struct Speller {
    private let position: Position
    private let tables: AttackTables
    private let legal: LegalTargets
    /// The squares from which a knight, bishop, rook or queen of the side to move would give check.
    private let checks: (knight: Bitboard, diagonal: Bitboard, straight: Bitboard, pawn: Bitboard)
    /// The opponent's king; 64 when there is none.
    private let target: Int
    /// The own pieces that uncover a check when they leave the line to the opponent's king.
    private let screens: Bitboard

    init(_ position: Position, _ tables: AttackTables) {
        self.position = position
        self.tables = tables
        legal = LegalTargets(position, tables)
        let side = position.sideToMove
        let king = position.kings & position.pieces(of: side.opponent)
        target = king.first
        guard king != 0 else {
            checks = (0, 0, 0, 0)
            screens = 0
            return
        }
        let occupied = position.white | position.black
        checks = (
            tables.knight(target), tables.diagonal(target, occupied), tables.straight(target, occupied),
            Position.pawnAttacks(of: king, side.opponent)
        )
        var snipers =
            position.pieces(of: side)
            & (position.straights & tables.straightLines(target)
                | position.diagonals & tables.diagonalLines(target))
        var screens: Bitboard = 0
        while snipers != 0 {
            let blockers = tables.between(target, snipers.takeFirst()) & occupied
            if !blockers.hasSeveral { screens |= blockers & position.pieces(of: side) }
        }
        self.screens = screens
    }

    /// The text of a move, which must be legal, or the pass.
    func san(of move: Move) -> SAN {
        var san = SAN()
        if move.isPass {
            san.append(UInt8(ascii: "-"))
            san.append(UInt8(ascii: "-"))
            return san
        }
        if move.isCastling {
            san.append(UInt8(ascii: "O"))
            for _ in 0..<(move.toIndex & 7 == 6 ? 1 : 2) {
                san.append(UInt8(ascii: "-"))
                san.append(UInt8(ascii: "O"))
            }
        } else if move.movedCode == Piece.pawn.rawValue {
            if move.isCapture {
                san.append(move.from.fileLetter)
                san.append(UInt8(ascii: "x"))
            }
            san.append(move.toIndex)
            if let promotion = move.promotion {
                san.append(UInt8(ascii: "="))
                san.append(promotion.letter)
            }
        } else {
            if let piece = move.piece { san.append(piece.letter) }
            if move.movedCode != Piece.king.rawValue { distinguish(move, in: &san) }
            if move.isCapture { san.append(UInt8(ascii: "x")) }
            san.append(move.toIndex)
        }
        if mayGiveCheck(move) { markCheck(move, in: &san) }
        return san
    }

    /// Adds what tells the move from those of like pieces to the same square: file, else rank, else both.
    @inline(__always)
    private func distinguish(_ move: Move, in san: inout SAN) {
        let code = move.movedCode
        let rivals = rivals(of: move, code)
        guard rivals != 0 else { return }
        let file = Bitboard.fileA &<< Bitboard(move.fromIndex & 7)
        let rank = Bitboard.rank8 &<< Bitboard(move.fromIndex & 56)
        if rivals & file == 0 {
            san.append(move.from.fileLetter)
        } else if rivals & rank == 0 {
            san.append(move.from.rankDigit)
        } else {
            san.append(move.fromIndex)
        }
    }

    /// The other pieces of this kind that may go to the same square.
    @inline(__always)
    private func rivals(of move: Move, _ code: UInt8) -> Bitboard {
        let to = move.toIndex
        var rivals = position.rivals(of: code) & ~Bitboard(square: move.fromIndex)
        guard rivals != 0 else { return 0 }
        switch code {
        case Piece.knight.rawValue: rivals &= tables.knight(to)
        case Piece.bishop.rawValue: rivals &= tables.diagonal(to, position.white | position.black)
        case Piece.rook.rawValue: rivals &= tables.straight(to, position.white | position.black)
        default:
            let occupied = position.white | position.black
            rivals &= tables.diagonal(to, occupied) | tables.straight(to, occupied)
        }
        return rivals == 0 ? 0 : legal.free(rivals, toReach: to)
    }

    /// Whether a move can give check at all; only then is it played to see.
    @inline(__always)
    private func mayGiveCheck(_ move: Move) -> Bool {
        if move.isSpecial || move.movedCode != move.placedCode || screens.has(move.fromIndex) { return true }
        switch move.movedCode {
        case Piece.pawn.rawValue: return checks.pawn.has(move.toIndex)
        case Piece.knight.rawValue: return checks.knight.has(move.toIndex)
        case Piece.bishop.rawValue: return checks.diagonal.has(move.toIndex)
        case Piece.rook.rawValue: return checks.straight.has(move.toIndex)
        case Piece.queen.rawValue: return (checks.diagonal | checks.straight).has(move.toIndex)
        default: return false
        }
    }

    /// Adds `+` or `#` if the move gives check or mate.
    private func markCheck(_ move: Move, in san: inout SAN) {
        let next = position.playing(move)
        guard next.isInCheck else { return }
        san.append(next.hasLegalMove ? UInt8(ascii: "+") : UInt8(ascii: "#"))
    }
}

extension Position {
    /// The pieces of one kind of the side to move.
    @inline(__always)
    fileprivate func rivals(of code: UInt8) -> Bitboard {
        let own = pieces(of: sideToMove)
        switch code {
        case Piece.knight.rawValue: return own & knights
        case Piece.bishop.rawValue: return own & diagonals & ~straights
        case Piece.rook.rawValue: return own & straights & ~diagonals
        default: return own & diagonals & straights
        }
    }
}
