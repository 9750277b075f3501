package import RedeModel

/// What a replay did with the calls of a recording, and what that made of the log.
package struct ReplayReport: Equatable, Sendable {
    /// A prompt that is not the one that was recorded.
    package struct PromptChange: Equatable, Sendable {
        /// The call that asked it.
        package var place: RecordedCall.Place
        /// When it did.
        package var instant: Instant
        /// The recorded call whose prompt it is compared with: the one that answered.
        package var recorded: RecordedCall.Place
        /// The sections that differ, in order.
        package var sections: [SectionChange]
    }

    /// A section that differs.
    package struct SectionChange: Equatable, Sendable {
        /// The name.
        package var name: Text
        /// The text that was recorded; nil when the section is new, or its text is not kept.
        package var recorded: Text?
        /// The text now; nil when the section is gone.
        package var now: Text?
    }

    /// A call that nothing recorded answers.
    package struct Miss: Equatable, Sendable {
        /// The call.
        package var place: RecordedCall.Place
        /// When it was made.
        package var instant: Instant
        /// The recorded call of the same bot and kind whose number is nearest, one that was not used before
        /// all others; nil when there is none.
        package var nearest: RecordedCall.Place?
        /// What stands in the way of the nearest one, in words.
        package var difference: String
    }

    /// How many calls the recording has.
    package var recorded: Int
    /// How many calls each sort of answer was given to.
    package var exact = 0, byTurn = 0, byModel = 0
    /// The calls without an answer, in the order in which they were made.
    package var misses: [Miss] = []
    /// The recorded calls that were not asked for, in the order of the recording.
    package var unasked: [RecordedCall.Place]
    /// The prompts that differ, in the order in which they were asked.
    package var changes: [PromptChange] = []

    /// The report of a replay; `texts` are those of the recording's prompts.
    package init(_ replay: Replay, texts: [Digest: Text] = [:]) {  // determinism: look-up only, never walked
        recorded = replay.recorded.count
        unasked = replay.unasked.map(\.place)
        let used = Set(replay.calls.compactMap(\.recorded))  // determinism: look-up only, never walked
        for call in replay.calls {
            switch call.answerer {
            case .exactPrompt: exact += 1
            case .turn: byTurn += 1
            case .model: byModel += 1
            case .nobody: misses.append(ReplayReport.miss(call, in: replay.recorded, used: used))
            }
            guard let place = call.recorded, let asked = call.asked,
                let prompt = replay.recorded[place].prompt
            else { continue }
            let sections = ReplayReport.sections(from: prompt, to: asked, texts: texts)
            changes.append(
                .init(
                    place: call.place,
                    instant: call.instant,
                    recorded: replay.recorded[place].place,
                    sections: sections
                )
            )
        }
    }

    /// How many calls a recorded answer was given to.
    package var answered: Int { exact + byTurn }

    private static func miss(_ call: ReplayedCall, in recorded: [RecordedCall], used: Set<Int>) -> Miss {
        var nearest: (place: Int, rank: (Int, Int, Int))?
        for (place, other) in recorded.enumerated()
        where other.place.bot == call.place.bot && other.place.kind == call.place.kind {
            let distance = abs(other.place.index - call.place.index)
            let rank = (used.contains(place) ? 1 : 0, distance, place)
            if nearest.map({ rank < $0.rank }) ?? true { nearest = (place, rank) }
        }
        var miss = Miss(place: call.place, instant: call.instant, nearest: nil, difference: "")
        guard let place = nearest?.place else {
            miss.difference = "no \(call.place.kind.rawValue) call of this bot is recorded"
            return miss
        }
        miss.nearest = recorded[place].place
        if used.contains(place) {
            miss.difference = "has answered another call"
        } else if let asked = call.asked, let prompt = recorded[place].prompt {
            let names = sections(from: prompt, to: asked, texts: [:]).map(\.name.string)
            miss.difference =
                names.isEmpty ? "has the same prompt" : "differs in \(names.joined(separator: ", "))"
        } else {
            miss.difference = "has no prompt to compare with"
        }
        return miss
    }

    private static func sections(
        from prompt: RecordedCall.Prompt,
        to asked: AskedPrompt,
        texts: [Digest: Text]  // determinism: look-up only, never walked
    ) -> [SectionChange] {
        var changes: [SectionChange] = []
        for (section, text) in zip(asked.sections, asked.texts) {
            let before = prompt.sections.first { $0.name == section.name }
            guard before?.digest != section.digest else { continue }
            let recorded = before.flatMap { texts[$0.digest] }
            changes.append(.init(name: section.name, recorded: recorded, now: text))
        }
        for section in prompt.sections where !asked.sections.contains(where: { $0.name == section.name }) {
            changes.append(.init(name: section.name, recorded: texts[section.digest], now: nil))
        }
        return changes
    }
}
