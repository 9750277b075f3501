import ArgumentParser
import RedeLive
import RedeModel

/// What checks may ask, and where the answers come from.
struct CheckOptions: ParsableArguments {
    @Flag(help: "Let checks run the commands that they name, which may do all that you may.")
    var allowCommands = false

    @Option(
        help: ArgumentHelp(
            "Take the answers of judges from this file, such as a judge.ndjson.",
            valueName: "file"
        )
    )
    var judge: String?

    /// What answers the checks of these scenarios.
    ///
    /// - Throws: `UsageProblem` for a check that runs a command which is not allowed, `UnreadableFile` and
    ///   `InvalidInput` for the file with judges' answers.
    func answers(for scenarios: [Scenario]) throws -> CheckAnswers {
        if !allowCommands { try scenarios.forEach(refuseCommands) }
        return CheckAnswers(from: try judge.map { try JudgeRecording($0) })
    }

    private func refuseCommands(of scenario: Scenario) throws(UsageProblem) {
        for check in scenario.checks {
            guard case .command(let claim) = check.claim else { continue }
            let words = claim.words.map(\.string).joined(separator: " ")
            throw UsageProblem(
                place: "\(check.location): command",
                expected: "--allow-commands for a check that runs a command",
                found: "none",
                notes: ["it would run, with all that you may do: \(Columns.plain(words))"]
            )
        }
    }
}
