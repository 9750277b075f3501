package import RedeModel
import RedeSim

/// How two runs differ: their logs, their turns, what they were given, and what they came to.
package struct RunComparison: Equatable, Sendable {
    /// A turn of one run beside the one of the other that it goes with.
    package struct TurnPair: Equatable, Sendable {
        /// What became of the baseline's turn.
        package enum Status: String, CaseIterable, Sendable {
            case same, changed
            /// Only the baseline has it.
            case gone
            /// Only the candidate has it.
            case added
        }

        /// Whose turn it is, by the place in ``RunComparison/voices``.
        package var voice: Int
        /// The baseline's turn.
        package var baseline: ComparedTurn?
        /// The candidate's turn.
        package var candidate: ComparedTurn?

        /// What became of the baseline's turn.
        package var status: Status {
            guard let baseline else { return .added }
            guard let candidate else { return .gone }
            return baseline.isSame(as: candidate) ? .same : .changed
        }
    }

    /// Something that the runs were given, or came to, in which they differ.
    package struct Difference: Equatable, Sendable {
        /// What it is called.
        package var name: Text
        /// The baseline's; nil when it has none.
        package var baseline: Text?
        /// The candidate's; nil when it has none.
        package var candidate: Text?
    }

    /// A check that did not come out the same.
    package struct CheckDifference: Equatable, Sendable {
        /// Its name, or what it looks at.
        package var title: Text
        /// The baseline's; nil when it has no such check.
        package var baseline: ComparedRun.Check?
        /// The candidate's; nil when it has no such check.
        package var candidate: ComparedRun.Check?
    }

    /// The baseline.
    package let baseline: ComparedRun
    /// The candidate.
    package let candidate: ComparedRun
    /// Whether times count: only when both logs begin at the same instant.
    package let countsTimes: Bool
    /// The first event that differs; nil when the logs are the same.
    package let divergence: LogDivergence?
    /// The first event that is another one, whenever it happens; nil when there is none.
    package let otherEvent: LogDivergence?
    /// Who takes turns in either run: the baseline's in order, then those that are new.
    package let voices: [ComparedRun.Voice]
    /// The turns side by side, those of each voice in order.
    package let turns: [TurnPair]
    /// What the runs were given in which they differ, as far as it is known of both.
    package let setup: [Difference]
    /// The sections of prompts that differ, in the order in which they do so first.
    package let prompts: [PromptDifference]
    /// The checks that did not come out the same.
    package let checks: [CheckDifference]
    /// The metrics that either run has a value of.
    package let metrics: [MetricDifference]

    /// The comparison of two runs.
    package init(of candidate: ComparedRun, with baseline: ComparedRun) {
        self.baseline = baseline
        self.candidate = candidate
        countsTimes = baseline.records.first?.instant == candidate.records.first?.instant
        divergence = LogDivergence(baseline, candidate, countingTimes: countsTimes)
        otherEvent = divergence.flatMap {
            LogDivergence(baseline, candidate, from: $0.place, countingTimes: false)
        }
        voices = baseline.voices + candidate.voices.filter { !baseline.voices.contains($0) }
        turns = TurnAlignment(baseline, candidate, voices: voices).pairs
        setup = RunComparison.setup(baseline, candidate)
        prompts = RunComparison.prompts(turns, baseline, candidate)
        checks = RunComparison.checks(baseline, candidate)
        metrics = MetricName.allCases.compactMap {
            MetricDifference($0, baseline.metrics[$0], candidate.metrics[$0])
        }
    }

    /// Whether the logs say the same.
    package var isSame: Bool { divergence == nil }

    /// The first pair of turns that is not the same; nil when all are.
    package var firstOtherPair: Int? { turns.firstIndex { $0.status != .same } }

    /// How many pairs of a voice, or of all, have a status.
    package func count(_ status: TurnPair.Status, of voice: Int? = nil) -> Int {
        turns.count { $0.status == status && (voice == nil || $0.voice == voice) }
    }

    /// The metrics in which the runs differ.
    package var otherMetrics: [MetricDifference] { metrics.filter { $0.verdict != .same } }

    private static func setup(_ baseline: ComparedRun, _ candidate: ComparedRun) -> [Difference] {
        var differences: [Difference] = []
        if let one = baseline.facts, let other = candidate.facts {
            differences += self.differences(from: one, to: other)
        }
        if let one = baseline.scenario, let other = candidate.scenario, one != other {
            differences += self.differences(
                from: JSONLeaves(of: .object(one)).leaves,
                to: JSONLeaves(of: .object(other)).leaves
            )
        }
        return differences
    }

    private static func differences(
        from baseline: [ComparedRun.Section],
        to candidate: [ComparedRun.Section]
    ) -> [Difference] {
        var others: [Text: Text] = [:]  // determinism: look-up only, never walked
        for section in candidate { others[section.name] = section.text }
        let known = Set(baseline.map(\.name))  // determinism: look-up only, never walked
        return baseline.filter { others[$0.name] != $0.text }
            .map { Difference(name: $0.name, baseline: $0.text, candidate: others[$0.name]) }
            + candidate.filter { !known.contains($0.name) }
            .map { Difference(name: $0.name, baseline: nil, candidate: $0.text) }
    }

    private static func prompts(
        _ turns: [TurnPair],
        _ baseline: ComparedRun,
        _ candidate: ComparedRun
    ) -> [PromptDifference] {
        let one = Calls(of: baseline)
        let other = Calls(of: candidate)
        var differences: [PromptDifference] = []
        for (place, pair) in turns.enumerated() {
            guard let before = one[pair.baseline], let after = other[pair.candidate] else { continue }
            for change in PromptDifference.sections(from: before, to: after) {
                if let known = differences.firstIndex(where: { $0.first.name == change.name }) {
                    differences[known].count += 1
                } else {
                    differences.append(.init(first: change, pair: place, count: 1))
                }
            }
        }
        return differences
    }

    private static func checks(_ baseline: ComparedRun, _ candidate: ComparedRun) -> [CheckDifference] {
        let titles = baseline.checks.map(\.title)
        let all = titles + candidate.checks.map(\.title).filter { !titles.contains($0) }
        return all.compactMap { title in
            let one = baseline.checks.first { $0.title == title }
            let other = candidate.checks.first { $0.title == title }
            return one == other ? nil : CheckDifference(title: title, baseline: one, candidate: other)
        }
    }
}

/// The calls of a run by the record of their request.
private struct Calls {
    private var calls: [Int: ComparedRun.Call] = [:]  // determinism: look-up only, never walked

    init(of run: ComparedRun) {
        for call in run.calls { calls[call.record] = call }
    }

    /// The call of a turn; nil when it has none, or its prompt is not known.
    subscript(turn: ComparedTurn?) -> ComparedRun.Call? { turn?.request.flatMap { calls[$0] } }
}
