/// Reads the first line of a recording.
enum RecordingHead {
    /// The head that a line holds; the files of `replacements` take the place of what its scenario holds.
    ///
    /// - Throws: ``InvalidInput`` with all that is wrong in it, ``UnreadableFile`` for a file that replaces a
    ///   part of it.
    static func read(
        _ line: [UInt8],
        of path: String,
        replacing replacements: Scenario.Replacements
    ) throws -> Recording {
        var problems = Problems(in: SourceFile(path: path, bytes: line))
        guard problems.holdsText() else { throw InvalidInput(problems: problems.located()) }
        guard let root = JSONDocument.read(&problems) else {
            var problem = problems.located()[0]
            problem.notes.append("a recording begins with a line {\"schema\":\"\(Recording.schema)\",…}")
            throw InvalidInput(problems: [problem])
        }
        let field = Field(node: root, path: "")
        try checkVersion(field, &problems)
        guard let reader = ObjectReader(field, .recording, expected: "the head of a recording", &problems)
        else { throw InvalidInput(problems: problems.located()) }
        let seed = reader["seed"]?.integer(in: 0...Recording.maximumSeed, &problems)
        let ties = reader["ties"]?.choice(of: TieOrder.self, "\"insertion\" or \"seeded\"", &problems)
        let model = reader["model"]?.text(&problems)
        let digest = reader["digest"]?.digest(&problems)
        let calls = reader["calls"]?.integer(in: 0...Recording.maximumSeed, &problems)
        let log = reader["log"].flatMap { RecordingHead.log($0, &problems) }
        try problems.throwIfAny()
        guard let seed, let ties, let model, let digest, let scenario = reader["scenario"] else {
            preconditionFailure("a required key that is no problem has its value")
        }
        try check(digest, behind: reader["digest"], line, &problems)
        var loader = ScenarioLoader(problems.file, replacements)
        return Recording(
            scenario: try loader.load(scenario),
            seed: UInt64(seed),
            ties: ties,
            model: model,
            calls: calls,
            log: log
        )
    }

    /// Ends the reading at once for another version, whose keys may be others, and for an event log.
    private static func checkVersion(_ field: Field, _ problems: inout Problems) throws(InvalidInput) {
        guard case .object(let members) = field.node.value else { return }
        if let schema = members.last(where: { $0.key == "schema" }) {
            Field(node: schema.value, path: "schema").schema(Recording.schema, &problems)
        } else if members.contains(where: { $0.key == "event" }) {
            problems.add(
                at: 0,
                path: "",
                expected: "a recording",
                found: "an event log",
                notes: ["rede-sim import makes a recording of it"]
            )
        }
        try problems.throwIfAny()
    }

    /// Holds what stands behind the digest, its quotes and a comma against it.
    private static func check(
        _ digest: Digest,
        behind field: Field?,
        _ line: [UInt8],
        _ problems: inout Problems
    ) throws(InvalidInput) {
        let start = min((field?.node.offset ?? 0) + Digest.digits + 3, line.count)
        let found = Digest(of: Array(line[start...]))
        guard found != digest else { return }
        problems.add(
            at: start,
            path: "",
            expected: "the rest of the line with the digest \(digest.short)…",
            found: "one that was changed, with the digest \(found.short)…"
        )
        try problems.throwIfAny()
    }

    private static func log(_ field: Field, _ problems: inout Problems) -> Recording.Log? {
        guard let reader = ObjectReader(field, .recordedLog, &problems),
            let events = reader["events"]?.integer(in: 0...1_000_000_000_000, &problems),
            let digest = reader["digest"]?.digest(&problems),
            let lines = reader["lines"]?.text(&problems)
        else { return nil }
        guard lines.bytes.count == events * 8 else {
            reader["lines"]?.mismatch("eight hexadecimal digits for each of \(events) events", &problems)
            return nil
        }
        return Recording.Log(events: events, digest: digest, lines: lines)
    }
}

extension Field {
    fileprivate func digest(_ problems: inout Problems) -> Digest? {
        let expected = "a digest of 64 hexadecimal digits"
        guard let text = text(&problems, expected: expected) else { return nil }
        let digest = text.bytes.withUnsafeBufferPointer { Digest(hexadecimal: $0) }
        if digest == nil { mismatch(expected, &problems) }
        return digest
    }
}
