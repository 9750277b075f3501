package import RedeEval
import RedeModel
import RedeSim

/// A made-up batch: its plan, its checks, and the result of each of its cases.
package struct SampleBatch: Sendable {
    package let plan: BatchPlan
    package let checks: [[BatchCheck]]
    private let stream = SeedStream(seed: 1, name: "sample batch")

    /// A sweep of a cooldown over a story circle, and a game: variants with other checks.
    package init(runs: Int) {
        let story: [Text] = ["2", "4"]
        plan = BatchPlan(
            variants: story.map {
                .init(scenario: "story-circle", changes: [.init(key: "COOLDOWN_SECONDS", value: $0)])
            } + [.init(scenario: "chess, \"quick\"")],
            runs: runs,
            stepLimit: 10_000,
            digest: Digest(of: Text("sample \(runs)"))
        )
        let replies = BatchCheck(title: "replies", subject: "replies", expected: "at least 12")
        let order = BatchCheck(title: "the order, kept", subject: "order", expected: "A, B, C")
        checks = [[order, replies], [order, replies], []]
    }

    /// The result of a case: the same each time, and another one for each.
    package func result(_ number: Int) -> CaseResult {
        var stream = stream.derived(for: Text("\(number)"))
        var metrics = RunMetrics()
        for metric in MetricName.allCases {
            switch stream.integer(below: 8) {
            case 0: break
            case 1: metrics[metric] = Double(stream.integer(below: 120_000)) / 1000
            case 2: metrics[metric] = 0
            default: metrics[metric] = Double(stream.integer(below: 60))
            }
        }
        let verdicts = checks[plan.place(of: number).variant].map { _ in
            stream.integer(below: 10) > 0
                ? CaseResult.Verdict(hasPassed: true)
                : CaseResult.Verdict(hasPassed: false, found: "11", event: stream.integer(in: 1...300))
        }
        let isBroken = stream.integer(below: 50) == 0
        return CaseResult(
            number: number,
            ending: isBroken ? .broken : .finished,
            finding: isBroken ? "a reply beyond the budget" : Text(),
            checks: verdicts,
            metrics: metrics,
            kept: isBroken ? Text("reports/sample/\(number)") : nil
        )
    }
}
