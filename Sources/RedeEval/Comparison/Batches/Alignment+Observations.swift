import RedeModel

extension Alignment {
    /// A measure's values on both sides, as a comparison takes them.
    struct Observations {
        var baseline: [Observation] = []
        var candidate: [Observation] = []
        /// Whether a value is that of one run; false where a seed's runs of several variants were put
        /// together.
        var areSingle = true
        /// Whether all values of both sides are the same.
        var areConstant = true
    }

    /// The values of a measure, from its columns on both sides, which are not both empty.
    ///
    /// Runs of one scenario and seed share their draws, whatever their variants: they are no witnesses of
    /// their own. So the mean of those variants that both sides have a value of stands for all of them.
    func observations(_ before: [Double], _ after: [Double]) -> Observations {
        var found = Observations()
        var first = Double.nan
        func isNew(_ value: Double) -> Bool {
            if first.isNaN { first = value }
            return !value.isNaN && value != first
        }
        for place in baseline where !before.isEmpty && isNew(before[place.run]) {
            found.areConstant = false
            break
        }
        for place in candidate where !after.isEmpty && found.areConstant && isNew(after[place.run]) {
            found.areConstant = false
            break
        }
        switch pairing {
        case .paired: addPairs(before, after, to: &found)
        case .unpaired:
            found.baseline = Alignment.side(baseline, before, &found.areSingle)
            found.candidate = Alignment.side(candidate, after, &found.areSingle)
        }
        return found
    }

    private func addPairs(_ before: [Double], _ after: [Double], to found: inout Observations) {
        var start = 0
        while start < baseline.count {
            let place = baseline[start]
            var end = start
            var (old, new) = (Sum(), Sum())
            var (oldAlone, newAlone) = (Sum(), Sum())
            while end < baseline.count, baseline[end].seed == place.seed,
                baseline[end].scenario == place.scenario
            {
                let one = before.isEmpty ? Double.nan : before[baseline[end].run]
                let other = after.isEmpty ? Double.nan : after[candidate[end].run]
                if !one.isNaN, !other.isNaN {
                    old.add(one)
                    new.add(other)
                } else {
                    oldAlone.add(one)
                    newAlone.add(other)
                }
                end += 1
            }
            if old.count > 1 { found.areSingle = false }
            // A seed whose variants have a value on one side only says nothing of the difference.
            let isPaired = old.count > 0
            let (one, other) = isPaired ? (old.mean, new.mean) : (oldAlone.mean, newAlone.mean)
            found.baseline.append(Observation(scenario: place.scenario, seed: place.seed, value: one))
            found.candidate.append(
                Observation(
                    scenario: place.scenario,
                    seed: place.seed,
                    value: isPaired || one == nil ? other : nil
                )
            )
            start = end
        }
    }

    private static func side(
        _ places: [Place],
        _ values: [Double],
        _ areSingle: inout Bool
    ) -> [Observation] {
        var observations: [Observation] = []
        var start = 0
        while start < places.count {
            let place = places[start]
            var sum = Sum()
            var end = start
            while end < places.count, places[end].seed == place.seed, places[end].scenario == place.scenario {
                sum.add(values.isEmpty ? .nan : values[places[end].run])
                end += 1
            }
            if sum.count > 1 { areSingle = false }
            observations.append(Observation(scenario: place.scenario, seed: place.seed, value: sum.mean))
            start = end
        }
        return observations
    }

    /// A sum of values, those that are there.
    private struct Sum {
        var count = 0
        private var sum = 0.0

        mutating func add(_ value: Double) {
            guard !value.isNaN else { return }
            count += 1
            sum += value
        }

        var mean: Double? { count == 0 ? nil : sum / Double(count) }
    }
}
