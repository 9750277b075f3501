package import RedeModel

/// A chess engine that cannot be used.
package struct UnusableEngine: Error, Equatable {
    /// Where a script names it; nil when none does.
    package let location: Location?
    /// What would have been right.
    package let expected: String
    /// What there is.
    package let found: String
    /// Facts that help, one each.
    package let notes: [String]

    init(_ policy: Policy.ChessUCI, expected: String, found: String, notes: [String] = []) {
        location = policy.location
        self.expected = expected
        self.found = found
        self.notes = notes
    }
}

extension UnusableEngine: CustomStringConvertible {
    /// `file:line:column: chess-uci: expected X, found Y`, each note on an indented line below.
    package var description: String {
        let place = location.map { "\($0): " } ?? ""
        let problem = "\(place)chess-uci: expected \(expected), found \(found)"
        return notes.reduce(problem) { $0 + "\n  note: " + $1 }
    }
}
