import ArgumentParser
import RedeEval
import RedeModel

/// The bots and recordings of a change of prompts.
struct PromptOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The bots with the old prompts.", valueName: "file"))
    var botsBaseline: String?

    @Option(help: ArgumentHelp("The bots with the new prompts.", valueName: "file"))
    var botsCandidate: String?

    @Option(help: ArgumentHelp("A recording to try them with; may be repeated.", valueName: "file"))
    var recording: [String] = []

    @Option(help: ArgumentHelp("What tokens cost.", valueName: "file"))
    var prices: String?

    /// Whether prompts are to be tried.
    var areGiven: Bool { botsBaseline != nil || botsCandidate != nil || !recording.isEmpty }

    func validate() throws {
        guard areGiven else {
            if prices != nil { throw ValidationError("--prices: expected --recording FILE with it") }
            return
        }
        if botsBaseline == nil || botsCandidate == nil || recording.isEmpty {
            throw ValidationError(
                "--recording: expected --bots-baseline FILE, --bots-candidate FILE and --recording FILE together"
            )
        }
    }

    /// What the change does to the recordings.
    ///
    /// - Throws: `UnreadableFile`, `InvalidInput`.
    func summary(gates: [Gate]?, undecidedFails: Bool) throws -> PromptTrialSummary {
        let table = try prices.map { try PriceTable.load($0) }
        let trials = try recording.map { file in
            try PromptTrial(file, baselineBots: botsBaseline ?? "", candidateBots: botsCandidate ?? "")
        }
        let sides = PromptTrial.columns(of: trials)
        let batches = BatchComparing(baseline: sides.baseline, candidate: sides.candidate, store: "")
        return PromptTrialSummary(
            trials: trials,
            prices: table,
            report: try batches.report(gates: gates, undecidedFails: undecidedFails)
        )
    }
}
