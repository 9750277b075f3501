package import RedeModel

/// A chess engine that cannot be used, with the place where a script names it.
package struct UnusableEngine: Error, Equatable {
    /// What is wrong.
    package var problem: InvalidInput.Problem

    init(_ policy: Policy.ChessUCI, expected: String, found: String, notes: [String] = []) {
        problem = InvalidInput.Problem(
            location: policy.location,
            path: "chess-uci",
            expected: expected,
            found: found,
            notes: notes
        )
    }
}

extension UnusableEngine: CustomStringConvertible {
    /// `file:line:column: chess-uci: expected X, found Y`, each note on an indented line below.
    package var description: String { problem.description }
}
