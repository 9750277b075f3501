package import RedeModel
package import RedeSim

/// What is kept of one run of a batch.
package struct CaseResult: Equatable, Sendable {
    /// How a run came to its end.
    package enum Ending: String, CaseIterable, Sendable {
        /// Nothing was left to happen, or the scenario's duration was over.
        case finished
        /// The limit of steps or of virtual time ended it.
        case limit
        /// A rule that must always hold did not; what, is in `finding`.
        case broken

        /// The ending in words, if it is a failure.
        package var failure: String? {
            switch self {
            case .finished: nil
            case .limit: "over the limit of steps or virtual time"
            case .broken: "a broken invariant"
            }
        }
    }

    /// How a check came out.
    package struct Verdict: Equatable, Sendable {
        /// Whether the value keeps the bound.
        package var hasPassed: Bool
        /// What was found in place of what was expected, in words; empty when the check passed.
        package var found: Text
        /// The record that shows the failure, from 1; nil when the check passed and when no record shows it.
        package var event: Int?

        package init(hasPassed: Bool, found: Text = Text(), event: Int? = nil) {
            self.hasPassed = hasPassed
            self.found = found
            self.event = event
        }
    }

    /// The number of the case in its plan, from 0.
    package var number: Int
    /// How the run came to its end.
    package var ending: Ending
    /// What was wrong with the run itself, in words; empty when nothing was.
    package var finding: Text
    /// The checks of the variant's scenario, in its order.
    package var checks: [Verdict]
    /// The metrics of the run.
    package var metrics: RunMetrics
    /// The directory with the run's files; nil when they are not kept.
    package var kept: Text?

    package init(
        number: Int,
        ending: Ending = .finished,
        finding: Text = Text(),
        checks: [Verdict] = [],
        metrics: RunMetrics = RunMetrics(),
        kept: Text? = nil
    ) {
        self.number = number
        self.ending = ending
        self.finding = finding
        self.checks = checks
        self.metrics = metrics
        self.kept = kept
    }

    /// Whether the run ended by itself and no check failed.
    package var hasPassed: Bool { ending == .finished && checks.allSatisfy(\.hasPassed) }
}
