import ArgumentParser
import Foundation
import RedeEval
import RedeModel
import RedeStore

/// `rede-sim batch`: runs scenarios many times, with many seeds and in many variants.
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Run scenarios with many seeds, in many variants.",
        discussion: """
            Each combination of the values of all sweeps is a variant, and each variant runs with the seeds 1 to N. The \
            results are the same for any number of jobs. They go to a database, where rede-sim runs finds them by the \
            batch's tag, and the events of runs that failed to a directory of that name in --out, where report.html \
            shows what came of them; Ctrl-C or a kill loses at most the runs in flight, and --resume goes on.

            A recording runs with its recorded answers, its own seed first; --shard runs a part of a batch, on one of \
            several machines. Settings of the environment do not count, but for the key of a model that --live asks; \
            each live run is recorded in the batch's directory.

            The exit code is 1 when a check failed; 75 when a part could not be written for now.

            Examples:
              rede-sim batch story-circle --runs 1000
              rede-sim batch story-circle --sweep MAX_SESSION_REPLIES=6,9,12 --runs 50
            """
    )

    @OptionGroup
    var options: BatchOptions

    @OptionGroup(title: "Live model")
    var live: LiveOptions

    @Option(
        help: "How many runs go on at the same time; if nothing is said, as many as cores, or as live calls."
    )
    var jobs: Int?

    @Option(help: "The name of the batch; that of the first scenario if nothing is said.")
    var tag: String?

    @Option(help: "Whose events are kept: events of all runs, of failures, or of none.")
    var keep: CaseRunner.Keeping = .failures

    @Option(help: ArgumentHelp("The directory for what is kept of runs.", valueName: "directory"))
    var out: String?

    @Option(
        help: ArgumentHelp(
            "The database for the results; rede.sqlite in --out if not said.",
            valueName: "file"
        )
    )
    var store: String?

    @Flag(help: "Go on with a batch that was interrupted.")
    var resume = false

    @Flag(help: "Stop at the first run that fails.")
    var failFast = false

    @Option(help: ArgumentHelp("Run only this part of the batch, such as 3/8, into --out.", valueName: "k/n"))
    var shard: String?

    @Option(
        help: ArgumentHelp("Print the parts that are not finished in a directory.", valueName: "directory")
    )
    var missing: String?

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Flag(help: "Print neither progress nor a table.")
    var quiet = false

    func validate() throws {
        if missing == nil, options.scenarios.isEmpty, options.plan == nil {
            throw ValidationError("expected a scenario, a recording or --plan FILE, found none")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs: expected at least 1, found \(jobs)") }
        if shard != nil, live.live {
            throw ValidationError("--shard: expected no --live beside it, as its bounds hold for one command")
        }
        if let shard {
            guard Shard(Text(shard)) != nil else {
                throw ValidationError("--shard: expected a part such as 3/8, found \"\(shard)\"")
            }
            guard out != nil, tag == nil else {
                throw ValidationError("--shard: expected --out DIRECTORY and no --tag beside it")
            }
        }
        if let tag, !BatchDirectory.isName(tag) {
            throw ValidationError("--tag: expected letters, digits, \"-\", \"_\" and \".\", found \"\(tag)\"")
        }
    }

    func run() throws {
        if let missing { return try tellMissing(in: missing) }
        let asked = try options.batch()
        let live = try LiveBatch(of: asked, live)
        if let live { try live.model.confirm(live.estimate) }
        let batch = live?.batch ?? asked
        do {
            try Interruption.held { try await run(batch, live) }
        } catch let error as UnwritableFile where error.isPassing && shard != nil {
            StandardError.write("\(error)")
            throw ExitStatus.tryAgain.code
        }
    }

    private func run(_ batch: Batch, _ live: LiveBatch?) async throws {
        if let part = shard.flatMap({ Shard(Text($0)) }) { return try await run(part, of: batch) }
        let name = tag ?? BatchDirectory.name(of: batch.plan.variants[0].scenario)
        let reports = out ?? "reports"
        let directory = FilePath.joined(reports, name)
        let database = store ?? FilePath.joined(reports, StoreOption.name)
        var figures = BatchFigures(of: batch)
        var results = try BatchResults(
            of: batch.plan,
            checks: batch.checks,
            as: Text(name),
            in: ResultStore(database, for: .growing),
            resuming: resume,
            version: Text(RedeSimCommand.configuration.version)
        ) { figures.add($0) }
        let cases = try live?.cases(recordedIn: directory, resuming: resume)
        if try await play(batch, .whole, directory, into: &results, &figures, cases) {
            return tellInterrupted(figures.tally, of: batch.plan.caseCount, "--resume")
        }
        try BatchReportFiles.write(figures, tag: Text(name), to: directory)
        let place = store == nil && out == nil ? "" : " --store \(ShellWords.quoted(database))"
        let look = "rede-sim runs show \(ShellWords.quoted(name))\(place)"
        try show(batch, figures, "\(database), tag \(name)", directory, look, live?.model)
        if !figures.tally.hasPassed { throw ExitStatus.checkFailed.code }
    }

    /// Runs a part of a batch into a file; a failed check is for whoever joins the parts to judge.
    private func run(_ part: Shard, of batch: Batch) async throws {
        let directory = out ?? ""
        var figures = BatchFigures(of: batch)
        let head = ShardHead(part, of: batch, version: Text(RedeSimCommand.configuration.version))
        var file = try ShardFile(head, in: directory) { figures.add($0) }
        let isInterrupted = try await play(batch, part, directory, into: &file, &figures, nil)
        try file.close()
        if isInterrupted { return tellInterrupted(figures.tally, of: head.cases, "the same command") }
        try show(batch, figures, directory, directory, nil, nil)
    }

    private func tellInterrupted(_ tally: BatchTally, of cases: Int, _ how: String) {
        if !quiet { StandardError.write("\(tally.runs) of \(cases) runs are kept; \(how) goes on") }
    }

    /// Runs what is still to be run; says whether somebody interrupted it.
    private func play(
        _ batch: Batch,
        _ part: Shard,
        _ directory: String,
        into sink: inout some ResultSink & ~Copyable,
        _ figures: inout BatchFigures,
        _ live: LiveCases?
    ) async throws -> Bool {
        if failFast, !figures.tally.hasPassed { return false }
        var progress = BatchProgress(of: part.caseCount(of: batch.plan), after: sink.finished)
        var isInterrupted = false
        let runner = BatchRunner(
            batch,
            jobs: jobs ?? usualJobs,
            keeping: keep,
            live: live
        )
        let cases = part.cases(of: batch.plan).dropFirst(sink.finished)
        do {
            try await runner.run(cases, room: figures.tally.room) { delivery in
                var results = delivery.results[...]
                if failFast, let first = results.firstIndex(where: { !$0.hasPassed }) {
                    results = results[...first]
                }
                // A run's files first: a case that has its result is not run again.
                for kept in delivery.kept {
                    guard let place = results.firstIndex(where: { $0.number == kept.number }) else {
                        continue
                    }
                    results[place].kept = Text(try BatchDirectory.write(kept, of: batch, to: directory))
                }
                try sink.add(Array(results))
                for result in results { figures.add(result) }
                if !quiet, !json { progress.show(sink.finished) }
                isInterrupted = Interruption.isWaiting
                return isInterrupted || failFast && !figures.tally.hasPassed ? .stop : .goOn
            }
        } catch is CancellationError where Interruption.isWaiting {
            isInterrupted = true
        }
        if !quiet, !json { progress.end() }
        return isInterrupted
    }

    /// A live run has mostly one call under way, or more.
    private var usualJobs: Int {
        live.live
            ? live.maxConcurrency ?? LiveBatch.usualConcurrency : ProcessInfo.processInfo.activeProcessorCount
    }

    private func show(
        _ batch: Batch,
        _ figures: BatchFigures,
        _ results: String,
        _ directory: String,
        _ look: String?,
        _ live: LiveModel?
    ) throws {
        let summary = BatchSummary(
            batch: batch,
            figures: figures,
            results: results,
            report: look.map { _ in FilePath.joined(directory, BatchReportFiles.page) },
            directory: directory,
            look: look,
            keeping: keep,
            live: live
        )
        if json {
            try StandardOutput.write(summary.json)
        } else if !quiet {
            try StandardOutput.write(line: summary.lines.joined(separator: "\n"))
        }
    }

    private func tellMissing(in directory: String) throws {
        guard let numbers = Shard.missing(in: directory) else {
            throw UnreadableFile(path: directory, reason: "no part of a batch in it")
        }
        if !numbers.isEmpty {
            try StandardOutput.write(line: numbers.map(String.init).joined(separator: ","))
        }
    }
}

extension CaseRunner.Keeping: ExpressibleByArgument {}
