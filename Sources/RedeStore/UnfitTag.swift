import RedeModel

/// A tag that does not fit what the store holds.
package struct UnfitTag: Error, Equatable, Sendable {
    /// What would have been right.
    package var expected: String
    /// What was found.
    package var found: String
    /// Facts that help, one each.
    package var notes: [String]

    /// A tag that no batch of a store has, with those that there are.
    static func unknown(_ tag: Text, among tags: [Text]) -> UnfitTag {
        UnfitTag(
            expected: "the tag of a batch",
            found: Quoted.text(tag),
            notes: NearestName.notes(
                for: tag,
                among: tags,
                source: "the store has",
                elsewhere: "rede-sim runs list shows the tags"
            )
        )
    }

    /// A new tag that a batch has already.
    static func taken(_ tag: Text, notes: [String] = []) -> UnfitTag {
        UnfitTag(expected: "a tag that no batch has", found: Quoted.text(tag), notes: notes)
    }
}

extension UnfitTag: CustomStringConvertible {
    /// `tag: expected X, found Y`, each note on an indented line below.
    package var description: String {
        notes.reduce("tag: expected \(expected), found \(found)") { $0 + "\n  note: " + $1 }
    }
}
