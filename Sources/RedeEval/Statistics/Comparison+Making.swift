package import RedeSim

extension Comparison {
    /// With so many scenarios or more, they stand for others like them.
    package static let fewestScenarios = 10

    /// Compares a metric on two sides.
    ///
    /// `draws` is how many resamples and how many permutations are drawn where they are; `stream` is what
    /// they are drawn from, and each metric should have its own. The confidence is at most 0.9999,
    /// as draws tell no more.
    package init(
        baseline: [Observation],
        candidate: [Observation],
        kind: Kind = .mean,
        confidence: Double = 0.95,
        draws: Int = 9999,
        stream: SeedStream
    ) {
        precondition(0 < confidence && confidence <= 0.9999, "a confidence lies between 0 and 0.9999")
        precondition(draws > 0, "a bootstrap has at least one draw")
        let matching = Matching(baseline: baseline, candidate: candidate)
        let units = Units(matching)
        let (before, after) = (baseline.compactMap(\.value), candidate.compactMap(\.value))
        self.baseline = Distribution(of: before, missing: baseline.count - before.count)
        self.candidate = Distribution(of: after, missing: candidate.count - after.count)
        self.confidence = confidence
        pairing = matching.pairing
        scenarios = matching.groups.count
        leftOut = matching.leftOut
        unit = units.unit
        differing = units.differences.map { $0.reduce(0) { $0 + ($1 == 0 ? 0 : 1) } }
        self.units = units.contrast?.count ?? 0

        effectSize = units.effectSize
        superiority = units.superiority
        smallestDetectable = units.contrast?.smallestDetectable(confidence: confidence)
        guard let contrast = units.contrast else {
            (rates, difference, interval, significance) = (nil, nil, nil, nil)
            return
        }
        if kind == .rate, units.unit != .scenario {
            let passes = Passes(matching)
            rates = passes.rates
            difference = passes.difference
            interval = passes.interval(confidence: confidence)
            significance = passes.significance
        } else {
            rates = nil
            difference = contrast.estimate
            let bootstrap = stream.derived("bootstrap")
            interval = contrast.interval(confidence: confidence, resamples: draws, stream: bootstrap)
            significance = units.significance(draws: draws, stream: stream.derived("permutation"))
        }
    }
}

extension Comparison {
    /// What was drawn at random, and what follows from it.
    private struct Units {
        let unit: Unit
        let groups: [Matching.Group]
        /// The contrast of the means; nil when a side has no values.
        let contrast: Contrast?
        /// The differences of all pairs, or of all scenarios where these are the unit; nil of unpaired runs.
        let differences: [Double]?

        init(_ matching: Matching) {
            let groups = matching.groups
            self.groups = groups
            // A scenario with a single run says nothing of the spread within it.
            let isThin = groups.contains { min($0.baseline.count, $0.candidate.count) < 2 }
            guard groups.count < fewestScenarios, groups.count < 2 || !isThin else {
                let means = groups.map { $0.candidate.mean - $0.baseline.mean }
                unit = .scenario
                contrast = Contrast([Contrast.Sample(weight: 1, values: means)])
                differences = means
                return
            }
            unit = groups.count > 1 ? .runOfScenario : .run
            switch matching.pairing {
            case .paired:
                let parts = groups.map { (weight: $0.weight, values: $0.differences) }
                contrast = groups.isEmpty ? nil : Contrast(parts.map(Contrast.Sample.init))
                differences = parts.flatMap(\.values)
            case .unpaired:
                let samples = groups.flatMap { group in
                    [
                        Contrast.Sample(weight: group.weight, values: group.candidate),
                        Contrast.Sample(weight: -group.weight, values: group.baseline),
                    ]
                }
                contrast = samples.isEmpty ? nil : Contrast(samples)
                differences = nil
            }
        }

        func significance(draws: Int, stream: SeedStream) -> Significance {
            guard differences != nil, let contrast else {
                return .permutations(of: groups, deals: draws, stream: stream)
            }
            let parts = contrast.samples.flatMap { sample in
                let scale = sample.weight / Double(sample.values.count)
                return sample.values.map { $0 * scale }
            }
            return .signFlips(of: parts, flips: draws, stream: stream)
        }

        var effectSize: Double? {
            if let differences { return EffectSize.paired(differences) }
            return EffectSize.unpaired(
                candidate: groups.flatMap(\.candidate),
                baseline: groups.flatMap(\.baseline)
            )
        }

        var superiority: Double? {
            if let differences { return EffectSize.superiority(paired: differences) }
            let parts = groups.compactMap {
                EffectSize.superiority(candidate: $0.candidate, baseline: $0.baseline)
            }
            return parts.isEmpty ? nil : parts.mean
        }
    }

    /// The passes and failures of both sides, over all scenarios together.
    private struct Passes {
        let rates: Rates
        /// The four counts of paired runs; nil of unpaired ones.
        let pairs: PairedRates?

        init(_ matching: Matching) {
            func rate(_ side: KeyPath<Matching.Group, [Double]>) -> Rate {
                let values = matching.groups.flatMap { $0[keyPath: side] }
                return Rate(hits: values.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }, of: values.count)
            }
            rates = Rates(baseline: rate(\.baseline), candidate: rate(\.candidate))
            guard matching.pairing == .paired else {
                pairs = nil
                return
            }
            var pairs = PairedRates()
            for group in matching.groups {
                for (before, after) in zip(group.baseline, group.candidate) {
                    switch (before != 0, after != 0) {
                    case (true, true): pairs.both += 1
                    case (false, true): pairs.candidateOnly += 1
                    case (true, false): pairs.baselineOnly += 1
                    case (false, false): pairs.neither += 1
                    }
                }
            }
            self.pairs = pairs
        }

        var difference: Double? {
            guard let before = rates.baseline.share, let after = rates.candidate.share else { return nil }
            return after - before
        }

        func interval(confidence: Double) -> Interval {
            pairs?.interval(confidence: confidence)
                ?? rates.candidate.interval(minus: rates.baseline, confidence: confidence)
        }

        var significance: Significance {
            pairs.map(Significance.mcNemar)
                ?? .fisher(candidate: rates.candidate, baseline: rates.baseline)
        }
    }
}
