import Benchmark
import RedeModel
import RedeSim

/// Runs of a plan, each from the next seed, whose logs go into one writer, as who makes many of them does.
///
/// Benchmarks are run one after the other: no two threads are ever here.
final class Runs: @unchecked Sendable {
    private let plan: RunPlan
    private var seed: UInt64 = 0
    private var writer = ByteWriter()

    init(of plan: RunPlan) {
        self.plan = plan
    }

    /// The next run, from start to end.
    func run() -> Simulation {
        var simulation = Simulation(plan, seed: seed)
        simulation.run(until: plan.end)
        seed += 1
        return simulation
    }

    /// Writes the log of the next run.
    func writeLog() {
        writer.removeAll()
        run().log.write(to: &writer)
        blackHole(writer.count)
    }

    /// Writes the logs of as many runs as a benchmark asks for.
    func writeLogs(of benchmark: Benchmark) {
        for _ in benchmark.scaledIterations { writeLog() }
    }
}
