extension Position {
    /// Whether the king of the side to move is attacked.
    package var isInCheck: Bool {
        attacks(by: sideToMove.opponent) & kings & pieces(of: sideToMove) != 0
    }

    /// Whether the king of the side that has just moved could be taken, which no legal move leaves behind.
    var leavesKingToBeTaken: Bool {
        attacks(by: sideToMove) & kings & pieces(of: sideToMove.opponent) != 0
    }

    /// The squares that a side attacks, own pieces included, as if `ghost` were not on the board.
    ///
    /// All pieces of a kind go at once, without a table and without a branch on where they stand.
    @inline(__always)
    func attacks(by side: Side, through ghost: Bitboard = 0) -> Bitboard {
        let own = pieces(of: side)
        let empty = ~(white | black) | ghost
        let diagonal = own & diagonals
        let straight = own & straights
        var attacked = Position.pawnAttacks(of: own & pawns, side)
        attacked |= Position.knightAttacks(of: own & knights)
        attacked |= Position.kingAttacks(of: own & kings)
        attacked |= Position.ascending(straight, empty, by: 8, onto: ~0)
        attacked |= Position.descending(straight, empty, by: 8, onto: ~0)
        attacked |= Position.ascending(straight, empty, by: 1, onto: ~.fileA)
        attacked |= Position.descending(straight, empty, by: 1, onto: ~.fileH)
        attacked |= Position.ascending(diagonal, empty, by: 9, onto: ~.fileA)
        attacked |= Position.descending(diagonal, empty, by: 9, onto: ~.fileH)
        attacked |= Position.ascending(diagonal, empty, by: 7, onto: ~.fileH)
        attacked |= Position.descending(diagonal, empty, by: 7, onto: ~.fileA)
        return attacked
    }

    /// What pawns of a side attack.
    @inline(__always)
    static func pawnAttacks(of pawns: Bitboard, _ side: Side) -> Bitboard {
        side == .white
            ? (pawns & ~.fileA) &>> 9 | (pawns & ~.fileH) &>> 7
            : (pawns & ~.fileA) &<< 7 | (pawns & ~.fileH) &<< 9
    }

    @inline(__always)
    private static func knightAttacks(of knights: Bitboard) -> Bitboard {
        let left = (knights & ~.fileA) &>> 1
        let right = (knights & ~.fileH) &<< 1
        let farLeft = (left & ~.fileA) &>> 1
        let farRight = (right & ~.fileH) &<< 1
        let near = left | right
        let far = farLeft | farRight
        return near &<< 16 | near &>> 16 | far &<< 8 | far &>> 8
    }

    @inline(__always)
    private static func kingAttacks(of kings: Bitboard) -> Bitboard {
        let row = kings | (kings & ~.fileA) &>> 1 | (kings & ~.fileH) &<< 1
        return (row | row &<< 8 | row &>> 8) & ~kings
    }

    /// What sliders attack towards higher indices; `onto` leaves out the file that a step would wrap round
    /// to.
    @inline(__always)
    private static func ascending(
        _ sliders: Bitboard,
        _ empty: Bitboard,
        by step: Bitboard,
        onto files: Bitboard
    ) -> Bitboard {
        // Doubling (Kogge and Stone): after 1, 2 and 4 steps at once every square on the way is reached.
        var free = empty & files
        var reached = sliders
        reached |= free & (reached &<< step)
        free &= free &<< step
        reached |= free & (reached &<< (step &* 2))
        free &= free &<< (step &* 2)
        reached |= free & (reached &<< (step &* 4))
        return (reached &<< step) & files
    }

    /// What sliders attack towards lower indices.
    @inline(__always)
    private static func descending(
        _ sliders: Bitboard,
        _ empty: Bitboard,
        by step: Bitboard,
        onto files: Bitboard
    ) -> Bitboard {
        var free = empty & files
        var reached = sliders
        reached |= free & (reached &>> step)
        free &= free &>> step
        reached |= free & (reached &>> (step &* 2))
        free &= free &>> (step &* 2)
        reached |= free & (reached &>> (step &* 4))
        return (reached &>> step) & files
    }
}
