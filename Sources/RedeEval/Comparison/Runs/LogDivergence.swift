package import RedeModel

/// The first event in which two logs differ, and why.
package struct LogDivergence: Equatable, Sendable {
    /// What differs.
    package enum Kind: String, Sendable {
        /// The same happens at another time.
        case time
        /// Something else happens.
        case event
        /// One of the logs has ended.
        case end
    }

    /// What differs.
    package var kind: Kind
    /// The place of the event in both logs, from 0.
    package var place: Int
    /// The keys of the payload that differ, where both logs have an event of that name here.
    package var keys: [Text] = []
    /// Why, in words; nil when neither prompts nor answers tell.
    package var reason: String?

    /// The first difference of two logs from a place on; nil when they are the same.
    ///
    /// With `countingTimes` the same event at another time is a difference; else timestamps in payloads do
    /// not count either, nor does the run's identifier.
    init?(_ baseline: ComparedRun, _ candidate: ComparedRun, from start: Int = 0, countingTimes: Bool) {
        let (one, other) = (baseline.records, candidate.records)
        let shared = min(one.count, other.count)
        var place = start
        while place < shared, LogDivergence.isSame(one[place], other[place], countingTimes) { place += 1 }
        guard place < max(one.count, other.count) else { return nil }
        self.place = place
        guard place < shared else {
            kind = .end
            return
        }
        kind = LogDivergence.isSame(one[place], other[place], false) ? .time : .event
        if one[place].event == other[place].event, kind == .event {
            let (before, after) = (one[place].payload, other[place].payload)
            var keys = before.members.map(\.key)
            keys += after.members.map(\.key).filter { before[$0] == nil }
            self.keys = keys.filter { !LogDivergence.isSame(before[$0] ?? .null, after[$0] ?? .null) }
        }
        reason = LogDivergence.reason(place, kind, baseline, candidate)
    }

    private static func isSame(
        _ one: WrittenLog.Record,
        _ other: WrittenLog.Record,
        _ countingTimes: Bool
    ) -> Bool {
        if countingTimes {
            return one.instant == other.instant && one.event == other.event && one.payload == other.payload
        }
        return one.event == other.event && isSame(.object(one.payload), .object(other.payload))
    }

    /// Whether two values are the same but for timestamps and the run's identifier.
    private static func isSame(_ one: JSONValue, _ other: JSONValue) -> Bool {
        switch (one, other) {
        case (.object(let one), .object(let other)):
            one.members.count == other.members.count
                && zip(one.members, other.members).allSatisfy { one, other in
                    one.key == other.key && (one.key == "runId" || isSame(one.value, other.value))
                }
        case (.array(let one), .array(let other)):
            one.count == other.count && zip(one, other).allSatisfy { isSame($0, $1) }
        case (.string(let one), .string(let other)):
            one == other || DateText.instant(of: one) != nil && DateText.instant(of: other) != nil
        default: one == other
        }
    }

    /// What the calls before a place tell of it.
    private static func reason(
        _ place: Int,
        _ kind: Kind,
        _ baseline: ComparedRun,
        _ candidate: ComparedRun
    ) -> String? {
        guard let one = baseline.call(before: place), let other = candidate.call(before: place) else {
            return nil
        }
        let sections = PromptDifference.sections(from: one, to: other).map(\.name.string)
        guard sections.isEmpty else {
            return "the prompt differs in \(sections.joined(separator: ", "))"
        }
        if one.answer != other.answer { return "the model gave another answer to the same prompt" }
        return kind == .time && one.record < place
            ? "the model gave the same answer to the same prompt, in another time" : nil
    }
}
