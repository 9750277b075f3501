import ArgumentParser
import RedeEval
import RedeLive
import RedeModel
import RedeSim

/// `rede-sim score`: judges runs that have ended by the checks of a scenario.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Judge runs that have ended by the checks of a scenario.",
        usage: "rede-sim score <scenario> <run> ... [<options>]",
        discussion: """
            Nothing is run again: the checks look at the logs as they are, so that new checks judge old runs. RUN is a \
            directory that rede-sim run has written, or an event log, a .ndjson. The exit code is 1 when a check fails.

            --labels tells how far a check agrees with people, as Cohen's kappa: a CSV file with a column run (the name \
            of a directory) or seed, and a column label. A judge's labels are its own; other checks say pass or fail.

            Examples:
              rede-sim score story-circle reports/story-circle-*
              rede-sim score my-circle reports/my-circle-* --labels labels.csv
            """
    )

    @Argument(help: "The scenario whose checks count: a directory, a file, or the name of a shipped one.")
    var scenario: String

    @Argument(help: ArgumentHelp("The runs.", valueName: "run"))
    var runs: [String]

    @Option(help: ArgumentHelp("Compare a check with the labels of people in this file.", valueName: "file"))
    var labels: String?

    @Option(
        help: ArgumentHelp("The check to compare, by its name; usually the only judge.", valueName: "name")
    )
    var check: String?

    @OptionGroup(title: "Checks")
    var checks: CheckOptions

    @Flag(help: "Print the scores as JSON.")
    var json = false

    @Flag(help: "Print nothing.")
    var quiet = false

    func validate() throws {
        if check != nil, labels == nil {
            throw ValidationError("--check: expected --labels FILE beside it, found none")
        }
    }

    func run() throws {
        let scenario = try Scenario.load(try ScenarioFinder.path(of: scenario))
        guard !scenario.checks.isEmpty else {
            throw UsageProblem(place: "scenario", expected: "one that expects something", found: "no checks")
        }
        let answers = try checks.answers(for: [scenario])
        let people = try labels.map { try HumanLabels($0) }
        let compared = try people.map { _ in try comparedCheck(of: scenario) }
        let scored = try runs.map { path in
            let run = try FinishedRun(path)
            return ScoreSummary.Run(name: run.name, result: run.result(by: scenario, asking: answers.answer))
        }
        var summary = ScoreSummary(runs: scored, style: Style.standardOutput)
        if let people, let compared { summary.compare(compared, with: people) }
        if json {
            try StandardOutput.write(summary.json)
        } else if !quiet {
            try StandardOutput.write(line: summary.lines.joined(separator: "\n"))
        }
        if !summary.hasPassed { throw ExitStatus.checkFailed.code }
    }

    /// The place of the check that is compared with people: the one that is named, else the only judge, else
    /// the only check.
    private func comparedCheck(of scenario: Scenario) throws(UsageProblem) -> Int {
        let all = scenario.checks
        var places = Array(all.indices)
        if let check {
            places = places.filter { all[$0].name == Text(check) }
        } else if places.count > 1 {
            places = places.filter { if case .judge = all[$0].claim { true } else { false } }
        }
        guard places.count == 1 else {
            throw UsageProblem(
                place: "--check",
                expected: "the name of one check",
                found: check.map { Quoted.text(Text($0)) } ?? "none, and \(counted(places.count, "judge"))",
                notes: NearestName.notes(for: Text(check ?? ""), among: all.compactMap(\.name))
            )
        }
        return places[0]
    }
}
