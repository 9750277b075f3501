/// What is asked of a batch, by a plan in YAML or by arguments.
package struct PlanFile: Sendable {
    /// The name of the format.
    package static let schema: Text = "rede-sim/plan/1"

    /// The most variants that a grid may have.
    package static let maximumVariants = 10_000
    /// The most cases of a batch.
    package static let maximumCases = 1_000_000_000
    /// How many steps a run may take when nothing is said: ten times as many as a very long one does.
    package static let defaultStepLimit = 1_000_000

    /// The paths of scenarios and recordings.
    package var scenarios: [String]
    /// How many seeds each variant is run with; nil when it is not said.
    package var runs: Int?
    /// What is varied, each combination once: the values of the last one change fastest.
    package var sweeps: [Sweep]
    /// How many steps a run may take; nil when it is not said.
    package var stepLimit: Int?
    /// How much virtual time a run may take; nil when it is not said.
    package var timeLimitMilliseconds: Int?

    /// Nothing is asked yet.
    package init(scenarios: [String] = [], runs: Int? = nil, sweeps: [Sweep] = []) {
        self.scenarios = scenarios
        self.runs = runs
        self.sweeps = sweeps
    }

    /// The plan that the file at `path` holds; the files that it names are looked for beside it.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with all that is wrong in the file.
    package static func load(_ path: String) throws -> PlanFile {
        try read(SourceFile.read(path))
    }

    /// The plan that a file holds.
    ///
    /// - Throws: ``InvalidInput`` with all that is wrong in the file.
    package static func read(_ file: SourceFile) throws(InvalidInput) -> PlanFile {
        var problems = Problems(in: file)
        let plan = read(&problems)
        try problems.throwIfAny()
        return plan
    }

    private static func read(_ problems: inout Problems) -> PlanFile {
        var plan = PlanFile()
        guard let root = DocumentReader.read(.init(path: problems.file.path), &problems),
            let reader = ObjectReader(Field(node: root, path: ""), .plan, expected: "a plan", &problems)
        else { return plan }
        reader["schema"]?.schema(schema, &problems)
        for field in reader["scenarios"]?.items(&problems) ?? [] {
            guard let path = field.text(&problems, expected: "the path of a scenario") else { continue }
            plan.scenarios.append(FilePath.resolved(path.string, from: problems.file.path))
        }
        plan.runs = reader["runs"]?.integer(in: 1...maximumCases, &problems)
        plan.sweeps = reader["sweep"].map { Sweep.read($0, &problems) } ?? []
        plan.stepLimit = reader["maxSteps"]?.integer(in: 1...Int.max >> 10, &problems)
        plan.timeLimitMilliseconds = reader["maxTime"]?.milliseconds(&problems)
        if let field = reader["sweep"] {
            let variants = plan.gridSize
            if variants > maximumVariants {
                problems.add(
                    at: field.node.offset,
                    path: field.path,
                    expected: "a grid of at most \(maximumVariants) variants",
                    found: "\(variants)"
                )
            }
        }
        return plan
    }

    /// How many variants a scenario has: the values of all sweeps multiplied, cut off where numbers end.
    package var gridSize: Int {
        sweeps.reduce(1) { product, sweep in
            let (size, isTooLarge) = product.multipliedReportingOverflow(by: sweep.values.count)
            return isTooLarge ? Int.max : size
        }
    }

    /// The values of one variant, from 0, a value a sweep.
    package func values(ofVariant number: Int) -> [Sweep.Value] {
        var rest = number
        var values: [Sweep.Value] = []
        for sweep in sweeps.reversed() {
            values.append(sweep.values[rest % sweep.values.count])
            rest /= sweep.values.count
        }
        return values.reversed()
    }
}

extension Field {
    /// A list's items, or the value itself for a list of one.
    fileprivate func items(_ problems: inout Problems) -> [Field] {
        if case .text = node.value { return [self] }
        let items = list(&problems, expected: "a list of paths of scenarios") ?? [self]
        if items.isEmpty { mismatch("a list of paths of scenarios", &problems) }
        return items
    }
}
