/// Moves in the order of section 11.1, written one after another.
struct MoveList {
    private(set) var count = 0
    private let memory: UnsafeMutablePointer<Move>
    private let captures: Bitboard
    private let tables: AttackTables

    /// An empty list; a move to one of `captures` takes a piece.
    @inline(__always)
    init(_ memory: UnsafeMutablePointer<Move>, captures: Bitboard, _ tables: AttackTables) {
        self.memory = memory
        self.captures = captures
        self.tables = tables
    }

    /// Adds the moves of a piece to its targets.
    @inline(__always)
    mutating func add(_ code: UInt8, _ from: Int, _ targets: Bitboard, enPassant: Bitboard, _ side: Side) {
        guard targets != 0 else { return }
        let base = Move.base(code, from: from)
        switch code {
        case Piece.pawn.rawValue:
            addPawn(base, from, targets, enPassant: enPassant, side)
        case Piece.knight.rawValue:
            add(base, from, targets, steps: (-10, -17, -15, -6, 10, 17, 15, 6))
        case Piece.bishop.rawValue:
            addRay(base, before: from, targets, AttackTables.Line.fall)
            addRay(base, before: from, targets, AttackTables.Line.rise)
            addRay(base, behind: from, targets, AttackTables.Line.fall)
            addRay(base, behind: from, targets, AttackTables.Line.rise)
        case Piece.rook.rawValue:
            addRay(base, before: from, targets, AttackTables.Line.file)
            addRay(base, behind: from, targets, AttackTables.Line.rank)
            addRay(base, behind: from, targets, AttackTables.Line.file)
            addRay(base, before: from, targets, AttackTables.Line.rank)
        case Piece.queen.rawValue:
            addRay(base, before: from, targets, AttackTables.Line.fall)
            addRay(base, before: from, targets, AttackTables.Line.file)
            addRay(base, before: from, targets, AttackTables.Line.rise)
            addRay(base, behind: from, targets, AttackTables.Line.rank)
            addRay(base, behind: from, targets, AttackTables.Line.fall)
            addRay(base, behind: from, targets, AttackTables.Line.file)
            addRay(base, behind: from, targets, AttackTables.Line.rise)
            addRay(base, before: from, targets, AttackTables.Line.rank)
        default:
            add(base, from, targets, steps: (-9, -8, -7, 1, 9, 8, 7, -1))
        }
    }

    /// Adds the king's moves that castle, king side first.
    @inline(__always)
    mutating func addCastling(_ targets: Bitboard) {
        var rest = targets
        while rest != 0 {
            let to = rest.takeLast()
            // The king stands on the e file of the same rank.
            add(Move.base(Piece.king.rawValue, from: to | 7 &- 3) | Move.castlingBit, to)
        }
    }

    @inline(__always)
    private mutating func add(_ base: UInt32, _ to: Int) {
        let capture = UInt32(truncatingIfNeeded: captures &>> Bitboard(truncatingIfNeeded: to) & 1)
        memory[count] = Move(
            bits: base | UInt32(truncatingIfNeeded: to) &<< 6 | capture &<< Move.captureShift
        )
        count &+= 1
    }

    /// Adds the moves of a leaper, its steps in order.
    @inline(__always)
    private mutating func add(
        _ base: UInt32,
        _ from: Int,
        _ targets: Bitboard,
        steps: (Int, Int, Int, Int, Int, Int, Int, Int)
    ) {
        addStep(base, from &+ steps.0, targets)
        addStep(base, from &+ steps.1, targets)
        addStep(base, from &+ steps.2, targets)
        addStep(base, from &+ steps.3, targets)
        addStep(base, from &+ steps.4, targets)
        addStep(base, from &+ steps.5, targets)
        addStep(base, from &+ steps.6, targets)
        addStep(base, from &+ steps.7, targets)
    }

    /// Adds a step if it is among the targets, without a branch: what is not counted is written over.
    ///
    /// A step off the board wraps round to a square that is no target of the piece: targets differ by less
    /// than 64.
    @inline(__always)
    private mutating func addStep(_ base: UInt32, _ to: Int, _ targets: Bitboard) {
        let index = to & 63
        let hit = Int(truncatingIfNeeded: targets &>> Bitboard(truncatingIfNeeded: index) & 1)
        add(base, index)
        count &-= 1 &- hit
    }

    /// Adds a ray towards lower indices, outwards.
    @inline(__always)
    private mutating func addRay(_ base: UInt32, before from: Int, _ targets: Bitboard, _ line: Int) {
        var ray = targets & tables.lower(line, from)
        while ray != 0 { add(base, ray.takeLast()) }
    }

    /// Adds a ray towards higher indices, outwards.
    @inline(__always)
    private mutating func addRay(_ base: UInt32, behind from: Int, _ targets: Bitboard, _ line: Int) {
        var ray = targets & tables.upper(line, from)
        while ray != 0 { add(base, ray.takeFirst()) }
    }

    /// Adds a pawn's moves: one step, two steps, captures (White's left first, Black's right first).
    @inline(__always)
    private mutating func addPawn(
        _ base: UInt32,
        _ from: Int,
        _ targets: Bitboard,
        enPassant: Bitboard,
        _ side: Side
    ) {
        let forward = side == .white ? -1 : 1
        guard targets & (.rank1 | .rank8) == 0 else {
            for step in [8, 9, 7] where targets.has(from &+ forward &* step) {
                addPromotions(base, from &+ forward &* step)
            }
            return
        }
        addStep(base, from &+ forward &* 8, targets)
        addStep(base | Move.doubleStepBit, from &+ forward &* 16, targets)
        addCapture(base, from &+ forward &* 9, targets, enPassant)
        addCapture(base, from &+ forward &* 7, targets, enPassant)
    }

    @inline(__always)
    private mutating func addCapture(_ base: UInt32, _ to: Int, _ targets: Bitboard, _ enPassant: Bitboard) {
        // A square that the pawn steps to is never a capture's: the two lie on different files.
        let index = to & 63
        let flags = enPassant.has(index) ? Move.enPassantBit | 1 << Move.captureShift : 0
        addStep(base | flags, index, targets)
    }

    private mutating func addPromotions(_ base: UInt32, _ to: Int) {
        let pawn = base & ~(31 << 17)
        add(pawn | UInt32(Piece.knight.rawValue) << 17, to)
        add(pawn | UInt32(Piece.bishop.rawValue) << 17, to)
        add(pawn | UInt32(Piece.rook.rawValue) << 17, to)
        add(pawn | UInt32(Piece.queen.rawValue) << 17, to)
    }
}
