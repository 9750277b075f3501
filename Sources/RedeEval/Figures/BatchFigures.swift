import RedeModel
import RedeSim

/// What a report of a batch is made of, gathered from the results as they come, in bounded memory.
///
/// The results come in the order of their cases, from the runner or from a store: the same results give the
/// same figures, for any number of jobs.
package struct BatchFigures: Sendable {
    /// Runs that are looked at beside each other.
    package struct Group: Equatable, Sendable {
        /// The variant that they are of, from 0; nil for those of all variants.
        package let variant: Int?
        /// Their metrics, in the order of the table.
        package fileprivate(set) var metrics = MetricName.allCases.map { MetricFigures($0) }
    }

    /// The most variants that are groups of their own; those of a larger batch are one group.
    package static let maximumGroups = 16
    /// How many runs stand in a list of those that stand out.
    package static let listed = 10
    /// How strange a run is at least that is called so, as Iglewicz and Hoaglin advise.
    package static let strange = 3.5

    /// The plan that the results are of.
    package let plan: BatchPlan
    /// The checks of each variant.
    package let checks: [[BatchCheck]]
    /// How often cases passed, failed and ended in which way.
    package private(set) var tally: BatchTally
    /// The runs by variant, or all of them.
    package private(set) var groups: [Group]
    /// The runs that took the most virtual time, the longest one first.
    package private(set) var slowest: [NotedRun] = []
    /// All causes that there can be: the checks in order, each once, then the endings.
    private var all: [FailureCause] = []
    /// The places in `all` of the checks of each variant.
    private let placesOfChecks: [[Int]]
    /// The places in `all` of the endings.
    private let placesOfEndings: [Int?]

    /// The figures of no runs.
    package init(_ plan: BatchPlan, checks: [[BatchCheck]]) {
        self.plan = plan
        self.checks = checks
        tally = BatchTally(plan, checks: checks.map(\.count))
        let isSmall = plan.variants.count <= BatchFigures.maximumGroups
        groups = isSmall ? plan.variants.indices.map { Group(variant: $0) } : [Group(variant: nil)]
        var all: [FailureCause] = []
        placesOfChecks = checks.map { checks in
            checks.map { check in
                BatchFigures.place(of: FailureCause(title: check.title, expected: check.expected), in: &all)
            }
        }
        placesOfEndings = CaseResult.Ending.allCases.map { ending in
            ending.failure.map {
                BatchFigures.place(of: FailureCause(title: Text($0), expected: nil), in: &all)
            }
        }
        self.all = all
    }

    /// The figures of no runs of a batch.
    package init(of batch: Batch) {
        self.init(batch.plan, checks: batch.variants.map { $0.checks.map(BatchCheck.init) })
    }

    private static func place(of cause: FailureCause, in causes: inout [FailureCause]) -> Int {
        if let place = causes.firstIndex(of: cause) { return place }
        causes.append(cause)
        return causes.count - 1
    }

    /// Adds a result; results come in the order of their cases.
    package mutating func add(_ result: CaseResult) {
        tally.add(result)
        let variant = plan.place(of: result.number).variant
        let group = groups.count == plan.variants.count ? variant : 0
        for (place, metric) in MetricName.allCases.enumerated() {
            guard let value = result.metrics[metric], value.isFinite else { continue }
            groups[group].metrics[place].add(value, of: result)
        }
        if let seconds = result.metrics[.virtualSeconds] { note(NotedRun(result, .virtualSeconds, seconds)) }
        guard !result.hasPassed else { return }
        for (place, check) in zip(placesOfChecks[variant], result.checks) where !check.hasPassed {
            all[place].add(example(of: result, found: check.found, event: check.event))
        }
        for (ending, place) in zip(CaseResult.Ending.allCases, placesOfEndings) where ending == result.ending
        {
            if let place { all[place].add(example(of: result, found: result.finding, event: nil)) }
        }
    }

    private func example(of result: CaseResult, found: Text, event: Int?) -> FailureCause.Example {
        .init(number: result.number, found: found, event: event, kept: result.kept)
    }

    /// Keeps a run if it is among the slowest; of two that took as long, the first one.
    private mutating func note(_ run: NotedRun) {
        if slowest.count == BatchFigures.listed, let last = slowest.last, run.value <= last.value { return }
        slowest.insert(run, at: slowest.firstIndex { $0.value < run.value } ?? slowest.count)
        if slowest.count > BatchFigures.listed { slowest.removeLast() }
    }

    /// The causes that runs failed for, in the order of the checks, endings last; a run may have several.
    package var causes: [FailureCause] { all.filter { $0.runs > 0 } }

    /// The strangest runs, the strangest one first: for each metric of a group the run whose value lies
    /// farthest from the others, if it lies far, and each run by its strangest metric.
    package var strangest: [StrangeRun] {
        let found = groups.flatMap(\.metrics).compactMap(\.strangest)
            .filter { $0.strangeness >= BatchFigures.strange }
            .sorted {
                ($1.strangeness, $0.run.number, $0.ordinal) < ($0.strangeness, $1.run.number, $1.ordinal)
            }
        var runs: [StrangeRun] = []
        for one in found where runs.count < BatchFigures.listed {
            if !runs.contains(where: { $0.run.number == one.run.number }) { runs.append(one) }
        }
        return runs
    }
}

extension StrangeRun {
    fileprivate var ordinal: Int { run.metric.ordinal }
}
