/// A value of a document with its path, and ways to read it; what does not fit is added to the problems.
struct Field {
    let node: DocumentNode
    let path: String

    /// Adds that something else was expected here.
    func mismatch(_ expected: String, notes: @autoclosure () -> [String] = [], _ problems: inout Problems) {
        guard !problems.isFull else { return }
        problems.add(at: node.offset, path: path, expected: expected, found: node.description, notes: notes())
    }

    var isNull: Bool { node.value == .null }

    /// A text.
    func text(_ problems: inout Problems, expected: String = "a text") -> Text? {
        if case .text(let text) = node.value { return text }
        let isPlain = node.written != nil && !isNull
        mismatch(expected, notes: isPlain ? ["in quotes it would be a text"] : [], &problems)
        return nil
    }

    /// A text, number or Boolean as it is written.
    func writtenText(_ problems: inout Problems) -> Text? {
        if case .text(let text) = node.value { return text }
        if let written = node.written, !isNull { return written }
        mismatch("a text or a number", &problems)
        return nil
    }

    /// A Boolean.
    func bool(_ problems: inout Problems) -> Bool? {
        if case .bool(let value) = node.value { return value }
        mismatch("true or false", &problems)
        return nil
    }

    /// A finite number.
    func number(_ problems: inout Problems, expected: String = "a number") -> Double? {
        if case .number(let value) = node.value, value.isFinite { return value }
        mismatch(expected, &problems)
        return nil
    }

    /// A whole number of a range.
    func integer(in range: ClosedRange<Int>, _ problems: inout Problems) -> Int? {
        if case .number(let value) = node.value, value == value.rounded(), abs(value) < 9e15,
            range.contains(Int(value))
        {
            return Int(value)
        }
        let expected =
            range.upperBound >= Field.manyMillions
            ? "a whole number of at least \(range.lowerBound)"
            : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        mismatch(expected, &problems)
        return nil
    }

    /// From here on an upper bound is a limit of the computer, which messages leave out.
    static let manyMillions = 1_000_000_000

    /// A list's items.
    func list(_ problems: inout Problems, expected: String = "a list") -> [Field]? {
        guard case .list(let items) = node.value else {
            mismatch(expected, &problems)
            return nil
        }
        return items.enumerated().map { Field(node: $1, path: "\(path)[\($0)]") }
    }

    /// The keys and values of an object whose keys are free.
    func members(
        _ expected: String,
        _ problems: inout Problems
    ) -> [(key: Text, keyOffset: Int, value: Field)]? {
        guard case .object(let members) = node.value else {
            mismatch(expected, &problems)
            return nil
        }
        return members.map { member in
            (member.key, member.offset, Field(node: member.value, path: Quoted.key(member.key, after: path)))
        }
    }

    /// One of the raw values of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(
        of type: Choice.Type,
        _ what: String,
        elsewhere: String? = nil,
        _ problems: inout Problems
    ) -> Choice? where Choice.RawValue == String {
        guard case .text(let text) = node.value else {
            mismatch(what, &problems)
            return nil
        }
        if let choice = Choice(rawValue: text.string), Text(choice.rawValue) == text { return choice }
        let names = Choice.allCases.map { Text($0.rawValue) }
        var notes: [String] = []
        // Without another place that lists the names, `what` lists them itself.
        if elsewhere != nil || NearestName.nearest(to: text, among: names) != nil {
            notes = NearestName.notes(for: text, among: names, elsewhere: elsewhere)
        }
        mismatch(what, notes: notes, &problems)
        return nil
    }

    /// One name, which the roster must know.
    func name(in roster: BotNames?, _ problems: inout Problems) -> Text? {
        guard let text = text(&problems, expected: BotNames.expected) else { return nil }
        guard let roster, !roster.contains(text) else { return text }
        mismatch(BotNames.expected, notes: roster.notes(for: text), &problems)
        return nil
    }

    /// Names, which the roster must know; a single name stands for a list of one.
    func names(in roster: BotNames?, _ problems: inout Problems) -> [Text]? {
        if case .text = node.value { return name(in: roster, &problems).map { [$0] } }
        return list(&problems, expected: "a list of names of bots")?.compactMap {
            $0.name(in: roster, &problems)
        }
    }
}
