/// The head of a recording: all that a run is a function of but the answers, and what came of it.
package struct Recording: Equatable, Sendable {
    /// The event log that the recorded run wrote.
    package struct Log: Equatable, Sendable {
        /// How many lines it has.
        package var events: Int
        /// The digest of all its bytes.
        package var digest: Digest
        /// The first eight digits of each line's digest, one behind the other: they find a line that differs.
        package var lines: Text

        /// What a log written as NDJSON is kept as.
        package init(of ndjson: [UInt8]) {
            digest = Digest(of: ndjson)
            var shorts: [UInt8] = []
            var start = 0
            while let end = ndjson[start...].firstIndex(of: 0x0A) {
                shorts += Digest(of: Array(ndjson[start..<end])).short.bytes
                start = end + 1
            }
            events = shorts.count / 8
            lines = Text(owning: shorts)
        }

        init(events: Int, digest: Digest, lines: Text) {
            self.events = events
            self.digest = digest
            self.lines = lines
        }

        /// The first line, from 0, in which another log differs or that one of the two lacks; nil when there
        /// is none.
        package func firstDifference(from other: Log) -> Int? {
            if digest == other.digest { return nil }
            for line in 0..<min(events, other.events) where short(of: line) != other.short(of: line) {
                return line
            }
            return min(events, other.events)
        }

        private func short(of line: Int) -> ArraySlice<UInt8> { lines.bytes[(line * 8)..<(line * 8 + 8)] }
    }

    /// The format.
    package static let schema: Text = "rede-sim/recording/1"

    /// The largest number that JSON holds in every reader.
    static let maximumSeed = 9_007_199_254_740_991

    /// What was run; its answers are those of the recorded calls.
    package var scenario: Scenario
    /// The number that all chance came from.
    package var seed: UInt64
    /// In which order things of one instant happened.
    package var ties: TieOrder
    /// What answered: `scripted`, `imported`, or the name of a live model.
    package var model: Text
    /// How many calls follow; nil in a recording that was not finished.
    package var calls: Int?
    /// The log of the run; nil in a recording that was not finished.
    package var log: Log?

    package init(
        scenario: Scenario,
        seed: UInt64,
        ties: TieOrder = .insertion,
        model: Text,
        calls: Int? = nil,
        log: Log? = nil
    ) {
        self.scenario = scenario
        self.seed = seed
        self.ties = ties
        self.model = model
        self.calls = calls
        self.log = log
    }

    /// The recording of a scenario as it will be read again: without secrets, which nothing that is run may
    /// hold then.
    ///
    /// - Throws: ``InvalidInput`` when the scenario cannot be read without its secrets.
    package static func masking(
        _ scenario: Scenario,
        seed: UInt64,
        ties: TieOrder,
        model: Text
    ) throws -> Recording {
        let document = Secrets(of: scenario).masked(scenario)
        let name = scenario.name.string
        var recording = Recording(
            scenario: try Scenario.read(document, of: name),
            seed: seed,
            ties: ties,
            model: model
        )
        // The script stays behind when a recording is written, and answers while it is made.
        recording.scenario.model.script = scenario.model.script
        recording.scenario.model.policy = scenario.model.policy
        return recording
    }

    /// The file that a recording was to become which a run has left at `path`; nil for another name.
    package static func finishedPath(of path: String) -> String? {
        let ending = ".partial.ndjson"
        return path.hasSuffix(ending) ? path.dropLast(ending.utf8.count) + ".ndjson" : nil
    }

    /// The file that holds the finished calls of a run while it is recorded to `path`.
    package static func partialPath(of path: String) -> String {
        let ending = ".ndjson"
        let stem = path.hasSuffix(ending) ? path.dropLast(ending.utf8.count) : path[...]
        return stem + ".partial" + ending
    }
}
