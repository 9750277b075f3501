/// A key that a batch varies, with its values.
package struct Sweep: Sendable {
    /// One value of a sweep.
    package struct Value: Sendable {
        /// The value as it is written.
        package var written: Text
        /// Where it stands.
        package var location: Location
        /// The place in the document, such as `sweep.runtime[1]`.
        package var path: String
        /// What it does to a scenario.
        let change: VariedScenario.Change
    }

    /// What is varied, such as `BRAIN_COOLDOWN_SECONDS` or `faults.rateLimit`.
    package var key: Text
    /// The values in order; at least one, each once.
    package var values: [Value]

    /// What locations name in place of a file for what stood on the command line.
    package static let argumentFile = "--sweep"

    /// The sweep that an argument such as `runtime=documented,observed` stands for; values are written as in
    /// a list of YAML.
    ///
    /// - Throws: ``InvalidInput`` with all that is wrong in it.
    package static func read(argument: Text) throws(InvalidInput) -> Sweep {
        let equals = argument.firstIndex(of: "=", from: 0) ?? argument.bytes.count
        let values = argument.bytes.dropFirst(equals + 1)
        let list = [UInt8(ascii: "[")] + values + [UInt8(ascii: "]")]
        var problems = Problems(in: SourceFile(path: argumentFile, bytes: list))
        var sweep: Sweep?
        if let node = YAMLDocument.read(&problems) {
            let key = argument[0..<equals]
            sweep = read(key, at: 0, Field(node: node, path: key.string), &problems)
        }
        try problems.throwIfAny()
        guard let sweep else { preconditionFailure("what is no sweep is a problem") }
        return sweep
    }

    /// The sweeps of an object with keys of sweeps as keys.
    static func read(_ field: Field, _ problems: inout Problems) -> [Sweep] {
        var sweeps: [Sweep] = []
        for (key, offset, value) in field.members("an object with what is varied as keys", &problems) ?? [] {
            if let sweep = read(key, at: offset, value, &problems) { sweeps.append(sweep) }
        }
        return sweeps
    }

    private static func read(
        _ key: Text,
        at offset: Int,
        _ field: Field,
        _ problems: inout Problems
    ) -> Sweep? {
        guard let known = SweepKey.all.first(where: { $0.name == key }) else {
            problems.add(
                at: offset,
                path: field.path,
                expected: "the key of a sweep",
                found: Quoted.text(key),
                notes: NearestName.notes(
                    for: key,
                    among: SweepKey.all.map(\.name),
                    elsewhere: "docs/batch.md lists the keys of sweeps"
                )
            )
            return nil
        }
        let expected = "a list of values"
        guard let items = field.list(&problems, expected: expected) else { return nil }
        if items.isEmpty { field.mismatch(expected, &problems) }
        var sweep = Sweep(key: key, values: [])
        for item in items {
            let written = item.written
            if sweep.values.contains(where: { $0.written == written }) {
                item.mismatch("each value once", &problems)
            }
            guard let change = known.change(item, &problems) else { continue }
            let location = problems.location(ofByte: item.node.offset)
            sweep.values.append(.init(written: written, location: location, path: item.path, change: change))
        }
        return sweep
    }
}

extension Field {
    /// The value as it is written; lists and objects as JSON.
    fileprivate var written: Text {
        if case .text(let text) = node.value { return text }
        return node.written ?? ByteWriter.text(of: node.json)
    }
}
