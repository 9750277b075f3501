import RedeModel

/// What a judge or a command says of a run: JSON, or a judge's bare label or number.
struct ScorerAnswer {
    /// Why an answer does not count.
    struct Failure: Error {
        var expected: String
        var found: String

        var description: String { "expected \(expected), found \(found)" }
    }

    /// What was said: the label, the score, or the bare word.
    private let fields: JSONObject

    /// The answer of a judge: the object in its text, whatever stands around it, else the text itself.
    init(ofJudge text: Text) {
        let bytes = text.bytes
        if let start = bytes.firstIndex(of: UInt8(ascii: "{")),
            let end = bytes.lastIndex(of: UInt8(ascii: "}")),
            start < end,
            // What only looks like an object is a text, which then is no label.
            let object = (try? JSONReader.value(of: bytes[start...end]))?.object
        {
            fields = object
            return
        }
        let bare = text.trimmed()
        // A bare word is no JSON, which is what tells it from a number.
        let value = (try? JSONReader.value(of: bare)) ?? .string(bare)
        fields = JSONObject([
            .init(key: "label", value: .string(value.text ?? bare)), .init(key: "score", value: value),
        ])
    }

    /// The answer of a command: an object and nothing else.
    init(ofCommand text: Text) throws(Failure) {
        let value: JSONValue
        do {
            value = try JSONReader.value(of: text)
        } catch {
            throw Failure(
                expected: "an object of JSON, at byte \(error.offset) \(error.expected)",
                found: error.found
            )
        }
        guard let object = value.object else {
            throw Failure(expected: "an object of JSON", found: CheckJudge.words(value))
        }
        fields = object
    }

    var reason: String? { fields.value("reason")?.text?.string }

    /// The label of those that may be said, in any ASCII case.
    func label(among labels: [Text]) throws(Failure) -> Text {
        let said = fields.value("label")?.text?.trimmed() ?? Text()
        if let label = labels.first(where: { $0 == said }) { return label }
        let label = labels.first { $0.bytes.count == said.byteCount && $0.containsInAnyCase(said) }
        guard let label else { throw Failure(expected: "one of the labels", found: found("label")) }
        return label
    }

    /// The score, a number of a range; nil when there is none.
    func score(in range: ClosedRange<Double>) throws(Failure) -> Double? {
        guard let value = fields.value("score") else { return nil }
        guard let score = value.double, range.contains(score) else {
            let ends = [range.lowerBound, range.upperBound].map(NumberText.javaScript)
            throw Failure(expected: "a score from \(ends[0]) to \(ends[1])", found: found("score"))
        }
        return score
    }

    /// Whether the run passes; nil when that is not said.
    func hasPassed() throws(Failure) -> Bool? {
        guard let value = fields.value("passed") else { return nil }
        guard let passed = value.bool else {
            throw Failure(expected: "true or false as \"passed\"", found: found("passed"))
        }
        return passed
    }

    /// The places in a log of the events that are named; numbers that it does not have are left out.
    func evidence(in log: EventLog) -> [Int] {
        (fields.value("events")?.array ?? []).compactMap { value in
            guard let number = value.double, number >= 1, number <= Double(log.count) else { return nil }
            return Int(number) - 1
        }
    }

    private func found(_ key: Text) -> String { fields[key].map(CheckJudge.words) ?? "none" }
}
