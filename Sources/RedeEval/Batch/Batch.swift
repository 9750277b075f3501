package import RedeModel
package import RedeSim

/// A batch that can be run: its plan, and each variant made ready.
package struct Batch: Sendable {
    /// A variant as its runs need it.
    package struct Variant: Sendable {
        /// The scenario with the variant's changes.
        package let scenario: Scenario
        /// What its runs are a function of, but their seeds.
        package let plan: RunPlan
        /// The recorded calls that answer; nil for a scenario, whose own model does.
        package let calls: [RecordedCall]?
        /// What becomes of a call that nothing recorded answers.
        let miss: Replay.Miss

        /// The scenario's checks as they come out of a run in which nothing happened: for their words.
        package var checks: [CheckResult] {
            let seed: UInt64 = 0
            let world = Simulation(plan, seed: seed)
            return RunResult(of: world, scenario: scenario, plan: plan, seed: seed).checks
        }
    }

    /// What is run.
    package let plan: BatchPlan
    /// The variants, as ``BatchPlan/variants`` has them.
    package let variants: [Variant]

    /// The checks of each variant, in the order of the plan.
    package var checks: [[BatchCheck]] { variants.map { $0.checks.map(BatchCheck.init) } }

    /// How many runs a variant has when nothing is said.
    package static let defaultRuns = 100

    /// Makes what a plan asks for ready.
    ///
    /// - Throws: `UnreadableFile`, or `InvalidInput` for what is wrong in the files, for a value of a sweep
    ///   that says nothing of a scenario, and for answers that another program would have to give.
    package init(_ file: PlanFile) throws {
        var described: [BatchPlan.Variant] = []
        var variants: [Variant] = []
        var sources: [Digest] = []
        for path in file.scenarios {
            let recording = VariedScenario.isRecording(path) ? try Digest(ofFileAt: path) : nil
            for number in 0..<file.gridSize {
                let values = file.values(ofVariant: number)
                let varied = try VariedScenario.load(path, with: values)
                try Batch.checkAnswers(of: varied.scenario)
                variants.append(
                    Variant(
                        scenario: varied.scenario,
                        plan: try RunPlan(varied.scenario, tieOrder: varied.ties),
                        calls: varied.calls,
                        miss: varied.hasScript ? .asks : .fails
                    )
                )
                described.append(
                    .init(
                        scenario: varied.scenario.name,
                        changes: zip(file.sweeps, values).map { .init(key: $0.key, value: $1.written) },
                        firstSeed: varied.firstSeed
                    )
                )
                // Every stored part counts for the digest, also one that no file format can write.
                sources.append(Digest(of: Text("\(varied.scenario) \(varied.ties) \(varied.firstSeed)")))
                if let recording { sources.append(recording) }
            }
        }
        let (runs, steps) = (file.runs ?? Batch.defaultRuns, file.stepLimit ?? PlanFile.defaultStepLimit)
        let limits = "\(runs) \(steps) \(file.timeLimitMilliseconds ?? -1)"
        let digests = sources.map(\.text.string).joined(separator: "\n")
        self.variants = variants
        plan = BatchPlan(
            variants: described,
            runs: runs,
            stepLimit: steps,
            timeLimitMilliseconds: file.timeLimitMilliseconds,
            digest: Digest(of: Text("\(PlanFile.schema)\n\(limits)\n\(digests)"))
        )
    }

    /// The same batch for a live model, which calls of these sorts ask: another batch as to its digest, whose
    /// scenarios hold no secrets, as what they are recorded to holds none.
    ///
    /// - Throws: `InvalidInput` when a scenario cannot be read without its secrets.
    package func live(_ model: Text, _ calls: LiveCalls) throws -> Batch {
        var plan = plan
        plan.digest = Digest(of: Text("\(plan.digest.text.string)\nlive \(calls.rawValue) \(model.string)"))
        let variants = try variants.map { variant in
            let ties = variant.plan.tieOrder
            let head = try Recording.masking(
                variant.scenario,
                seed: 1,
                ties: ties,
                model: model
            )
            return Variant(
                scenario: head.scenario,
                plan: try RunPlan(head.scenario, tieOrder: ties),
                calls: variant.calls.map { $0.filter { !calls.includes($0.place.kind) } },
                miss: variant.miss
            )
        }
        return Batch(plan: plan, variants: variants)
    }

    private init(plan: BatchPlan, variants: [Variant]) {
        self.plan = plan
        self.variants = variants
    }

    /// Runs of a batch wait for no program.
    private static func checkAnswers(of scenario: Scenario) throws(InvalidInput) {
        var policies = scenario.model.policy.map { [$0] } ?? []
        for bot in scenario.model.script.bots {
            if case .policy(let policy) = bot.source { policies.append(policy) }
        }
        for policy in policies {
            guard case .chessUCI(let engine) = policy, let location = engine.location else { continue }
            throw InvalidInput(problems: [
                .init(
                    location: location,
                    expected: "a policy that a batch can run, which needs no other program",
                    found: "the engine \(Quoted.text(engine.engine))"
                )
            ])
        }
    }
}
