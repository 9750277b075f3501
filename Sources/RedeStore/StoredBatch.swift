package import RedeEval
package import RedeModel

/// A batch as the store has it.
package struct StoredBatch: Equatable, Sendable {
    /// The number of the batch, which no other one of the store ever has.
    let id: Int
    /// The number of the run of its first case; the others follow in the order of their cases.
    let firstRun: Int
    /// The name that the user gave it.
    package let tag: Text
    /// What it runs.
    package let plan: BatchPlan
    /// The checks of each variant, in the order of the plan.
    package let checks: [[BatchCheck]]
    /// The version of the program that began it.
    package let version: Text
    /// When it began, by the clock of that machine, as `2026-01-31T12:00:00.000Z`.
    package let created: Text

    /// The numbers of its runs.
    var runs: Range<Int> { firstRun..<(firstRun + plan.caseCount) }
}
