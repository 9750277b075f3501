package import RedeModel
package import RedeSim

/// A run that has ended, as its files have it.
package struct FinishedRun: Sendable {
    /// The name of its directory, or of its log without the ending.
    package let name: Text
    /// Its log.
    package let log: EventLog
    /// The number that all chance came from; 0 when only a log is there.
    package let seed: UInt64
    /// Which reading of the runtime it shows; `observed`, as archived logs do, when only a log is there.
    package let reading: Reading
    /// When it started; the first record's instant when only a log is there.
    package let epoch: Instant

    /// The run in a directory with `events.ndjson` and `run.json`, or the log that a path to a `.ndjson`
    /// names.
    ///
    /// - Throws: `UnreadableFile`, `InvalidInput`.
    package init(_ path: String) throws {
        let isLog = path.hasSuffix(".ndjson")
        let written = try LogReader.load(isLog ? path : FilePath.joined(path, "events.ndjson"))
        let first = written.records.first?.instant
        log = EventLog(written)
        guard !isLog else {
            name = Text(String(FilePath.name(of: path).dropLast(7)))
            seed = 0
            reading = .observed
            epoch = first ?? Scenario.defaultEpoch
            return
        }
        name = Text(FilePath.name(of: path))
        let file = try SourceFile.read(FilePath.joined(path, "run.json"))
        // Whatever is no JSON is no run either.
        let run = try? JSONReader.value(of: file.bytes[...])
        guard let seed = run?["seed"]?.double.flatMap({ UInt64(exactly: $0) }),
            let reading = run?["runtime"]?.text.flatMap({ Reading(rawValue: $0.string) }),
            let epoch = run?["epoch"]?.text.flatMap({ DateText.instant(of: $0) })
        else {
            let problem = InvalidInput.Problem(
                location: file.location(ofByte: 0),
                path: "",
                expected: "the result of a run, with its seed, runtime and epoch",
                found: "something else"
            )
            throw InvalidInput(problems: [problem])
        }
        (self.seed, self.reading, self.epoch) = (seed, reading, epoch)
    }

    /// The run judged by the checks of a scenario.
    package func result(
        by scenario: Scenario,
        asking ask: (CheckQuestion) -> CheckQuestion.Answer
    ) -> RunResult {
        RunResult(of: log, scenario: scenario, seed: seed, reading: reading, epoch: epoch, asking: ask)
    }
}

extension CheckResult {
    /// What the check says of its run, as a label: a judge's own word, else `pass` or `fail`.
    package var label: Text { judged == nil ? (hasPassed ? "pass" : "fail") : Text(found) }
}
