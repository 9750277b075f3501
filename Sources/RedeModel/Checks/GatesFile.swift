/// The gates that a file in YAML sets between two batches.
package enum GatesFile {
    /// The name of the format.
    package static let schema: Text = "rede-sim/gates/1"

    /// The gates in the file at `path`, in its order.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with all that is wrong in the file.
    package static func load(_ path: String) throws -> [Gate] {
        try read(SourceFile.read(path))
    }

    /// The gates in a file.
    ///
    /// - Throws: ``InvalidInput`` with all that is wrong in the file.
    package static func read(_ file: SourceFile) throws(InvalidInput) -> [Gate] {
        var problems = Problems(in: file)
        let gates = read(&problems)
        try problems.throwIfAny()
        return gates
    }

    private static func read(_ problems: inout Problems) -> [Gate] {
        guard let root = DocumentReader.read(.init(path: problems.file.path), &problems),
            let reader = ObjectReader(Field(node: root, path: ""), .gates, expected: "gates", &problems)
        else { return [] }
        reader["schema"]?.schema(schema, &problems)
        let usual = reader["confidence"].flatMap { $0.confidence(&problems) } ?? Gate.usualConfidence
        let items = reader["gates"]?.list(&problems, expected: "a list of gates") ?? []
        if let field = reader["gates"], case .list(let none) = field.node.value, none.isEmpty {
            field.mismatch("a gate at least", &problems)
        }
        return items.compactMap { gate($0, confidence: usual, &problems) }
    }

    private static func gate(_ field: Field, confidence: Double, _ problems: inout Problems) -> Gate? {
        guard let reader = ObjectReader(field, .gate, &problems) else { return nil }
        let subject = reader.exactlyOne(of: ["metric", "check"], &problems)
        let bound = reader.exactlyOne(of: ["margin", "relativeMargin"], &problems)
        let measure = subject.flatMap { reader[$0]?.measure(asCheck: $0 == "check", &problems) }
        let margin = bound.flatMap { key in
            reader[key]?.margin(isRelative: key == "relativeMargin", of: measure, &problems)
        }
        let direction = reader["direction"].flatMap {
            $0.choice(of: MetricName.Direction.self, "\"higher\", \"lower\" or \"neutral\"", &problems)
        }
        let own = reader["confidence"].flatMap { $0.confidence(&problems) }
        guard let measure, let margin else { return nil }
        return Gate(
            measure,
            direction: direction,
            margin: margin,
            confidence: own ?? confidence,
            location: problems.location(ofByte: field.node.offset)
        )
    }
}

extension Field {
    /// What a gate measures: a metric, `passed`, or the check of a title.
    fileprivate func measure(asCheck isCheck: Bool, _ problems: inout Problems) -> Measure? {
        if isCheck { return text(&problems, expected: "the title of a check").map(Measure.check) }
        if case .text(Measure.passedName) = node.value { return .passed }
        return choice(
            of: MetricName.self,
            "\"passed\" or the name of a metric",
            elsewhere: "rede-sim explain lists the metrics",
            &problems
        ).map(Measure.metric)
    }

    /// A margin: a share of the baseline's mean, a share of runs, or a number of at least 0.
    fileprivate func margin(
        isRelative: Bool,
        of measure: Measure?,
        _ problems: inout Problems
    ) -> Gate.Margin? {
        if isRelative { return share(&problems).map(Gate.Margin.relative) }
        guard measure?.range == nil else { return share(&problems).map(Gate.Margin.absolute) }
        let expected = "a number of at least 0, in the metric's unit"
        guard let value = number(&problems, expected: expected) else { return nil }
        if value < 0 || value > 1e90 { mismatch(expected, &problems) }
        return .absolute(value)
    }

    /// A confidence from 50 % on.
    fileprivate func confidence(_ problems: inout Problems) -> Double? {
        guard let share = share(&problems) else { return nil }
        guard (0.5...Gate.highestConfidence).contains(share) else {
            mismatch("a confidence from 50% to 99.99%", &problems)
            return nil
        }
        return share
    }

    private func share(_ problems: inout Problems) -> Double? {
        partsPerMillion(&problems).map { Double($0) / 1_000_000 }
    }
}
