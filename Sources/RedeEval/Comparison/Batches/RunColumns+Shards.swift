package import RedeModel

extension RunColumns {
    /// The runs of the parts of a batch in a directory, all of them finished.
    ///
    /// - Throws: ``UnfitShards``, `UnreadableFile`, `InvalidInput`.
    package init(ofPartsIn directory: String, name: Text) throws {
        let union = try ShardUnion(of: [directory])
        let plan = union.head.plan
        self.init(name: name, cases: union.head.cases)
        let columns = columns(of: union.head.checks)
        var results = try ShardUnion.Results(of: union)
        while let result = try results.next() {
            add(result, of: plan, checkColumns: columns[plan.place(of: result.number).variant])
        }
    }
}
