import ArgumentParser
import RedeEval
import RedeModel
import RedeReport
import RedeSim
import RedeStore

/// `rede-sim regress`: says whether a candidate is worse than its baseline by more than gates allow.
struct RegressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regress",
        abstract: "Say whether a candidate is worse than its baseline.",
        discussion: """
            BATCH is a tag of the store, FILE:TAG of another one, a file that runs export wrote, or a directory with all \
            parts of a batch; @2 at its end stands for the second variant alone. Runs of the same scenario and seed \
            are compared pair by pair.

            --until-decided runs what is still missing, seed by seed, until each gate is decided, by tests that may be asked \
            after every run. --recording, with --bots-baseline and --bots-candidate, tells which recorded answers a change \
            of prompts leaves open, and what it takes to ask for them again; --live asks for these, and compares then.

            Gates say by how much a measure may be worse: those of --gates, else 5 of 100 runs more that fail, or that \
            fail a check. Each is fine, a regression, or undecided, when the runs do not tell.

            The exit code is 1 for a regression, and, unless --undecided pass, for what is undecided.

            Examples:
              rede-sim regress --baseline main --candidate shorter-prompt
              rede-sim regress --baseline main.csv --candidate new --gates gates.yaml
            """
    )

    /// What becomes of a gate that the runs do not decide.
    enum Undecided: String, CaseIterable, ExpressibleByArgument {
        case fail, pass
    }

    @Option(help: ArgumentHelp("What the candidate is held against.", valueName: "batch"))
    var baseline: String?

    @Option(help: ArgumentHelp("What was changed.", valueName: "batch"))
    var candidate: String?

    @OptionGroup var store: StoreOption

    @Option(help: ArgumentHelp("Take the gates from this file.", valueName: "file"))
    var gates: String?

    @Option(help: "Whether an undecided gate fails: fail or pass.")
    var undecided: Undecided = .fail

    @Option(
        help: ArgumentHelp(
            "Write compare.html, .md and .json, and junit.xml to this directory.",
            valueName: "directory"
        )
    )
    var out: String?

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Print nothing.")
    var quiet = false

    @OptionGroup(title: "Until it is decided")
    var adding: UntilDecidedOptions

    @OptionGroup(title: "Prompts")
    var prompts: PromptOptions

    @OptionGroup(title: "Live model")
    var live: LiveOptions

    func validate() throws {
        if live.live, live.liveCalls != .all {
            throw ValidationError("--live-calls: expected all, as a change of prompts may concern every call")
        }
        if prompts.record != nil || prompts.resume, !live.live {
            let option = prompts.resume ? "--resume" : "--record"
            throw ValidationError("\(option): expected --live beside it, found none")
        }
        guard prompts.areGiven else {
            if live.live { throw ValidationError("--live: expected --recording FILE beside it, found none") }
            if live.prices != nil {
                throw ValidationError("--prices: expected --recording FILE beside it, found none")
            }
            if baseline == nil || candidate == nil {
                throw ValidationError("expected --baseline BATCH and --candidate BATCH")
            }
            return
        }
        if baseline != nil || candidate != nil || adding.untilDecided || out != nil {
            throw ValidationError(
                "--recording: expected none of --baseline, --candidate, --until-decided, --out"
            )
        }
    }

    func run() throws {
        let gates = try gates.map { try GatesFile.load($0) }
        let undecidedFails = undecided == .fail
        if prompts.areGiven {
            return try show(try prompts.summary(gates: gates, undecidedFails: undecidedFails, live))
        }
        let tags = (baseline: baseline ?? "", candidate: candidate ?? "")
        let runs = adding.untilDecided ? try adding.run(tags: tags, gates: gates, path: store.store) : nil
        let batches = try BatchComparing(
            baseline: tags.baseline,
            candidate: tags.candidate,
            store: store.store
        )
        if let runs {
            try show(batches.report(after: runs, undecidedFails: undecidedFails))
        } else {
            try show(batches.report(gates: gates, undecidedFails: undecidedFails))
        }
    }

    private func show(_ trial: PromptTrialSummary) throws {
        if json {
            try StandardOutput.write(trial.json)
        } else if !quiet {
            try StandardOutput.write(line: trial.lines.joined(separator: "\n"))
        }
        if !trial.hasPassed { throw ExitStatus.checkFailed.code }
    }

    private func show(_ report: ComparisonReport) throws {
        try BatchComparing.show(report, out: out, json: json, quiet: quiet)
        if !report.hasPassed { throw ExitStatus.checkFailed.code }
    }
}
