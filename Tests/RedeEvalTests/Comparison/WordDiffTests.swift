import RedeEval
import RedeModel
import RedeSim
import Testing

struct WordDiffTests {
    /// The pieces in a line: removed ones in square brackets, added ones in braces.
    private static func line(from old: Text, to new: Text) -> String {
        WordDiff.pieces(from: old, to: new).map { piece in
            switch piece.kind {
            case .same: piece.text.string
            case .removed: "[\(piece.text)]"
            case .added: "{\(piece.text)}"
            }
        }.joined()
    }

    @Test(arguments: [
        ("the lamp turned once", "the lamp turned twice", "the lamp turned [once]{twice}"),
        ("one two three", "one three", "one [two ]three"),
        ("a red old door", "a blue new door", "a [red old]{blue new} door"),
        ("Replies: 0 of 6", "Replies: 0 of 3", "Replies: 0 of [6]{3}"),
        ("灯台は夜", "灯台は朝", "灯台は[夜]{朝}"),
        ("quite another thing", "nothing of this", "[quite another thing]{nothing of this}"),
        ("", "new", "{new}"), ("old", "", "[old]"), ("", "", ""), ("same", "same", "same"),
    ])
    func `words that one text has alone are told`(_ old: String, _ new: String, _ expected: String) {
        #expect(Self.line(from: Text(old), to: Text(new)) == expected)
    }

    @Test(arguments: UInt64(1)...100)
    func `the pieces give both texts again`(_ seed: UInt64) {
        var stream = SeedStream(seed: seed, name: "words")
        let words = ["a", "lamp", " ", "  ", "\n", ",", "é", "灯", "🏮", "night"]
        func text(_ stream: inout SeedStream) -> Text {
            let count = stream.integer(below: 12)
            return Text((0..<count).map { _ in words[stream.integer(below: words.count)] }.joined())
        }
        let (old, new) = (text(&stream), text(&stream))

        let pieces = WordDiff.pieces(from: old, to: new)

        #expect(pieces.filter { $0.kind != .added }.flatMap(\.text.bytes) == old.bytes)
        #expect(pieces.filter { $0.kind != .removed }.flatMap(\.text.bytes) == new.bytes)
    }
}
