package import RedeModel

/// What a file of results begins with: whose results they are.
package struct ShardHead: Equatable, Sendable {
    /// The version of the program.
    package var version: Text
    /// The digest of the plan.
    package var plan: Digest
    /// Which part of the batch it holds.
    package var shard: Shard
    /// How many cases the part has.
    package var cases: Int

    /// The head of a part of a batch that a version of the program runs.
    package init(_ shard: Shard, of plan: BatchPlan, version: Text) {
        self.version = version
        self.plan = plan.digest
        self.shard = shard
        cases = shard.caseCount(of: plan)
    }

    /// The head as an object of JSON.
    var object: JSONObject {
        var object = JSONObject()
        object["schema"] = .string(ShardFile.schema)
        object["version"] = .string(version)
        object["plan"] = .string(plan.text)
        object["shard"] = .number(Double(shard.number))
        object["of"] = .number(Double(shard.count))
        object["cases"] = .number(Double(cases))
        object["metrics"] = .array(MetricName.allCases.map { .string(Text($0.rawValue)) })
        return object
    }

    /// The head as a line.
    var line: [UInt8] { ByteWriter.text(of: .object(object)).bytes + [UInt8(ascii: "\n")] }
}
