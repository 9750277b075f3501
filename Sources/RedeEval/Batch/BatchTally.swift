package import RedeModel
import RedeSim

/// What the cases of a batch came to, counted as they come in.
package struct BatchTally: Equatable, Sendable {
    /// What the cases of one variant came to.
    package struct Variant: Equatable, Sendable {
        /// How many cases there were.
        package var runs = 0
        /// How many passed.
        package var passed = 0
        /// How many cases ended each way, in the order of `CaseResult.Ending.allCases`.
        package var endings = CaseResult.Ending.allCases.map { _ in 0 }
        /// How many cases failed each check, in the scenario's order.
        package var failures: [Int]
        /// How many cases have a value of each metric, and the sum of these, in the metrics' order.
        private var counts = [Int](repeating: 0, count: MetricName.allCases.count)
        private var sums = [Double](repeating: 0, count: MetricName.allCases.count)

        init(checks: Int) {
            failures = [Int](repeating: 0, count: checks)
        }

        /// The mean of a metric over the cases that have a value of it; nil when none has.
        package func mean(of metric: MetricName) -> Double? {
            let place = metric.ordinal
            return counts[place] == 0 ? nil : sums[place] / Double(counts[place])
        }

        /// How many cases have a value of a metric.
        package func count(of metric: MetricName) -> Int { counts[metric.ordinal] }

        /// In how many cases a metric that is 0 or 1 was 1.
        package func rate(of metric: MetricName) -> Rate {
            let place = metric.ordinal
            return Rate(hits: min(max(Int(sums[place]), 0), counts[place]), of: counts[place])
        }

        /// Within which bounds the share of all such runs that pass lies, from these, at 95 %.
        package var passing: Interval { Rate(hits: passed, of: runs).interval(confidence: 0.95) }

        fileprivate mutating func add(_ result: CaseResult) {
            runs += 1
            passed += result.hasPassed ? 1 : 0
            for (place, ending) in CaseResult.Ending.allCases.enumerated() where ending == result.ending {
                endings[place] += 1
            }
            for (place, check) in result.checks.enumerated() where !check.hasPassed { failures[place] += 1 }
            for (place, metric) in MetricName.allCases.enumerated() {
                guard let value = result.metrics[metric] else { continue }
                counts[place] += 1
                sums[place] += value
            }
        }
    }

    /// The variants, in order.
    package private(set) var variants: [Variant]
    /// The number of the first case that failed; nil when none did.
    package private(set) var firstFailure: Int?
    private let plan: BatchPlan

    /// A tally of no cases of a plan, whose variants have so many checks each.
    init(_ plan: BatchPlan, checks: [Int]) {
        self.plan = plan
        variants = checks.map { Variant(checks: $0) }
    }

    /// Counts a case; cases come in the order of their numbers.
    package mutating func add(_ result: CaseResult) {
        variants[plan.place(of: result.number).variant].add(result)
        if !result.hasPassed, firstFailure == nil { firstFailure = result.number }
    }

    /// How many cases there were.
    package var runs: Int { variants.reduce(0) { $0 + $1.runs } }
    /// How many cases passed.
    package var passed: Int { variants.reduce(0) { $0 + $1.passed } }
    /// Whether no case failed.
    package var hasPassed: Bool { firstFailure == nil }

    /// How many failed runs may still be kept of each variant.
    package var room: [Int] { variants.map { max(0, CaseRunner.maximumKept - ($0.runs - $0.passed)) } }
}
