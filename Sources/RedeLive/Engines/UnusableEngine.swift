import RedeModel

/// A chess engine that cannot be used, with the place where it is named.
package struct UnusableEngine: Error, Equatable {
    /// Where a script names it, else the policy's name; who knows better may put it here.
    package var place: String
    /// What would have been right.
    package var expected: String
    /// What is there.
    package var found: String
    /// Facts that help, one each.
    package var notes: [String]

    init(_ policy: Policy.ChessUCI, expected: String, found: String, notes: [String] = []) {
        place = policy.location.map { "\($0): chess-uci" } ?? "chess-uci"
        self.expected = expected
        self.found = found
        self.notes = notes
    }
}

extension UnusableEngine: CustomStringConvertible {
    /// `place: expected X, found Y`, each note on an indented line below.
    package var description: String {
        notes.reduce("\(place): expected \(expected), found \(found)") { $0 + "\n  note: " + $1 }
    }
}
