/// A kind of piece.
///
/// The raw value has a bit for each plane of a ``Position`` that the piece stands on, in the planes' order: a
/// queen stands on two, the pieces that move like a bishop and those that move like a rook.
package enum Piece: UInt8, CaseIterable, Sendable {
    case pawn = 1
    case knight = 2
    case bishop = 4
    case rook = 8
    case queen = 12
    case king = 16

    /// The pieces that a pawn may become, in the order in which its moves are listed.
    package static let promotions: [Piece] = [.knight, .bishop, .rook, .queen]

    /// The letter in SAN, and of White's piece in FEN: `P`, `N`, `B`, `R`, `Q` or `K`.
    package var letter: UInt8 {
        switch self {
        case .pawn: UInt8(ascii: "P")
        case .knight: UInt8(ascii: "N")
        case .bishop: UInt8(ascii: "B")
        case .rook: UInt8(ascii: "R")
        case .queen: UInt8(ascii: "Q")
        case .king: UInt8(ascii: "K")
        }
    }

    /// The piece with this letter in either case; nil when there is none.
    package init?(letterInAnyCase letter: UInt8) {
        switch letter & 0xDF {
        case UInt8(ascii: "P"): self = .pawn
        case UInt8(ascii: "N"): self = .knight
        case UInt8(ascii: "B"): self = .bishop
        case UInt8(ascii: "R"): self = .rook
        case UInt8(ascii: "Q"): self = .queen
        case UInt8(ascii: "K"): self = .king
        default: return nil
        }
    }
}
