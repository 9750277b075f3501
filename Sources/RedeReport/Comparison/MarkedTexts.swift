import RedeEval
import RedeModel

/// Two texts as markup in which the words that one of them has alone are marked.
enum MarkedTexts {
    /// Both texts, each with its side; a dash for one that there is none of.
    static func both(_ baseline: Text?, _ candidate: Text?) -> [[String: Any]] {
        let pieces = WordDiff.pieces(from: baseline ?? Text(), to: candidate ?? Text())
        return [
            ["side": "baseline", "text": baseline == nil ? "–" : markup(pieces, without: .added)],
            ["side": "candidate", "text": candidate == nil ? "–" : markup(pieces, without: .removed)],
        ]
    }

    private static func markup(_ pieces: [WordDiff.Piece], without other: WordDiff.Piece.Kind) -> String {
        // Where all is another text, marks would only make it harder to read.
        let isMarked = pieces.contains { $0.kind == .same }
        return pieces.filter { $0.kind != other }.map { piece in
            let text = XMLText.escaped(piece.text.string)
            return switch piece.kind {
            case _ where !isMarked: text
            case .same: text
            case .removed: "<del>\(text)</del>"
            case .added: "<ins>\(text)</ins>"
            }
        }.joined()
    }
}
