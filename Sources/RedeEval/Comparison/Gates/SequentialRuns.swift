package import RedeModel

/// Two batches that are run seed by seed, beside each other, until gates are decided.
package struct SequentialRuns: Sendable {
    /// One of the two.
    package struct Side: Sendable {
        /// What it runs; how many runs is not said.
        package let file: PlanFile
        /// The batch with as many seeds as there may be.
        fileprivate let batch: Batch
        /// What the seeds gave so far: a list a variant, in the order of seeds.
        fileprivate var results: [[CaseResult]]

        /// A side that has run nothing yet.
        ///
        /// - Throws: what `Batch` throws.
        package init(_ file: PlanFile, maximum: Int) throws {
            self.file = file
            batch = try Batch(file.with(runs: maximum))
            results = batch.plan.variants.map { _ in [] }
        }

        /// Takes a result that is there already; results come in the order of their cases.
        package mutating func add(_ result: CaseResult, of plan: BatchPlan) {
            results[plan.place(of: result.number).variant].append(result)
        }

        /// How many seeds all variants have run.
        fileprivate var seeds: Int { results.map(\.count).min() ?? 0 }

        /// The batch of so many seeds as were run, its plan the same as if it had been asked for so many.
        ///
        /// - Throws: what `Batch` throws.
        package func finished() throws -> (batch: Batch, results: [CaseResult]) {
            let batch = try Batch(file.with(runs: seeds))
            var numbered: [CaseResult] = []
            for var result in results.flatMap({ $0.prefix(seeds) }) {
                result.number = numbered.count
                numbered.append(result)
            }
            return (batch, numbered)
        }
    }

    /// The baseline.
    package private(set) var baseline: Side
    /// The candidate.
    package private(set) var candidate: Side
    /// The gates that are asked.
    package let gates: [Gate]
    /// How many seeds each side may run.
    package let maximum: Int
    private var asked: SequentialGates
    private let titles: [[Text]]

    /// How many seeds are run before the gates are asked: each of them is looked at by itself all the same.
    private static let round = 16

    /// Two sides that run the same scenarios; with the usual gates where there are none.
    ///
    /// - Throws: ``IncomparableBatches`` when the sides have other variants, `InvalidInput` for a gate on a
    ///   check that there is none of.
    package init(baseline: Side, candidate: Side, gates: [Gate]?, maximum: Int) throws {
        let (old, new) = (baseline.batch, candidate.batch)
        guard old.plan.variants.map(\.scenario) == new.plan.variants.map(\.scenario) else {
            throw IncomparableBatches(
                expected: "as many variants of the same scenarios",
                found: "\(old.plan.variants.count) and \(new.plan.variants.count), or others"
            )
        }
        titles = old.checks.map { RunTable.told(apart: $0.map(\.title)) }
        guard titles == new.checks.map({ RunTable.told(apart: $0.map(\.title)) }) else {
            throw IncomparableBatches(expected: "the same checks on both sides", found: "others")
        }
        self.baseline = baseline
        self.candidate = candidate
        self.maximum = maximum
        self.gates = gates ?? Regression.usualGates(titles)
        try Regression.check(self.gates, titles: Array(titles.joined()))
        asked = SequentialGates(self.gates)
        askAnew(from: 0)
    }

    /// What is said of each gate so far.
    package var verdicts: [NonInferiority.Verdict] { asked.verdicts }
    /// How many seeds the gates have looked at.
    package var seeds: Int { asked.seeds }
    /// Whether every gate is decided, or one has found a regression.
    package var areDecided: Bool { asked.areDecided }

    /// Runs seeds until the gates are decided, or there are no more; the result does not depend on the number
    /// of jobs.
    ///
    /// `goesOn` is asked after each round.
    package mutating func run(jobs: Int, goesOn: (SequentialRuns) -> Bool) async throws {
        while !areDecided, min(baseline.seeds, candidate.seeds) < maximum {
            let before = min(baseline.seeds, candidate.seeds)
            let end = min(maximum, before + max(SequentialRuns.round, before / 8))
            try await SequentialRuns.run(&baseline, to: end, jobs: jobs)
            try await SequentialRuns.run(&candidate, to: end, jobs: jobs)
            askAnew(from: before)
            guard goesOn(self) else { return }
        }
    }

    private static func run(_ side: inout Side, to end: Int, jobs: Int) async throws {
        guard side.seeds < end else { return }
        let plan = side.batch.plan
        let seeds = side.seeds..<end
        let cases = plan.variants.indices.flatMap { variant in seeds.map { variant * plan.runs + $0 } }
        // A batch that was interrupted may have more seeds of one variant than of another.
        var results = side.results.map { Array($0.prefix(seeds.lowerBound)) }
        let runner = BatchRunner(side.batch, jobs: jobs, keeping: .none)
        try await runner.run(cases, room: plan.variants.map { _ in 0 }) { delivery in
            for result in delivery.results { results[plan.place(of: result.number).variant].append(result) }
            return .goOn
        }
        side.results = results
    }

    /// Shows the gates the seeds from a place on that both sides have run.
    private mutating func askAnew(from first: Int) {
        for seed in first..<min(baseline.seeds, candidate.seeds) {
            asked.add(baseline.results.map { $0[seed] }, candidate.results.map { $0[seed] }, titles: titles)
        }
    }
}

extension PlanFile {
    /// The plan with so many seeds.
    package func with(runs: Int) -> PlanFile {
        var file = self
        file.runs = runs
        return file
    }
}
