/// The runs of two sides, put beside each other by scenario and, where both sides have it, by seed.
package struct Matching: Equatable, Sendable {
    /// How runs of the two sides belong together.
    package enum Pairing: String, CaseIterable, Sendable {
        /// Each run beside the one of the other side with its scenario and seed.
        case paired
        /// The runs of a side as they are: no seed is on both sides.
        case unpaired
    }

    /// The values of one scenario, of which each side has at least one.
    package struct Group: Equatable, Sendable {
        /// The scenario's part in the difference; those of all scenarios make 1.
        package var weight: Double
        /// The values of the baseline.
        package var baseline: [Double]
        /// The values of the candidate; of paired runs, in the same order.
        package var candidate: [Double]

        package init(weight: Double = 1, baseline: [Double], candidate: [Double]) {
            self.weight = weight
            self.baseline = baseline
            self.candidate = candidate
        }

        /// Candidate minus baseline, pair by pair.
        package var differences: [Double] {
            var differences = candidate
            for place in differences.indices { differences[place] -= baseline[place] }
            return differences
        }
    }

    /// Whether the values of the groups are in pairs.
    package let pairing: Pairing
    /// The scenarios that both sides have, in order; each has the same weight.
    package let groups: [Group]
    /// How many values of either side are in no group.
    package let leftOut: Int

    /// Pairs the runs by scenario and seed if any can be paired, else groups them by scenario.
    ///
    /// Runs without a value are left out and not counted.
    package init(baseline: [Observation], candidate: [Observation]) {
        let baseline = Matching.ordered(baseline)
        let candidate = Matching.ordered(candidate)
        let pairs = Matching.pairs(baseline, candidate)
        var groups = pairs.isEmpty ? Matching.scenarios(baseline, candidate) : pairs
        for place in groups.indices { groups[place].weight = 1 / Double(groups.count) }
        pairing = pairs.isEmpty ? .unpaired : .paired
        self.groups = groups
        let used = groups.reduce(0) { $0 + $1.baseline.count + $1.candidate.count }
        leftOut = baseline.count + candidate.count - used
    }

    private static func ordered(_ runs: [Observation]) -> [Observation] {
        let valued = runs.filter { $0.value != nil }
        // A batch is in this order as it is.
        let isOrdered = zip(valued, valued.dropFirst()).allSatisfy { !$1.precedes($0) }
        guard !isOrdered else { return valued }
        // Runs of one scenario and seed keep the order in which they came.
        return valued.enumerated().sorted {
            ($0.element.scenario, $0.element.seed, $0.offset) < (
                $1.element.scenario, $1.element.seed, $1.offset
            )
        }.map(\.element)
    }

    private static func pairs(_ baseline: [Observation], _ candidate: [Observation]) -> [Group] {
        var groups: [Group] = []
        var (left, right) = (0, 0)
        var scenario: Int?
        while left < baseline.count, right < candidate.count {
            let (old, new) = (baseline[left], candidate[right])
            if old.precedes(new) {
                left += 1
                continue
            }
            if new.precedes(old) {
                right += 1
                continue
            }
            (left, right) = (left + 1, right + 1)
            guard let before = old.value, let after = new.value else { continue }
            if scenario != old.scenario { groups.append(Group(baseline: [], candidate: [])) }
            scenario = old.scenario
            groups[groups.count - 1].baseline.append(before)
            groups[groups.count - 1].candidate.append(after)
        }
        return groups
    }

    private static func scenarios(_ baseline: [Observation], _ candidate: [Observation]) -> [Group] {
        var groups: [Group] = []
        var (left, right) = (baseline[...], candidate[...])
        while let old = left.first, let new = right.first {
            let scenario = min(old.scenario, new.scenario)
            let before = left.prefix { $0.scenario == scenario }
            let after = right.prefix { $0.scenario == scenario }
            (left, right) = (left.dropFirst(before.count), right.dropFirst(after.count))
            guard !before.isEmpty, !after.isEmpty else { continue }
            groups.append(Group(baseline: before.compactMap(\.value), candidate: after.compactMap(\.value)))
        }
        return groups
    }
}
