import RedeChess

/// Measures what must be fast.
enum Measurement {
    /// A measurement that was asked for without what it needs.
    struct Incomplete: Error {}

    static func perft(_ words: [String], in position: Position) throws -> String {
        guard let depth = words.first.flatMap(Int.init), words.count > 2 else { throw Incomplete() }
        let kind: Position.Perft = words[1] == "played" ? .played : .bulk
        let clock = ContinuousClock()
        let start = clock.now
        let count = position.perft(depth: depth, kind)
        let seconds = Measurement.seconds(clock.now - start)
        return "\(count) \(Int(Double(count) / max(seconds, 1e-9) / 1e6))"
    }

    static func spelling(_ words: [String], in position: Position) throws -> String {
        guard let times = words.first.flatMap(Int.init), times > 0 else { throw Incomplete() }
        let clock = ContinuousClock()
        let start = clock.now
        var letters = 0
        for _ in 0..<times { letters += position.spelledMoves().reduce(0) { $0 + $1.san.count } }
        let seconds = Measurement.seconds(clock.now - start)
        return "\(Int(seconds / Double(times) * 1e9)) \(letters / times)"
    }

    private static func seconds(_ duration: Duration) -> Double {
        let parts = duration.components
        return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
}
