package import RedeModel

/// A section of the prompt that differs in turns that both runs have.
package struct PromptDifference: Equatable, Sendable {
    /// A section of one prompt.
    package struct Change: Equatable, Sendable {
        /// The name of the section.
        package var name: Text
        /// What the baseline's prompt says; nil when it has no such section.
        package var baseline: Text?
        /// What the candidate's prompt says; nil when it has no such section.
        package var candidate: Text?
    }

    /// The section where it differs first.
    package var first: Change
    /// The place among the pairs of turns where it does.
    package var pair: Int
    /// In how many pairs of turns it differs.
    package var count: Int

    /// The sections in which two prompts differ: the baseline's in order, then those that are new.
    static func sections(from one: ComparedRun.Call, to other: ComparedRun.Call) -> [Change] {
        var changes: [Change] = []
        for section in one.sections {
            let now = other.sections.first { $0.name == section.name }?.text
            if now != section.text {
                changes.append(.init(name: section.name, baseline: section.text, candidate: now))
            }
        }
        for section in other.sections where !one.sections.contains(where: { $0.name == section.name }) {
            changes.append(.init(name: section.name, baseline: nil, candidate: section.text))
        }
        return changes
    }
}
