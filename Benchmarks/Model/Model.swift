import Benchmark
import RedeModel

/// What a run does most: lines out, replies in, timestamps on both.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.instructions, .wallClock, .throughput],
        scalingFactor: .kilo,
        maxDuration: .seconds(3)
    )

    Benchmark("log line: a message received") { benchmark in
        measureLines(benchmark, of: Samples.received)
    }

    Benchmark("log line: a reply of the brain") { benchmark in
        measureLines(benchmark, of: Samples.replied)
    }

    Benchmark("JSON: a reply with an update, read") { benchmark in
        for _ in benchmark.scaledIterations {
            blackHole(try JSONReader.value(of: Samples.reply))
        }
    }

    Benchmark("timestamp: written") { benchmark in
        var writer = ByteWriter()
        for step in benchmark.scaledIterations {
            writer.removeAll()
            writer.instant(Samples.noon.advanced(byMilliseconds: step))
        }
        blackHole(writer.count)
    }

    Benchmark("timestamp: read") { benchmark in
        let text = Samples.noon.text
        for _ in benchmark.scaledIterations {
            blackHole(DateText.instant(of: text))
        }
    }

    Benchmark("text: in lower case") { benchmark in
        for _ in benchmark.scaledIterations {
            blackHole(Samples.sentence.lowercased())
        }
    }
}

/// Writes the record over and over into a buffer that is emptied as a chunk of the log would be.
private func measureLines(_ benchmark: Benchmark, of record: LogRecord) {
    var writer = ByteWriter()
    for step in benchmark.scaledIterations {
        if step % 256 == 0 { writer.removeAll() }
        record.write(to: &writer)
    }
    blackHole(writer.count)
}
