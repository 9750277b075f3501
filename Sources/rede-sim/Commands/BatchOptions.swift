import ArgumentParser
import RedeEval
import RedeModel

/// What a batch runs: a plan in a file, arguments, or arguments over a plan.
struct BatchOptions: ParsableArguments {
    @Argument(help: "The scenarios: directories, files, or names of shipped ones; or recordings.")
    var scenarios: [String] = []

    @Option(help: ArgumentHelp("Take what is run from this file.", valueName: "file"))
    var plan: String?

    @Option(help: "How many seeds each variant is run with; 100 if nothing is said.")
    var runs: Int?

    @Option(
        help: ArgumentHelp(
            "Vary a setting or another key of docs/batch.md; may be repeated for a grid.",
            valueName: "key=a,b,c"
        )
    )
    var sweep: [String] = []

    @Option(help: "End a run that takes more steps; 1000000 if nothing is said.")
    var maxSteps: Int?

    @Option(
        help: ArgumentHelp("End a run that takes more virtual time, such as 10m.", valueName: "duration")
    )
    var maxTime: String?

    func validate() throws {
        if let runs, !(1...PlanFile.maximumCases).contains(runs) {
            throw ValidationError("--runs: expected 1 to \(PlanFile.maximumCases), found \(runs)")
        }
        if let maxSteps, maxSteps < 1 {
            throw ValidationError("--max-steps: expected at least 1, found \(maxSteps)")
        }
    }

    /// The batch that is asked for, ready to be run.
    ///
    /// - Throws: `UsageProblem`, `InvalidInput`, `UnreadableFile`.
    func batch() throws -> Batch {
        var file = try plan.map { try PlanFile.load($0) } ?? PlanFile()
        if !scenarios.isEmpty {
            file.scenarios = try scenarios.map {
                VariedScenario.isRecording($0) ? $0 : try ScenarioFinder.path(of: $0)
            }
        }
        file.runs = runs ?? file.runs
        file.stepLimit = maxSteps ?? file.stepLimit
        if let maxTime {
            file.timeLimitMilliseconds = try RunSettings.duration(maxTime, of: "--max-time")
        }
        for argument in sweep { try add(argument, to: &file) }
        try checkSize(of: file)
        do {
            return try Batch(file)
        } catch let error as InvalidInput {
            throw BatchOptions.usage(of: error) ?? error
        }
    }

    private func add(_ argument: String, to file: inout PlanFile) throws {
        let sweep: Sweep
        do {
            sweep = try Sweep.read(argument: Text(argument))
        } catch {
            throw BatchOptions.usage(of: error) ?? error
        }
        guard !file.sweeps.contains(where: { $0.key == sweep.key }) else {
            throw UsageProblem(
                place: "--sweep",
                expected: "each key once",
                found: "\(Quoted.text(sweep.key)) again"
            )
        }
        file.sweeps.append(sweep)
    }

    private func checkSize(of file: PlanFile) throws(UsageProblem) {
        guard file.gridSize <= PlanFile.maximumVariants else {
            throw UsageProblem(
                place: "--sweep",
                expected: "a grid of at most \(PlanFile.maximumVariants) variants",
                found: "\(file.gridSize)"
            )
        }
        let variants = file.gridSize * file.scenarios.count
        guard variants * (file.runs ?? Batch.defaultRuns) <= PlanFile.maximumCases else {
            throw UsageProblem(
                place: "--runs",
                expected: "at most \(PlanFile.maximumCases) runs in all",
                found: "\(file.runs ?? Batch.defaultRuns) of each of \(variants) variants"
            )
        }
    }

    /// What is wrong with an argument, if that is where it is.
    private static func usage(of error: InvalidInput) -> UsageProblem? {
        guard let problem = error.problems.first, problem.location.file == Sweep.argumentFile else {
            return nil
        }
        return UsageProblem(
            place: "\(Sweep.argumentFile) \(problem.path)",
            expected: problem.expected,
            found: problem.found,
            notes: problem.notes
        )
    }
}
