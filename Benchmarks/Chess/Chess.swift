import Benchmark
import RedeChess

/// What a game on an engine does most, and the usual measure of a move generator.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.instructions, .wallClock, .throughput],
        maxDuration: .seconds(3)
    )

    for (name, depth, fen) in Samples.positions {
        // The throughput of these two is in lines of play: the scale is their number.
        Benchmark("perft \(depth) of \(name), every move played") { benchmark in
            measurePerft(benchmark, of: fen, depth: depth, .played)
        }

        Benchmark("perft \(depth) of \(name), the last ply counted") { benchmark in
            measurePerft(benchmark, of: fen, depth: depth, .bulk)
        }

        Benchmark("all legal moves of \(name) as SAN", configuration: .init(scalingFactor: .kilo)) {
            benchmark in
            let position = try FEN.position(of: Array(fen.utf8))
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations { blackHole(position.spelledMoves()) }
        }
    }

    Benchmark("a move read from a text", configuration: .init(scalingFactor: .kilo)) { benchmark in
        let text = Array("1. Ng1-f3 please".utf8)
        for _ in benchmark.scaledIterations { blackHole(PermissiveMove.read(text, in: .start)) }
    }

    Benchmark("a game of 60 plies read from PGN", configuration: .init(scalingFactor: .kilo)) { benchmark in
        let game = Array(Samples.game.utf8)
        for _ in benchmark.scaledIterations { blackHole(try PGNReader.games(in: game)) }
    }
}

/// Counts the lines of play of a position, once a measurement.
private func measurePerft(_ benchmark: Benchmark, of fen: String, depth: Int, _ kind: Position.Perft) {
    guard let position = try? FEN.position(of: Array(fen.utf8)) else {
        // A sample of ours that does not read is a defect of ours.
        preconditionFailure("the samples are positions")
    }
    benchmark.startMeasurement()
    blackHole(position.perft(depth: depth, kind))
    benchmark.stopMeasurement()
}
