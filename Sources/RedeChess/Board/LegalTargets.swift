/// Where each piece of the side to move may go: the one place that knows which moves are legal.
struct LegalTargets {
    private let position: Position
    private let tables: AttackTables
    private let side: Side
    private let own: Bitboard
    /// The opponent's pieces.
    let other: Bitboard
    /// The own king's square; 64 when there is none.
    private let king: Int
    /// The squares that the opponent attacks, the own king not being in the way.
    private let attacked: Bitboard
    /// Where a piece other than the king must go: anywhere unless in check.
    private let answers: Bitboard
    /// The own pieces that must stay on their line with the king.
    private let pinned: Bitboard

    @inline(__always)
    init(_ position: Position, _ tables: AttackTables) {
        self.position = position
        self.tables = tables
        side = position.sideToMove
        own = position.pieces(of: side)
        other = position.pieces(of: side.opponent)
        let kingSet = position.kings & own
        attacked = position.attacks(by: side.opponent, through: kingSet)
        king = kingSet.first
        guard kingSet != 0 else {
            answers = ~0
            pinned = 0
            return
        }
        let occupied = own | other
        var snipers =
            other
            & (position.straights & tables.straightLines(king) | position.diagonals
                & tables.diagonalLines(king))
        var (checkers, pins): (Bitboard, Bitboard) = (0, 0)
        while snipers != 0 {
            let sniper = snipers.takeFirst()
            let blockers = tables.between(king, sniper) & occupied
            if blockers == 0 {
                checkers |= Bitboard(square: sniper)
            } else if !blockers.hasSeveral {
                pins |= blockers & own
            }
        }
        pinned = pins
        guard attacked & kingSet != 0 else {
            answers = ~0
            return
        }
        checkers |= other & tables.knight(king) & position.knights
        checkers |= other & Position.pawnAttacks(of: kingSet, side) & position.pawns
        checkers |= other & tables.king(king) & position.kings
        answers = checkers.hasSeveral ? 0 : checkers | tables.between(king, checkers.first & 63)
    }

    /// Walks over the own pieces from a8 to h1 with the squares that each may go to; castling is left out.
    ///
    /// The body gets the piece's raw value, its square and its targets, and says whether to go on.
    @inline(__always)
    func forEachPiece(_ body: (_ code: UInt8, _ from: Int, _ targets: Bitboard) -> Bool) {
        let occupied = own | other
        var rest = own
        while rest != 0 {
            let from = rest.takeFirst()
            let code = position.code(at: from)
            var targets: Bitboard
            switch code {
            case Piece.pawn.rawValue: targets = pawnTargets(from, occupied)
            case Piece.knight.rawValue: targets = tables.knight(from)
            case Piece.bishop.rawValue: targets = tables.diagonal(from, occupied)
            case Piece.rook.rawValue: targets = tables.straight(from, occupied)
            case Piece.queen.rawValue:
                targets = tables.diagonal(from, occupied) | tables.straight(from, occupied)
            default: targets = tables.king(from) & ~attacked
            }
            targets &= ~own
            if code != Piece.king.rawValue { targets &= answers }
            if pinned.has(from) { targets &= tables.through(king, from) }
            if code == Piece.pawn.rawValue, position.enPassant != 0 { targets |= enPassantTarget(from) }
            if !body(code, from, targets) { return }
        }
    }

    /// The squares that the king may castle to, as a set.
    var castlingTargets: Bitboard {
        @inline(__always) get {
            let home: Bitboard = side == .white ? .rank1 : .rank8
            let rooks = position.castlingRooks & home
            guard rooks != 0 else { return 0 }
            return castlingTargets(rooks: rooks, home: home)
        }
    }

    private func castlingTargets(rooks: Bitboard, home: Bitboard) -> Bitboard {
        let occupied = own | other
        let kingSide: Bitboard = 0x6000_0000_0000_0060 & home
        let queenSide: Bitboard = 0x0E00_0000_0000_000E & home
        // The king must neither stand on, nor pass, nor reach an attacked square; the b file may be attacked.
        let kingWay: Bitboard = 0x7000_0000_0000_0070 & home
        let queenWay: Bitboard = 0x1C00_0000_0000_001C & home
        var targets: Bitboard = 0
        if rooks & .fileH != 0, kingSide & occupied == 0, kingWay & attacked == 0 {
            targets |= 0x4000_0000_0000_0040 & home
        }
        if rooks & .fileA != 0, queenSide & occupied == 0, queenWay & attacked == 0 {
            targets |= 0x0400_0000_0000_0004 & home
        }
        return targets
    }

    /// Those of the own pieces that may go to a square which all of them reach and none of them stands on.
    ///
    /// The king and pawns are not meant.
    func free(_ pieces: Bitboard, toReach target: Int) -> Bitboard {
        guard answers.has(target) else { return 0 }
        var free = pieces & ~pinned
        var rest = pieces & pinned
        while rest != 0 {
            let piece = rest.takeFirst()
            if tables.through(king, piece).has(target) { free |= Bitboard(square: piece) }
        }
        return free
    }

    /// Whether a pawn may capture en passant.
    var hasEnPassant: Bool {
        var pawns = Position.pawnAttacks(of: position.enPassant, side.opponent) & own & position.pawns
        while pawns != 0 {
            if enPassantTarget(pawns.takeFirst()) != 0 { return true }
        }
        return false
    }

    @inline(__always)
    private func pawnTargets(_ from: Int, _ occupied: Bitboard) -> Bitboard {
        let pawn = Bitboard(square: from)
        let captures = Position.pawnAttacks(of: pawn, side) & other
        if side == .white {
            let one = pawn &>> 8 & ~occupied
            return captures | one | (one & .rank3) &>> 8 & ~occupied
        }
        let one = pawn &<< 8 & ~occupied
        return captures | one | (one & .rank6) &<< 8 & ~occupied
    }

    /// The en passant square if the pawn may capture there, else nothing.
    private func enPassantTarget(_ from: Int) -> Bitboard {
        let target = position.enPassant
        let pawn = Bitboard(square: from)
        guard Position.pawnAttacks(of: pawn, side) & target != 0 else { return 0 }
        guard king < 64 else { return target }
        // Two pawns leave their squares at once, so neither pins nor checks say enough: look from the king.
        let taken = side == .white ? target << 8 : target >> 8
        let occupied = (own | other) & ~(pawn | taken) | target
        let attackers =
            tables.straight(king, occupied) & position.straights
            | tables.diagonal(king, occupied) & position.diagonals
            | tables.knight(king) & position.knights
            | Position.pawnAttacks(of: Bitboard(square: king), side) & position.pawns
        return attackers & other & ~taken == 0 ? target : 0
    }
}
