package import RedeModel
import RedeSim

/// Gates that are asked after every seed, with no more false verdicts than if they were asked once.
///
/// A seed's runs of all scenarios and variants count as one: their mean differences are what the tests take.
/// A margin that is a part of the baseline's mean is made one of nothing: a candidate that may be worse by
/// a tenth is compared with nine tenths of its baseline.
package struct SequentialGates: Sendable {
    /// A gate with the tests that decide it: one, or one for each way where both count as worse.
    private struct Asked: Sendable {
        var gate: Gate
        var tests: [(test: SequentialTest, factor: Double)]

        init(_ gate: Gate) {
            self.gate = gate
            func test(_ direction: MetricName.Direction, margin: Double, _ factor: Double) -> SequentialTest {
                SequentialTest(
                    NonInferiority(direction: direction, margin: margin, confidence: gate.confidence),
                    range: factor == 0 ? gate.measure.range : nil
                )
            }
            switch gate.margin {
            case .absolute(let margin): tests = [(test(gate.direction, margin: margin, 0), 0)]
            case .relative(let share):
                let ways: [(MetricName.Direction, Double)] =
                    switch gate.direction {
                    case .higher: [(.higher, share)]
                    case .lower: [(.lower, -share)]
                    case .neutral: [(.higher, share), (.lower, -share)]
                    }
                tests = ways.map { (test($0, margin: 0, $1), $1) }
            }
        }

        var verdict: NonInferiority.Verdict { NonInferiority.together(tests.map(\.test.verdict)) }

        mutating func add(_ baseline: Double, _ candidate: Double) {
            for place in tests.indices {
                let moved = candidate - baseline + tests[place].factor * baseline.magnitude
                tests[place].test.add(moved)
            }
        }
    }

    private var asked: [Asked]
    /// How many seeds were looked at.
    package private(set) var seeds = 0

    /// Asks these gates.
    package init(_ gates: [Gate]) {
        asked = gates.map(Asked.init)
    }

    /// What is said of each gate so far.
    package var verdicts: [NonInferiority.Verdict] { asked.map(\.verdict) }

    /// Whether nothing is left to be found out: a regression was found, or every gate is decided.
    package var areDecided: Bool { NonInferiority.together(verdicts) != .undecided }

    /// Takes the runs of the next seed: of both sides the results of each variant, in the same order.
    ///
    /// `titles` are the titles of the checks of each variant, told apart.
    package mutating func add(_ baseline: [CaseResult], _ candidate: [CaseResult], titles: [[Text]]) {
        guard !areDecided else { return }
        seeds += 1
        for place in asked.indices {
            var (sums, count) = ((old: 0.0, new: 0.0), 0)
            for (variant, results) in zip(baseline, candidate).enumerated() {
                guard let old = results.0.value(of: asked[place].gate.measure, titles: titles[variant]),
                    let new = results.1.value(of: asked[place].gate.measure, titles: titles[variant])
                else { continue }
                (sums.old, sums.new, count) = (sums.old + old, sums.new + new, count + 1)
            }
            if count > 0 { asked[place].add(sums.old / Double(count), sums.new / Double(count)) }
        }
    }
}

extension CaseResult {
    /// The value of a measure; nil when the run has none.
    fileprivate func value(of measure: Measure, titles: [Text]) -> Double? {
        switch measure {
        case .passed: hasPassed ? 1 : 0
        case .check(let title): titles.firstIndex(of: title).map { checks[$0].hasPassed ? 1 : 0 }
        case .metric(let metric): metrics[metric]
        }
    }
}
