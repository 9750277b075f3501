/// A file that is no database of ours, or none that this version can use; it was left as it is.
package struct UnusableStore: Error, Equatable, Sendable {
    /// The path as the user gave it.
    package var path: String
    /// What it was to be.
    package var expected: String
    /// What it is instead, in words.
    package var found: String
    /// Facts that help, one each.
    package var notes: [String]

    init(path: String, expected: String = "a result store", found: String, notes: [String] = []) {
        self.path = path
        self.expected = expected
        self.found = found
        self.notes = notes
    }
}

extension UnusableStore: CustomStringConvertible {
    /// `path: expected X, found Y`, each note on an indented line below.
    package var description: String {
        notes.reduce("\(path): expected \(expected), found \(found)") { $0 + "\n  note: " + $1 }
    }
}
