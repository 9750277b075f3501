package import RedeModel
import RedeSim

/// Runs the cases of a batch, one at a time.
package struct CaseRunner: Sendable {
    /// Which runs are kept with their events.
    package enum Keeping: String, CaseIterable, Sendable {
        /// All of them.
        case events
        /// Those that failed, so many of each variant at most.
        case failures
        case none
    }

    /// The files of a run that is kept.
    package struct KeptRun: Sendable {
        /// The number of its case.
        package let number: Int
        /// Its event log as NDJSON.
        package let log: [UInt8]
        /// Its result as JSON.
        package let json: [UInt8]
    }

    /// What a case gave.
    struct Product: Sendable {
        var result: CaseResult
        var kept: KeptRun?
        /// How many steps it took.
        var steps: Int
    }

    /// What is run.
    let batch: Batch
    /// Which runs are kept.
    let keeping: Keeping

    /// The most failed runs of a variant that are kept.
    package static let maximumKept = 100

    /// Runs a case; a failed run is kept only where there is room for one more of its variant.
    ///
    /// A run that was live is given as what it came to, and played again from that.
    func run(_ number: Int, hasRoom: Bool, after live: LiveCases.Run? = nil) -> Product {
        let (place, seed) = batch.plan.place(of: number)
        let variant = batch.variants[place]
        var run = CheckedSimulation(
            live.map { Simulation(variant.plan, seed: seed, replaying: $0.calls) }
                ?? simulation(of: variant, seed: seed)
        )
        let (end, isCut) = batch.end(of: variant)
        let hasEnded = run.run(until: end, stepLimit: batch.plan.stepLimit)
        let result = RunResult(
            of: run.simulation,
            scenario: variant.scenario,
            plan: variant.plan,
            seed: seed,
            spending: live?.spending ?? MetricSources()
        )
        var found = CaseResult(number: number, checks: result.checks.map(CaseResult.Verdict.init))
        found.metrics = result.metrics
        if let finding = run.findings.first {
            found.ending = .broken
            found.finding = Text(finding.description)
        } else if !hasEnded || isCut && run.simulation.canStep(until: variant.plan.end) {
            let now = run.simulation.now.text.string
            found.ending = .limit
            found.finding = Text("\(run.simulation.steps) steps by \(now), and more to come")
        }
        let isKept = keeping == .events || keeping == .failures && hasRoom && !found.hasPassed
        let kept = isKept ? KeptRun(number: number, log: run.simulation.log.ndjson, json: result.json) : nil
        return Product(result: found, kept: kept, steps: run.simulation.steps)
    }

    private func simulation(of variant: Batch.Variant, seed: UInt64) -> Simulation {
        var simulation = Simulation(variant.plan, seed: seed)
        if let calls = variant.calls {
            let roster = simulation.worker.bots.map(\.name)
            simulation.tracking = CallTracking(replay: Replay(calls, roster: roster, miss: variant.miss))
        }
        return simulation
    }
}

extension Batch {
    /// The last instant of a variant's runs that is handled, and whether the batch's limit is earlier than
    /// the plan's own end.
    package func end(of variant: Variant) -> (end: Instant?, isCut: Bool) {
        guard let limit = plan.timeLimitMilliseconds else { return (variant.plan.end, false) }
        let cut = variant.plan.epoch.advanced(byMilliseconds: limit)
        if let end = variant.plan.end, end <= cut { return (end, false) }
        return (cut, true)
    }
}

extension CaseResult.Verdict {
    /// What a batch keeps of a check.
    fileprivate init(_ check: CheckResult) {
        self.init(
            hasPassed: check.hasPassed,
            found: check.hasPassed ? Text() : Text(check.found),
            event: check.moment?.event
        )
    }
}
