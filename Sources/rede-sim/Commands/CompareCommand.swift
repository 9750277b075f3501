import ArgumentParser
import RedeEval
import RedeModel
import RedeReport
import RedeSim
import RedeStore

/// `rede-sim compare`: shows how two runs differ, and from where on.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Show how two runs, or two batches, differ.",
        usage: "rede-sim compare <baseline> [<candidate>] [<options>]",
        discussion: """
            Each side is the name of a run in --reports, the directory of a run, an event log, a recording, a scenario, \
            or a batch. Scenarios and recordings are played; with one of --seeds, --readings, --baseline-set, \
            --candidate-set, --candidate-bots and --candidate-game one of them is enough, and is both sides. \
            A batch is what regress takes for one: a tag, FILE:TAG, an export, or a directory with parts.

            The exit code is 0 whether the runs are the same or not; --exit-code makes it 1 when they are not.

            Examples:
              rede-sim compare story-circle-7 story-circle-8
              rede-sim compare main shorter-prompt --out report
              rede-sim compare story-circle --readings documented,observed --out readings
            """
    )

    /// The name of the page in the directory of `--out`.
    static let page = "compare.html"

    @Argument(help: "The run that is compared with.")
    var baseline: String

    @Argument(help: "The run that is compared.")
    var candidate: String?

    @OptionGroup(title: "What is played")
    var changes: SideChanges

    @Option(help: ArgumentHelp("The directory with the results of all runs.", valueName: "directory"))
    var reports: String = "reports"

    @OptionGroup var store: StoreOption

    @Option(
        help: ArgumentHelp(
            "Write compare.html, compare.json and compare.md to this directory.",
            valueName: "directory"
        )
    )
    var out: String?

    @Flag(help: "Open compare.html when it is written.")
    var open = false

    @Flag(help: "Print the comparison as JSON.")
    var json = false

    @Flag(help: "Print nothing.")
    var quiet = false

    @Flag(help: "End with exit code 1 when the runs differ.")
    var exitCode = false

    /// What is compared.
    private enum Sides {
        case runs(baseline: ComparedSide, candidate: ComparedSide)
        case batches(baseline: String, candidate: String)
    }

    func validate() throws {
        if candidate == nil, changes.twin == nil {
            throw ValidationError(
                "candidate: expected another run, or an option such as --seeds 7,8 that makes one, found none"
            )
        }
        if changes.seed != nil, changes.seeds != nil {
            throw ValidationError("--seed: expected to be alone, found --seeds")
        }
        if open, out == nil {
            throw ValidationError("--open: expected --out DIRECTORY beside it, found none")
        }
    }

    func run() throws {
        switch try sides() {
        case .runs(let baseline, let candidate):
            try show(RunComparison(of: candidate.run, with: baseline.run), baseline, candidate)
        case .batches(let baseline, let candidate):
            try show(
                BatchComparing(baseline: baseline, candidate: candidate, store: store.store).report()
            )
        }
    }

    private func sides() throws -> Sides {
        let operands = try [baseline, candidate ?? baseline].map { argument in
            try CompareOperand(argument, reports: reports) { BatchSource.isNamed($0, store: store.store) }
        }
        let batches = operands.filter { if case .batch = $0 { true } else { false } }
        if batches.count == operands.count {
            if let option = changes.first(for: .baseline) ?? changes.first(for: .candidate) {
                throw UsageProblem(
                    place: option,
                    expected: "a scenario or a recording to play",
                    found: "batches"
                )
            }
            return .batches(baseline: baseline, candidate: candidate ?? baseline)
        }
        guard batches.isEmpty else {
            throw UsageProblem(place: "compare", expected: "two runs or two batches", found: "one of each")
        }
        return .runs(
            baseline: try side(.baseline, operands[0]),
            candidate: try side(.candidate, operands[1])
        )
    }

    private func side(_ side: SideChanges.Side, _ operand: CompareOperand) throws -> ComparedSide {
        switch operand {
        case .run(let path):
            try refuse(changes.first(for: side), for: "a run that has ended", path)
            return try ComparedSide(directory: path)
        case .log(let path):
            try refuse(changes.first(for: side), for: "an event log", path)
            return try ComparedSide(log: path, named: FilePath.name(of: path))
        case .scenario(let path):
            var scenario = try Scenario.load(path, replacing: changes.replacements(for: side))
            scenario.settings += RunSettings.environment
            scenario = try changes.changed(scenario, for: side)
            return try ComparedSide(playing: scenario, seed: try changes.seed(of: side))
        case .recording(let path):
            try refuse(changes.seeds == nil ? nil : "--seeds", for: "a recording, which has its seed", path)
            let base = try LoadedRecording(path)
            let replacements = changes.replacements(for: side)
            let scenario = try RecordingReader(path, replacing: replacements).recording.scenario
            return try ComparedSide(replaying: base, as: try changes.changed(scenario, for: side))
        case .batch:
            preconditionFailure("batches are compared elsewhere")
        }
    }

    /// A side that is not played cannot be played another way.
    private func refuse(_ option: String?, for found: String, _ path: String) throws(UsageProblem) {
        guard let option else { return }
        throw UsageProblem(
            place: option,
            expected: "a scenario or a recording to play",
            found: "\(found), \(path)"
        )
    }

    private func show(
        _ comparison: RunComparison,
        _ baseline: ComparedSide,
        _ candidate: ComparedSide
    ) throws {
        if let out { try write(comparison, baseline, candidate, to: out) }
        if json {
            try StandardOutput.write(RunComparisonReport(comparison).json)
        } else if !quiet {
            let summary = RunComparisonSummary(
                comparison: comparison,
                directory: out,
                arguments: Array(CommandLine.arguments.dropFirst()),
                style: .standardOutput
            )
            try StandardOutput.write(line: summary.lines.joined(separator: "\n"))
        }
        if open, let out { try Browser.open(FilePath.joined(out, CompareCommand.page)) }
        if exitCode, !comparison.isSame { throw ExitStatus.checkFailed.code }
    }

    private func show(_ report: ComparisonReport) throws {
        try BatchComparing.show(report, out: out, json: json, quiet: quiet)
        if open, let out { try Browser.open(FilePath.joined(out, CompareCommand.page)) }
        if exitCode, !report.comparison.rows.isEmpty { throw ExitStatus.checkFailed.code }
    }

    /// Writes the reports, and the timelines of sides that have none, whole or not at all.
    private func write(
        _ comparison: RunComparison,
        _ baseline: ComparedSide,
        _ candidate: ComparedSide,
        to directory: String
    ) throws(UnwritableFile) {
        let sides = [("baseline.html", baseline), ("candidate.html", candidate)]
        let links = sides.map { name, side in
            side.page.map { FilePath.link(to: $0, from: directory) } ?? name
        }
        let pages = RunComparisonReport.Pages(baseline: links[0], candidate: links[1])
        let report = RunComparisonReport(comparison, pages: pages)
        var entries = [
            OutputDirectory.Entry(name: CompareCommand.page, bytes: RunComparisonPage(report).bytes),
            OutputDirectory.Entry(name: "compare.json", bytes: report.json),
            OutputDirectory.Entry(name: "compare.md", bytes: report.markdown),
        ]
        for (name, side) in sides where side.page == nil {
            entries.append(.init(name: name, bytes: side.pageBytes))
        }
        try Interruption.held { () throws(UnwritableFile) in
            try OutputDirectory.write(entries, to: directory, replacing: sides.map(\.0))
        }
    }
}
