import Foundation
import RedeModel

/// What a command asks before it does what cannot be undone.
enum Confirmation {
    /// Whether the user says yes to what destroys something.
    ///
    /// - Throws: `UsageProblem` where nobody can be asked.
    static func isGiven(_ question: String) throws -> Bool {
        guard let answer = answer(to: question) else {
            throw UsageProblem(
                place: "--yes",
                expected: "to be given where nobody can be asked",
                found: "no terminal"
            )
        }
        return answer
    }

    /// Whether somebody is there to be asked.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Whether the user says yes; nil where nobody can be asked.
    static func answer(to question: String) -> Bool? {
        guard isPossible else { return nil }
        StandardError.write(question + " [y/N] ", ending: "")
        let answer = Text(readLine() ?? "").trimmed().lowercased()
        return answer == "y" || answer == "yes"
    }
}
