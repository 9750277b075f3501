package import RedeModel

/// A pair of runs that differ much in a measure.
package struct SeedDifference: Equatable, Sendable {
    /// A run of the pair.
    package struct Run: Equatable, Sendable {
        /// The number of its variant in its batch, from 1.
        package var variant: Int
        /// Its value.
        package var value: Double
        /// The directory with its files; nil when they are not kept.
        package var kept: Text?
    }

    /// The scenario of both.
    package var scenario: Text
    /// The seed of both.
    package var seed: UInt64
    /// The baseline's run.
    package var baseline: Run
    /// The candidate's run.
    package var candidate: Run

    /// How many pairs are shown of a measure.
    package static let shown = 3
}

extension Alignment {
    /// The pairs that differ most in a measure, those first that differ the way all of them do on average.
    func strongest(
        _ before: [Double],
        _ after: [Double],
        towards difference: Double,
        of sides: (baseline: RunColumns, candidate: RunColumns)
    ) -> [SeedDifference] {
        guard pairing == .paired, !before.isEmpty, !after.isEmpty else { return [] }
        var best: [(place: Int, size: Double)] = []
        for place in baseline.indices {
            let step = after[candidate[place].run] - before[baseline[place].run]
            let size = difference == 0 ? step.magnitude : difference > 0 ? step : -step
            // A comparison with NaN is false: what has no value is not among them.
            guard size > 0, best.count < SeedDifference.shown || size > best[best.count - 1].size else {
                continue
            }
            best.insert((place, size), at: best.firstIndex { $0.size < size } ?? best.count)
            if best.count > SeedDifference.shown { best.removeLast() }
        }
        return best.map { found in
            func run(_ side: RunColumns, _ run: Int, _ values: [Double]) -> SeedDifference.Run {
                .init(
                    variant: side.numbers[Int(side.variantOfRun[run])],
                    value: values[run],
                    kept: side.kept[run]
                )
            }
            let (old, new) = (baseline[found.place], candidate[found.place])
            return SeedDifference(
                scenario: scenarios[old.scenario],
                seed: old.seed,
                baseline: run(sides.baseline, old.run, before),
                candidate: run(sides.candidate, new.run, after)
            )
        }
    }
}
