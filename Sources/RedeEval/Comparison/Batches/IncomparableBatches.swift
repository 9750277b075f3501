/// Two sides that have nothing to be compared by.
package struct IncomparableBatches: Error, Equatable, Sendable {
    /// What would have been right.
    package var expected: String
    /// What was found.
    package var found: String
    /// Facts that help, one each.
    package var notes: [String] = []
}

extension IncomparableBatches: CustomStringConvertible {
    /// `baseline and candidate: expected X, found Y`, each note on an indented line below.
    package var description: String {
        notes.reduce("baseline and candidate: expected \(expected), found \(found)") {
            $0 + "\n  note: " + $1
        }
    }
}
