import RedeChess
import Testing

/// The position of a FEN.
func position(_ fen: String) throws -> Position {
    try FEN.position(of: Array(fen.utf8))
}

/// The FEN of a position.
func fen(_ position: Position) -> String {
    String(decoding: FEN.text(of: position), as: UTF8.self)
}

/// The position after a move that is written as engines do.
func playing(_ move: String, in position: Position) throws -> Position {
    position.playing(try #require(position.move(ofEngine: Array(move.utf8))))
}
