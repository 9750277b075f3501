/// What is wrong with the files that a user wrote: every problem found, with its place.
package struct InvalidInput: Error, Equatable, Sendable {
    /// The most problems of one file that are reported.
    package static let maximumProblems = 20

    /// One thing that is wrong.
    package struct Problem: Equatable, Sendable {
        /// Where it is.
        package var location: Location
        /// The place in the document, such as `stimuli[2].message.to`; empty for the document itself.
        package var path: String
        /// What would have been right.
        package var expected: String
        /// What stands there; a user's text in double quotes.
        package var found: String
        /// Facts that help, one each.
        package var notes: [String]

        package init(
            location: Location,
            path: String = "",
            expected: String,
            found: String,
            notes: [String] = []
        ) {
            self.location = location
            self.path = path
            self.expected = expected
            self.found = found
            self.notes = notes
        }
    }

    /// The problems, file after file, each file's in its order, at most ``maximumProblems`` of each.
    package var problems: [Problem]

    package init(problems: [Problem]) {
        self.problems = problems
    }
}

extension InvalidInput.Problem: CustomStringConvertible {
    /// `file:line:column: path: expected X, found Y`, each note on an indented line below.
    package var description: String {
        let place = path.isEmpty ? "\(location)" : "\(location): \(path)"
        return notes.reduce("\(place): expected \(expected), found \(found)") { $0 + "\n  note: " + $1 }
    }
}

extension InvalidInput: CustomStringConvertible {
    /// All problems, one after the other, without a line feed at the end.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
