/// A file that is no result store, or none that this version can use; it was left as it is.
package struct UnusableStore: Error, Equatable, Sendable {
    /// The path as the user gave it.
    package var path: String
    /// What it is instead, in words.
    package var found: String
    /// Facts that help, one each.
    package var notes: [String]

    init(path: String, found: String, notes: [String] = []) {
        self.path = path
        self.found = found
        self.notes = notes
    }
}

extension UnusableStore: CustomStringConvertible {
    /// `path: expected X, found Y`, each note on an indented line below.
    package var description: String {
        notes.reduce("\(path): expected a result store, found \(found)") { $0 + "\n  note: " + $1 }
    }
}
