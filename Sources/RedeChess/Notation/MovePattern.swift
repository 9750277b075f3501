/// A place of a text that looks like a move.
///
/// Spec: section 11.1, "Reading a move", A and B.
struct MovePattern: Equatable {
    /// What is said of the square that the move starts from.
    enum Origin: Equatable {
        case square(Square)
        case file(Int)
        case rank(Int)
        case unnamed
    }

    var piece: Piece?
    var origin: Origin
    var target: Square
    var promotion: Piece?

    /// The leftmost place with two squares; only if there is none, the leftmost with one.
    static func leftmost(in text: ArraySlice<UInt8>) -> MovePattern? {
        for start in text.indices {
            if let pattern = at(start, of: text, fullyNamed) { return pattern }
        }
        for start in text.indices {
            if let pattern = at(start, of: text, partlyNamed) { return pattern }
        }
        return nil
    }

    /// Whether a move of the right piece goes from and to where the pattern says.
    func fits(_ move: Move) -> Bool {
        guard move.to == target, promotion == nil || promotion == move.promotion else { return false }
        switch origin {
        case .square(let square): return move.from == square
        case .file(let file): return move.from.file == file
        case .rank(let rank): return move.from.rank == rank
        case .unnamed: return false
        }
    }

    /// The pattern at a place, with the letter of a piece before it if that leaves a pattern.
    private static func at(
        _ start: Int,
        of text: ArraySlice<UInt8>,
        _ read: (ArraySlice<UInt8>) -> MovePattern?
    ) -> MovePattern? {
        if let piece = Piece(letterInAnyCase: text[start]), var pattern = read(text[(start + 1)...]) {
            pattern.piece = piece
            return pattern
        }
        return read(text[start...])
    }

    /// A: a square, then the target.
    private static func fullyNamed(_ text: ArraySlice<UInt8>) -> MovePattern? {
        guard let square = square(at: text.startIndex, of: text) else { return nil }
        return ending(text[(text.startIndex + 2)...], origin: .square(square))
    }

    /// B: a file or a rank or nothing, then the target; as much of it as leaves a target.
    private static func partlyNamed(_ text: ArraySlice<UInt8>) -> MovePattern? {
        guard let first = text.first else { return nil }
        let rest = text[(text.startIndex + 1)...]
        if Square.isFile(first) {
            let file = Int(first - UInt8(ascii: "a"))
            if let pattern = ending(rest, origin: .file(file)) { return pattern }
        } else if Square.isRank(first) {
            let rank = Int(first - UInt8(ascii: "0"))
            if let pattern = ending(rest, origin: .rank(rank)) { return pattern }
        }
        return ending(text, origin: .unnamed)
    }

    /// Marks of a capture and of a way, both optional, the target, and what a pawn becomes.
    private static func ending(_ text: ArraySlice<UInt8>, origin: Origin) -> MovePattern? {
        var index = text.startIndex
        if index < text.endIndex, text[index] == UInt8(ascii: "x") { index += 1 }
        if index < text.endIndex, text[index] == UInt8(ascii: "-") { index += 1 }
        guard let target = square(at: index, of: text) else { return nil }
        index += 2
        var promotion: Piece?
        if index < text.endIndex, let piece = Piece(letterInAnyCase: text[index]),
            Piece.promotions.contains(piece)
        {
            promotion = piece
        }
        return MovePattern(piece: nil, origin: origin, target: target, promotion: promotion)
    }

    private static func square(at index: Int, of text: ArraySlice<UInt8>) -> Square? {
        guard index + 1 < text.endIndex else { return nil }
        return Square(file: text[index], rank: text[index + 1])
    }
}
