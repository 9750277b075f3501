package import RedeEval
package import RedeModel

/// The results of a batch on their way into a store.
package struct BatchResults: ResultSink {
    /// How many cases of the batch the store has, the first ones.
    package private(set) var finished = 0
    private let store: ResultStore
    private let batch: StoredBatch

    /// Begins a batch, or goes on with one, whose results are shown in the order of their cases; `checks` are
    /// those of each variant of the plan.
    ///
    /// - Throws: ``UnfitTag`` for a new batch of a tag that is taken, and for one of another plan to go on
    ///   with; `UnwritableFile`.
    package init(
        of plan: BatchPlan,
        checks: [[BatchCheck]],
        as tag: Text,
        in store: ResultStore,
        resuming: Bool,
        version: Text,
        found: (CaseResult) -> Void
    ) throws {
        self.store = store
        guard resuming else {
            batch = try store.begin(tag, plan, checks: checks, version: version)
            return
        }
        batch = try store.resume(tag, plan)
        var count = 0
        // Results are added in order: the first one that is missing is where to go on.
        try store.forEachResult(of: batch) { result in
            guard result.number == count else { return }
            found(result)
            count += 1
        }
        finished = count
    }

    /// Adds results in one transaction.
    ///
    /// - Throws: ``UnfitTag`` when the batch was removed meanwhile; `UnwritableFile`.
    package mutating func add(_ results: [CaseResult]) throws {
        try store.add(results, to: batch)
        finished += results.count
    }
}
