import Foundation

/// What a command asks before it destroys something.
enum Confirmation {
    /// Whether the user says yes.
    ///
    /// - Throws: `UsageProblem` where nobody can be asked.
    static func isGiven(_ question: String) throws -> Bool {
        guard isatty(0) == 1 else {
            throw UsageProblem(
                place: "--yes",
                expected: "to be given where nobody can be asked",
                found: "no terminal"
            )
        }
        try StandardOutput.write(Array(question.utf8))
        return ["y", "Y", "yes"].contains(readLine())
    }
}
