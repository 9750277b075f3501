import Foundation

/// How far a batch is: one line on a terminal, drawn again and again; elsewhere a line now and then.
struct BatchProgress {
    private let all: Int
    private let before: Int
    private let isTerminal = isatty(2) == 1
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var shown: ContinuousClock.Instant
    private var hasLine = false

    /// The progress of so many runs, after those that were there already.
    init(of all: Int, after before: Int) {
        self.all = all
        self.before = before
        start = clock.now
        shown = start
    }

    /// Shows how many runs are done, if it is time to do so.
    mutating func show(_ done: Int) {
        let now = clock.now
        guard shown.duration(to: now) >= (isTerminal ? .milliseconds(100) : .seconds(30)) else { return }
        shown = now
        let line = BatchProgress.line(done, of: all, after: before, in: start.duration(to: now))
        if isTerminal {
            hasLine = true
            StandardError.write("\r\u{1B}[K" + line, ending: "")
        } else {
            StandardError.write(line)
        }
    }

    /// Takes the line away.
    func end() {
        if hasLine { StandardError.write("\r\u{1B}[K", ending: "") }
    }

    /// `1200 of 9000 runs, 4100 a second, 2 s left`.
    static func line(_ done: Int, of all: Int, after before: Int, in time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        let elapsed = Double(seconds) + Double(attoseconds) / 1e18
        let rate = elapsed > 0 ? Double(done - before) / elapsed : 0
        var line = "\(done) of \(all) runs"
        guard rate > 0 else { return line }
        line += rate < 10 ? ", \((rate * 10).rounded() / 10) a second" : ", \(Int(rate)) a second"
        let left = Int((Double(all - done) / rate).rounded(.up))
        if left < 120 { return line + ", \(left) s left" }
        return line + (left < 7200 ? ", \(left / 60) min left" : ", \(left / 3600) h left")
    }
}
