package import RedeModel

/// What a file of results begins with: whose results they are, and all of the plan that a store keeps.
package struct ShardHead: Equatable, Sendable {
    /// The version of the program.
    package var version: Text
    /// What the batch runs.
    package var plan: BatchPlan
    /// The checks of each variant, in the order of the plan.
    package var checks: [[BatchCheck]]
    /// Which part of the batch it holds.
    package var shard: Shard

    /// The head of a part of a batch that a version of the program runs.
    package init(_ shard: Shard, of batch: Batch, version: Text) {
        self.version = version
        self.shard = shard
        plan = batch.plan
        checks = batch.checks
    }

    /// How many cases the part has.
    package var cases: Int { shard.caseCount(of: plan) }

    /// The head of another part of the same batch.
    func head(of shard: Shard) -> ShardHead {
        var head = self
        head.shard = shard
        return head
    }
}
