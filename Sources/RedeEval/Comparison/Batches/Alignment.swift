package import RedeModel

/// The runs of two sides, put beside each other once for all measures.
///
/// Variants belong together by their scenario and by those keys of sweeps that tell the variants of a
/// scenario apart on either side. What is the same in all variants of a side is what the sides may differ in:
/// a batch with `bots=old.json` is compared with one with `bots=new.json`.
package struct Alignment: Sendable {
    /// A run, by what it is matched by.
    struct Place: Sendable {
        /// The scenario's place in ``Alignment/scenarios``.
        var scenario: Int
        var seed: UInt64
        /// The place of its variant among those that both sides have.
        var variant: Int
        /// The run's place in its side's columns.
        var run: Int

        func precedes(_ other: Place) -> Bool {
            (scenario, seed, variant, run) < (other.scenario, other.seed, other.variant, other.run)
        }

        func isBeside(_ other: Place) -> Bool {
            (scenario, seed, variant) == (other.scenario, other.seed, other.variant)
        }
    }

    /// How the runs belong together.
    package let pairing: Matching.Pairing
    /// The names of the scenarios that both sides have, in the baseline's order.
    package let scenarios: [Text]
    /// How many variants both sides have.
    package let variants: Int
    /// How many runs of either side are left out, as nothing stands beside them.
    package let leftOut: Int
    /// The runs of the baseline that are compared, by scenario, seed and variant.
    let baseline: [Place]
    /// The runs of the candidate; of pairs, in the order of the baseline's.
    let candidate: [Place]

    /// How many pairs there are; 0 when runs are not paired.
    package var pairs: Int { pairing == .paired ? baseline.count : 0 }

    /// Puts the runs of two sides beside each other.
    ///
    /// - Throws: ``IncomparableBatches`` when no variant is on both sides, or a side has no run.
    package init(baseline: RunColumns, candidate: RunColumns) throws(IncomparableBatches) {
        for side in [baseline, candidate] where side.count == 0 {
            throw IncomparableBatches(
                expected: "runs on both sides",
                found: "none of \(Quoted.text(side.name)) yet"
            )
        }
        let keys = Alignment.tellingKeys(baseline, candidate)
        var identities: [[Text]] = []
        var scenarios: [Text] = []
        var theirs = [Int](repeating: -1, count: candidate.variants.count)
        var ours = [Int](repeating: -1, count: baseline.variants.count)
        for (place, variant) in baseline.variants.enumerated() {
            let identity = Alignment.identity(variant, keys)
            for (other, candidate) in candidate.variants.enumerated()
            where Alignment.identity(candidate, keys) == identity {
                let known = identities.firstIndex(of: identity)
                ours[place] = known ?? identities.count
                theirs[other] = ours[place]
                if known == nil { identities.append(identity) }
                if !scenarios.contains(variant.scenario) { scenarios.append(variant.scenario) }
            }
        }
        guard !identities.isEmpty else { throw Alignment.nothingShared(baseline, candidate, keys) }
        let before = Alignment.places(of: baseline, ours, scenarios)
        let after = Alignment.places(of: candidate, theirs, scenarios)
        let pairs = Alignment.pairs(before, after)
        pairing = pairs.isEmpty ? .unpaired : .paired
        self.baseline = pairs.isEmpty ? before : pairs.map { before[$0.baseline] }
        self.candidate = pairs.isEmpty ? after : pairs.map { after[$0.candidate] }
        self.scenarios = scenarios
        variants = identities.count
        leftOut = baseline.count + candidate.count - self.baseline.count - self.candidate.count
    }

    /// The keys whose values differ between variants of one scenario, on either side.
    private static func tellingKeys(_ sides: RunColumns...) -> [Text] {
        var keys: [Text] = []
        for side in sides {
            for (place, variant) in side.variants.enumerated() {
                for other in side.variants[..<place] where other.scenario == variant.scenario {
                    for change in variant.changes + other.changes
                    where variant.value(of: change.key) != other.value(of: change.key)
                        && !keys.contains(change.key)
                    {
                        keys.append(change.key)
                    }
                }
            }
        }
        return keys
    }

    private static func identity(_ variant: BatchPlan.Variant, _ keys: [Text]) -> [Text] {
        // No value is written as nothing, so that an empty text stands for none.
        [variant.scenario] + keys.map { variant.value(of: $0) ?? Text() }
    }

    private static func places(of side: RunColumns, _ shared: [Int], _ scenarios: [Text]) -> [Place] {
        let scenarioOfVariant = side.variants.map { scenarios.firstIndex(of: $0.scenario) ?? 0 }
        var places: [Place] = []
        places.reserveCapacity(side.count)
        for (run, variant) in side.variantOfRun.enumerated() where shared[Int(variant)] >= 0 {
            let place = Place(
                scenario: scenarioOfVariant[Int(variant)],
                seed: side.seeds[run],
                variant: shared[Int(variant)],
                run: run
            )
            places.append(place)
        }
        // A batch of one variant is in this order as it is.
        let isOrdered = zip(places, places.dropFirst()).allSatisfy { $0.precedes($1) }
        return isOrdered ? places : places.sorted { $0.precedes($1) }
    }

    /// The places of those that stand beside each other.
    private static func pairs(
        _ baseline: [Place],
        _ candidate: [Place]
    ) -> [(baseline: Int, candidate: Int)] {
        var pairs: [(baseline: Int, candidate: Int)] = []
        var (left, right) = (0, 0)
        while left < baseline.count, right < candidate.count {
            if baseline[left].isBeside(candidate[right]) {
                pairs.append((left, right))
                (left, right) = (left + 1, right + 1)
            } else if baseline[left].precedes(candidate[right]) {
                left += 1
            } else {
                right += 1
            }
        }
        return pairs
    }

    private static func nothingShared(
        _ baseline: RunColumns,
        _ candidate: RunColumns,
        _ keys: [Text]
    ) -> IncomparableBatches {
        func names(_ side: RunColumns) -> [Text] {
            side.variants.reduce(into: []) { if !$0.contains($1.scenario) { $0.append($1.scenario) } }
        }
        let (ours, theirs) = (names(baseline), names(candidate))
        guard ours.contains(where: theirs.contains) else {
            return IncomparableBatches(
                expected: "batches of the same scenarios",
                found: "\(NearestName.list(ours)) and \(NearestName.list(theirs))"
            )
        }
        return IncomparableBatches(
            expected: "a variant that both batches have",
            found: "none with the same \(keys.map(\.string).joined(separator: ", "))",
            notes: ["TAG@2 stands for the second variant of a batch alone"]
        )
    }
}
