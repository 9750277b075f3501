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

    @Option(
        help: ArgumentHelp(
            "The directory for recordings with the answers of a live model; reports if not said.",
            valueName: "directory"
        )
    )
    var record: String?

    @Flag(help: "Go on with such recordings that were interrupted.")
    var resume = false

    /// Whether prompts are to be tried.
    var areGiven: Bool { botsBaseline != nil || botsCandidate != nil || !recording.isEmpty }

    func validate() throws {
        guard areGiven else {
            if record != nil {
                throw ValidationError("--record: expected --recording FILE beside it, found none")
            }
            if resume { throw ValidationError("--resume: expected --recording FILE beside it, found none") }
            return
        }
        if botsBaseline == nil || botsCandidate == nil || recording.isEmpty {
            throw ValidationError(
                "--recording: expected --bots-baseline FILE, --bots-candidate FILE and --recording FILE together"
            )
        }
    }

    /// What the change does to the recordings, after a live model has been asked for the answers that it
    /// leaves open, if the options name one.
    ///
    /// - Throws: `UnreadableFile`, `InvalidInput`, `UsageProblem`, and what live runs throw.
    func summary(gates: [Gate]?, undecidedFails: Bool, _ live: LiveOptions) throws -> PromptTrialSummary {
        let table = try live.prices.map { try PriceTable.load($0) }
        let model = try LiveModel(live)
        var trials = try recording.map { file in
            try PromptTrial(file, baselineBots: botsBaseline ?? "", candidateBots: botsCandidate ?? "")
        }
        var written: [String] = []
        if let model {
            try model.confirm(PromptOptions.estimate(of: trials))
            for (place, file) in recording.enumerated() where trials[place].isOpen {
                let asking = LiveTrial(
                    file: file,
                    model: model,
                    options: live,
                    directory: record ?? "reports",
                    isResuming: resume
                )
                trials[place] = try PromptTrial(
                    file,
                    baselineBots: botsBaseline ?? "",
                    candidateBots: botsCandidate ?? "",
                    playing: { side, recording, calls in
                        let isOpen = trials[place].isOpen(side)
                        guard isOpen else { return try PromptTrial.replayed(side, recording, calls) }
                        written.append(asking.path(of: side))
                        return try asking.played(side, recording, calls)
                    }
                )
            }
        }
        let sides = PromptTrial.columns(of: trials)
        let batches = BatchComparing(baseline: sides.baseline, candidate: sides.candidate, store: "")
        return PromptTrialSummary(
            trials: trials,
            prices: table,
            report: try batches.report(gates: gates, undecidedFails: undecidedFails),
            live: model,
            written: written
        )
    }

    private static func estimate(of trials: [PromptTrial]) -> CallEstimate {
        trials.flatMap { [$0.baseline, $0.candidate] }.reduce(
            CallEstimate(calls: 0, tokens: 0, source: "as far as the recordings tell")
        ) { sum, side in
            sum + CallEstimate(calls: side.open.count, tokens: side.tokens.inputTokens, source: sum.source)
        }
    }
}
