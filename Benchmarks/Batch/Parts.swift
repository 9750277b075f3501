import Foundation
import RedeEval
import RedeModel
import RedeSim
import RedeStore

/// The times that the parts take, in microseconds of the processor a run.
struct Parts {
    /// The least times so far; those of the checked simulation and of the result hold what they begin with.
    private var simulation = Double.infinity
    private var checkedSimulation = Double.infinity
    private var metrics = Double.infinity
    private var result = Double.infinity
    private var figuresAlone = Double.infinity
    private var store = Double.infinity
    private var figures: BatchFigures
    private let variant: Batch.Variant

    init(_ batch: Batch) {
        variant = batch.variants[0]
        figures = BatchFigures(of: batch)
    }

    mutating func measure(_ cases: Range<Int>, into kept: inout BatchResults) throws {
        let (plan, scenario) = (variant.plan, variant.scenario)
        var plain: [Simulation] = []
        var results: [CaseResult] = []
        simulation = Parts.least(simulation, of: cases.count) {
            for number in cases {
                var run = Simulation(plan, seed: UInt64(number + 1))
                run.run(until: plan.end)
            }
        }
        checkedSimulation = Parts.least(checkedSimulation, of: cases.count) {
            for number in cases {
                var run = CheckedSimulation(plan, seed: UInt64(number + 1))
                _ = run.run(until: plan.end, stepLimit: .max)
                precondition(run.findings.isEmpty, "a run breaks no invariant")
            }
        }
        for number in cases {
            plain.append(Simulation(plan, seed: UInt64(number + 1)))
            plain[plain.count - 1].run(until: plan.end)
        }
        let sources = MetricSources(
            bots: scenario.bots.map(\.name),
            epoch: plan.epoch,
            replyBudget: plan.settings.maxSessionReplies
        )
        metrics = Parts.least(metrics, of: cases.count) {
            for run in plain { precondition(RunMetrics(of: run.log, beside: sources)[.turns] != nil) }
        }
        result = Parts.least(result, of: cases.count) {
            for (run, number) in zip(plain, cases) {
                let result = RunResult(
                    of: run,
                    scenario: scenario,
                    plan: plan,
                    seed: UInt64(number + 1)
                )
                let checks = result.checks.map { CaseResult.Verdict(hasPassed: $0.hasPassed) }
                results.append(CaseResult(number: number, checks: checks, metrics: result.metrics))
            }
        }
        figuresAlone = Parts.least(figuresAlone, of: cases.count) {
            for result in results { figures.add(result) }
        }
        store = try Parts.least(store, of: cases.count) {
            for start in stride(from: 0, to: results.count, by: 50) {
                try kept.add(Array(results[start..<min(start + 50, results.count)]))
            }
        }
    }

    func show() {
        let parts = [
            ("simulation", simulation), ("invariants", checkedSimulation - simulation), ("metrics", metrics),
            ("checks and result", result - metrics), ("figures", figuresAlone), ("store", store),
        ]
        let all = parts.reduce(0) { $0 + $1.1 }
        for (name, time) in parts + [("all", all)] {
            let name = name.padding(toLength: 20, withPad: " ", startingAt: 0)
            print(name + String(format: "%8.1f µs a run %6.1f %%", time, 100 * time / all))
        }
    }

    /// The lesser one of a time and that of the processor for each of so many runs, in microseconds.
    private static func least(
        _ known: Double,
        of runs: Int,
        _ body: () throws -> Void
    ) rethrows -> Double {
        let start = clock()
        try body()
        return min(known, Double(clock() - start) * 1_000_000 / Double(CLOCKS_PER_SEC) / Double(runs))
    }
}
