import Benchmark
import RedeModel
import RedeSim

/// Whole runs, and what they are made of.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.instructions, .wallClock, .throughput],
        maxDuration: .seconds(3)
    )

    let circle = Runs(of: Plans.storyCircle(replies: 2))
    Benchmark("run: story circle, its log as bytes") { benchmark in
        circle.writeLogs(of: benchmark)
    }

    Benchmark("run: story circle, no bytes") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(circle.run().log.count) }
    }

    let chess = Runs(of: Plans.chess())
    Benchmark("run: a game of chess of 60 plies, its log as bytes") { benchmark in
        chess.writeLogs(of: benchmark)
    }

    Benchmark("recording: story circle read, replayed and compared") { benchmark in
        let file = try Recordings.storyCircle()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            guard try Recordings.isSame(file) else { return benchmark.error("the log is another one") }
        }
    }

    Benchmark("recording: story circle read") { benchmark in
        let file = try Recordings.storyCircle()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try Recordings.calls(in: file)) }
    }

    Benchmark("prompt: its length") { benchmark in
        let simulation = Runs(of: Plans.storyCircle(replies: 2)).run()
        guard let state = simulation.worker.bots[0].state else { return }
        benchmark.startMeasurement()
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
        let runs = Runs(of: Plans.storyCircle(events: events))
        Benchmark("run: about \(events) events") { benchmark in
            runs.writeLogs(of: benchmark)
        }
    }

    for runs in [1, 100, 100_000] {
        Benchmark(
            "memory: \(runs) runs, one after the other",
            configuration: .init(metrics: [.peakMemoryResident], warmupIterations: 0, maxIterations: 1)
        ) { _ in
            let circle = Runs(of: Plans.storyCircle(replies: 2))
            for _ in 0..<runs { circle.writeLog() }
        }
    }
}
