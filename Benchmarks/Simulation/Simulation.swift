import Benchmark
import RedeModel
import RedeSim

/// Whole runs, and what they are made of.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.instructions, .wallClock, .throughput],
        maxDuration: .seconds(3)
    )

    Benchmark("run: story circle, its log as bytes") { benchmark in
        let plan = Plans.storyCircle(replies: 2)
        writeLogs(of: plan, seeds: benchmark.scaledIterations)
    }

    Benchmark("run: story circle, no bytes") { benchmark in
        let plan = Plans.storyCircle(replies: 2)
        for seed in benchmark.scaledIterations { blackHole(run(plan, seed: UInt64(seed)).log.count) }
    }

    Benchmark("run: a game of chess of 60 plies, its log as bytes") { benchmark in
        let plan = Plans.chess()
        benchmark.startMeasurement()
        writeLogs(of: plan, seeds: benchmark.scaledIterations)
    }

    Benchmark("prompt: its length") { benchmark in
        let simulation = run(Plans.storyCircle(replies: 2), seed: 1)
        guard let state = simulation.worker.bots[0].state else { return }
        for _ in benchmark.scaledIterations {
            blackHole(Prompt.characters(of: state, board: nil, in: simulation.worker.host))
        }
    }

    Benchmark("calendar: 64 entries wait, one comes and one goes") { benchmark in
        var calendar = Calendar<Int>()
        let start = Instant(milliseconds: 0)
        for entry in 0..<64 { calendar.add(entry, at: start.advanced(byMilliseconds: entry * 7 % 64)) }
        for entry in benchmark.scaledIterations {
            guard let (instant, _) = calendar.takeEarliest() else { return }
            calendar.add(entry, at: instant.advanced(byMilliseconds: 64 + entry % 13))
        }
        blackHole(calendar.count)
    }

    for events in [100, 1000, 10_000, 100_000] {
        Benchmark("run: about \(events) events") { benchmark in
            let plan = Plans.storyCircle(events: events)
            benchmark.startMeasurement()
            writeLogs(of: plan, seeds: benchmark.scaledIterations)
        }
    }

    for runs in [1, 100, 100_000] {
        Benchmark(
            "memory: \(runs) runs, one after the other",
            configuration: .init(metrics: [.peakMemoryResident], warmupIterations: 0, maxIterations: 1)
        ) { _ in
            let plan = Plans.storyCircle(replies: 2)
            writeLogs(of: plan, seeds: 0..<runs)
        }
    }
}

private func run(_ plan: RunPlan, seed: UInt64) -> Simulation {
    var simulation = Simulation(plan, seed: seed)
    simulation.run(until: plan.end)
    return simulation
}

/// Runs a plan from each seed, and writes the logs into one writer, as who makes many of them does.
private func writeLogs(of plan: RunPlan, seeds: some Sequence<Int>) {
    var writer = ByteWriter()
    for seed in seeds {
        writer.removeAll()
        run(plan, seed: UInt64(seed)).log.write(to: &writer)
        blackHole(writer.count)
    }
}
