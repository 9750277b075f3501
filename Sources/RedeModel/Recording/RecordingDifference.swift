/// How two recordings differ.
package struct RecordingDifference: Equatable, Sendable {
    /// A call that both have, and what is another in the second one.
    package struct CallDifference: Equatable, Sendable {
        /// The call.
        package var place: RecordedCall.Place
        /// What differs, such as `answer`, or `prompt: conversation`.
        package var parts: [String]
    }

    /// The parts of the head that differ, such as `seed` or `scenario: bots`.
    package var head: [String] = []
    /// The calls that only the first one has, in its order.
    package var onlyFirst: [RecordedCall.Place] = []
    /// The calls that only the second one has, in its order.
    package var onlySecond: [RecordedCall.Place] = []
    /// The calls that differ, in the first one's order.
    package var calls: [CallDifference] = []
    /// The first line of the log that differs, from 1; nil when the logs are the same, or not both are known.
    package var logLine: Int?

    /// Whether both record the same.
    package var isEmpty: Bool {
        head.isEmpty && onlyFirst.isEmpty && onlySecond.isEmpty && calls.isEmpty && logLine == nil
    }

    /// The difference of two recordings with these calls.
    package init(
        from first: (recording: Recording, calls: [RecordedCall]),
        to second: (recording: Recording, calls: [RecordedCall])
    ) {
        head = RecordingDifference.parts(first.recording, second.recording)
        if let one = first.recording.log, let other = second.recording.log {
            logLine = one.firstDifference(from: other).map { $0 + 1 }
        }
        var others: [RecordedCall.Place: RecordedCall] = [:]  // determinism: look-up only, never walked
        for call in second.calls { others[call.place] = call }
        var shared: Set<RecordedCall.Place> = []  // determinism: look-up only, never walked
        for call in first.calls {
            guard let other = others[call.place] else {
                onlyFirst.append(call.place)
                continue
            }
            shared.insert(call.place)
            let parts = RecordingDifference.parts(call, other)
            if !parts.isEmpty { calls.append(.init(place: call.place, parts: parts)) }
        }
        onlySecond = second.calls.map(\.place).filter { !shared.contains($0) }
    }

    private static func parts(_ one: Recording, _ other: Recording) -> [String] {
        var parts: [String] = []
        if one.seed != other.seed { parts.append("seed") }
        if one.ties != other.ties { parts.append("ties") }
        if one.model != other.model { parts.append("model") }
        let here = one.scenario.json.object ?? JSONObject()
        let there = other.scenario.json.object ?? JSONObject()
        for key in ObjectShape.scenario.keys.map(\.name) where here[key] != there[key] {
            parts.append("scenario: \(key)")
        }
        return parts
    }

    private static func parts(_ one: RecordedCall, _ other: RecordedCall) -> [String] {
        var parts: [String] = []
        if one.instant != other.instant { parts.append("time") }
        if one.triggerSender != other.triggerSender || one.triggerContent != other.triggerContent {
            parts.append("trigger")
        }
        let sections = (one.prompt?.sections ?? []).map(\.name)
        let added = (other.prompt?.sections ?? []).map(\.name).filter { !sections.contains($0) }
        for name in sections + added
        where one.prompt?.digest(of: name) != other.prompt?.digest(of: name) {
            parts.append("prompt: \(name)")
        }
        if one.steps != other.steps { parts.append("tools") }
        if one.latencyMilliseconds != other.latencyMilliseconds { parts.append("latency") }
        if one.end != other.end { parts.append("answer") }
        if one.usage != other.usage { parts.append("tokens") }
        return parts
    }
}

extension RecordedCall.Prompt {
    fileprivate func digest(of section: Text) -> Digest? { sections.first { $0.name == section }?.digest }
}
