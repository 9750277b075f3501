/// What can be said of squares whatever stands on them, made once.
struct AttackTables {
    /// The lines that sliding pieces move on; each has a half with lower indices and one with higher ones.
    enum Line {
        /// Left (lower) and right.
        static let rank = 0
        /// Up (lower) and down.
        static let file = 1
        /// Up-left (lower) and down-right.
        static let fall = 2
        /// Up-right (lower) and down-left.
        static let rise = 3
    }

    private static let kingStart = 64
    private static let lowerStart = 128
    private static let upperStart = 384
    private static let betweenStart = 640
    private static let throughStart = 640 + 4096
    private static let lastSquare: Bitboard = 0x8000_0000_0000_0000
    private static let storage: [Bitboard] = AttackTables.made()

    private let words: UnsafePointer<Bitboard>

    /// Lends the tables; they must not outlive the call.
    ///
    /// Borrowed once for many look-ups, because each use of a static array counts references.
    @inline(__always)
    static func withTables<Result>(_ body: (AttackTables) -> Result) -> Result {
        storage.withUnsafeBufferPointer { buffer in
            guard let words = buffer.baseAddress else { preconditionFailure("the tables are never empty") }
            return body(AttackTables(words: words))
        }
    }

    @inline(__always)
    func knight(_ index: Int) -> Bitboard { words[index] }

    @inline(__always)
    func king(_ index: Int) -> Bitboard { words[AttackTables.kingStart &+ index] }

    /// The squares of a line before the square, in the order of indices.
    @inline(__always)
    func lower(_ line: Int, _ index: Int) -> Bitboard {
        words[AttackTables.lowerStart &+ line &* 64 &+ index]
    }

    /// The squares of a line behind the square.
    @inline(__always)
    func upper(_ line: Int, _ index: Int) -> Bitboard {
        words[AttackTables.upperStart &+ line &* 64 &+ index]
    }

    /// The squares strictly between two squares on one line; none when they share no line.
    @inline(__always)
    func between(_ one: Int, _ other: Int) -> Bitboard {
        words[AttackTables.betweenStart &+ one &* 64 &+ other]
    }

    /// The whole line through two squares; none when they share no line.
    @inline(__always)
    func through(_ one: Int, _ other: Int) -> Bitboard {
        words[AttackTables.throughStart &+ one &* 64 &+ other]
    }

    /// Both halves of the rank and the file of a square.
    @inline(__always)
    func straightLines(_ index: Int) -> Bitboard {
        lower(Line.rank, index) | upper(Line.rank, index) | lower(Line.file, index) | upper(Line.file, index)
    }

    /// Both halves of the diagonals of a square.
    @inline(__always)
    func diagonalLines(_ index: Int) -> Bitboard {
        lower(Line.fall, index) | upper(Line.fall, index) | lower(Line.rise, index) | upper(Line.rise, index)
    }

    /// What a sliding piece reaches on a line, the first piece in its way included.
    ///
    /// The difference of the nearest obstacles on both sides sets every bit between them.
    @inline(__always)
    func reach(_ line: Int, _ index: Int, _ occupied: Bitboard) -> Bitboard {
        let (lower, upper) = (lower(line, index), upper(line, index))
        let nearestBelow = AttackTables.lastSquare &>> Bitboard(((lower & occupied) | 1).leadingZeroBitCount)
        let above = upper & occupied
        let nearestAbove = above & (0 &- above)
        return (lower | upper) & (nearestAbove &+ nearestAbove &- nearestBelow)
    }

    /// What a bishop reaches.
    @inline(__always)
    func diagonal(_ index: Int, _ occupied: Bitboard) -> Bitboard {
        reach(Line.fall, index, occupied) | reach(Line.rise, index, occupied)
    }

    /// What a rook reaches.
    @inline(__always)
    func straight(_ index: Int, _ occupied: Bitboard) -> Bitboard {
        reach(Line.rank, index, occupied) | reach(Line.file, index, occupied)
    }

    private static func made() -> [Bitboard] {
        var words = [Bitboard](repeating: 0, count: throughStart + 4096)
        let leaps = [(-2, -1), (-1, -2), (1, -2), (2, -1), (2, 1), (1, 2), (-1, 2), (-2, 1)]
        // File and row from the top, in the order of the lines.
        let steps = [(1, 0), (0, 1), (1, 1), (-1, 1)]
        for index in 0..<64 {
            for leap in leaps { words[index] |= walk(from: index, by: leap, most: 1) }
            for (line, step) in steps.enumerated() {
                let back = (-step.0, -step.1)
                words[kingStart + index] |= walk(from: index, by: step, most: 1)
                words[kingStart + index] |= walk(from: index, by: back, most: 1)
                let lower = walk(from: index, by: back, most: 7)
                let upper = walk(from: index, by: step, most: 7)
                words[lowerStart + line * 64 + index] = lower
                words[upperStart + line * 64 + index] = upper
                let whole = lower | upper | Bitboard(square: index)
                for other in 0..<64 where other != index && whole.has(other) {
                    words[throughStart + index * 64 + other] = whole
                    let low = Bitboard(square: min(index, other)), high = Bitboard(square: max(index, other))
                    words[betweenStart + index * 64 + other] = whole & (high &- (low << 1))
                }
            }
        }
        return words
    }

    /// The squares met on a walk over the board, at most so many.
    private static func walk(from index: Int, by step: (file: Int, row: Int), most: Int) -> Bitboard {
        var squares: Bitboard = 0
        var (file, row) = (index & 7 + step.file, index >> 3 + step.row)
        for _ in 0..<most {
            guard file >= 0, file < 8, row >= 0, row < 8 else { break }
            squares |= Bitboard(square: row * 8 + file)
            file += step.file
            row += step.row
        }
        return squares
    }
}
