/// Parts of a batch that cannot be joined as they are.
package struct UnfitShards: Error, Equatable, Sendable {
    /// The file or directory that is told of, as the user gave it.
    package var path: String
    /// What would have been right.
    package var expected: String
    /// What was found.
    package var found: String
    /// Facts that help, one each.
    package var notes: [String] = []
}

extension UnfitShards: CustomStringConvertible {
    /// `path: expected X, found Y`, each note on an indented line below.
    package var description: String {
        notes.reduce("\(path): expected \(expected), found \(found)") { $0 + "\n  note: " + $1 }
    }
}
