import RedeEval
import RedeModel
import Testing

@Suite struct ShardUnionTests {
    @Test func `parts are joined in the order of their cases, however many there are`() async throws {
        let batch = try Batch.circle(runs: 7, "runtime=documented,observed", "faults.rateLimit=20%")
        let expected = try await batch.results(jobs: 2).results

        for count in [1, 2, 3, 8, 14, 20] {
            let folder = ShardDirectory()
            try folder.write(expected, of: batch, 1...count, of: count)
            let union = try ShardUnion(of: [folder.path])
            #expect(try union.results() == expected)
            #expect(union.head == ShardHead(.whole, of: batch, version: "1"))
        }
    }

    @Test func `parts are joined to larger ones, which have the bytes that a run of them has`() async throws {
        let batch = try Batch.circle(runs: 15, "faults.rateLimit=20%")
        let results = try await batch.results(jobs: 2).results
        let (small, large, run) = (ShardDirectory(), ShardDirectory(), ShardDirectory())
        try small.write(results, of: batch, 1...12, of: 12)
        try run.write(results, of: batch, 1...3, of: 3)

        for number in 1...3 {
            let shard = try #require(Shard(Text("\(number)/3")))
            let union = try ShardUnion(of: [small.path], as: shard)
            #expect(union.count == 4)
            var file = try ShardFile(union.head, in: large.path) { _ in }
            try file.add(try union.results())
            try file.close()
        }

        #expect(large.names == run.names)
        for name in run.names { #expect(large.bytes(name) == run.bytes(name)) }
        #expect(try ShardUnion(of: [large.path]).results() == results)
    }

    @Test func `parts that are missing, twice there or of several batches are told`() async throws {
        let batch = try Batch.circle(runs: 6)
        let results = try await batch.results(jobs: 1).results
        let (some, rest, others) = (ShardDirectory(), ShardDirectory(), ShardDirectory())
        try some.write(results, of: batch, 1...4, of: 6)
        try rest.write(results, of: batch, 4...6, of: 6)
        try others.write(results, of: batch, 1...1, of: 2)

        let gap = #expect(throws: UnfitShards.self) { try ShardUnion(of: [some.path]) }
        #expect(gap?.expected == "6 finished parts" && gap?.found == "4 of them")
        #expect(gap?.notes == ["missing: 5,6"])
        let overlap = #expect(throws: UnfitShards.self) { try ShardUnion(of: [some.path, rest.path]) }
        #expect(overlap?.expected == "each part once")
        #expect(overlap?.found == some.path + "/shard-00004-of-00006")
        let mixed = #expect(throws: UnfitShards.self) { try ShardUnion(of: [some.path, others.path]) }
        #expect(mixed?.found == "one of 2")
        let odd = try #require(Shard("1/4"))
        let uneven = #expect(throws: UnfitShards.self) { try ShardUnion(of: [some.path], as: odd) }
        #expect(uneven?.expected == "a number of parts that 6 can be divided by")
        #expect(throws: UnreadableFile.self) { try ShardUnion(of: [some.path, "nowhere"]) }
    }

    @Test func `parts of another plan or version are told`() async throws {
        let batch = try Batch.circle(runs: 4)
        let other = try Batch.circle(runs: 4, "ties=seeded")
        let results = try await batch.results(jobs: 1).results

        for (second, version, key) in [(other, "1", "plan"), (batch, "2", "version")]
            as [(Batch, Text, String)]
        {
            let folder = ShardDirectory()
            try folder.write(results, of: batch, 1...1, of: 2)
            try folder.write(results, of: second, 2...2, of: 2, version: version)
            let error = #expect(throws: InvalidInput.self) { try ShardUnion(of: [folder.path]) }
            #expect(error?.problems.map(\.path) == [key])
        }
    }

    @Test func `a file that was changed or cut is told, and so is a manifest`() async throws {
        let batch = try Batch.circle(runs: 4)
        let results = try await batch.results(jobs: 1).results
        let damages: [(name: String, change: (inout [UInt8]) -> Void)] = [
            ("shard-00002-of-00002.ndjson", { $0[$0.count / 2] ^= 1 }),
            ("shard-00002-of-00002.ndjson", { $0.removeLast() }),
            ("shard-00002-of-00002.done", { $0 = [] }),
        ]

        for (name, change) in damages {
            let folder = ShardDirectory()
            try folder.write(results, of: batch, 1...2, of: 2)
            try folder.change(name, change)
            let error = #expect(throws: UnfitShards.self) { try ShardUnion(of: [folder.path]) }
            #expect(error?.path == folder.path + "/shard-00002-of-00002.ndjson")
        }
    }

    @Test func `more parts than files may be open are told, with the way out`() throws {
        let folder = ShardDirectory()
        try OutputDirectory.make(folder.path)
        for number in 1...1001 {
            let shard = try #require(Shard(Text("\(number)/1001")))
            try folder.change(shard.stem + ".done") { $0 = [] }
        }

        let error = #expect(throws: UnfitShards.self) { try ShardUnion(of: [folder.path]) }

        #expect(error?.found == "1001")
        #expect(error?.notes == ["--shard joins them into fewer and larger parts first"])
    }
}

extension ShardUnion {
    /// All results.
    fileprivate func results() throws -> [CaseResult] {
        var results = try Results(of: self)
        var all: [CaseResult] = []
        while let result = try results.next() { all.append(result) }
        return all
    }
}

extension ShardDirectory {
    /// Writes some parts of a batch into it, of so many, from the results of all cases.
    fileprivate func write(
        _ results: [CaseResult],
        of batch: Batch,
        _ numbers: ClosedRange<Int>,
        of count: Int,
        version: Text = "1"
    ) throws {
        for number in numbers {
            let shard = try #require(Shard(Text("\(number)/\(count)")))
            var file = try ShardFile(ShardHead(shard, of: batch, version: version), in: path) { _ in }
            try file.add(shard.cases(of: batch.plan).map { results[$0] })
            try file.close()
        }
    }
}
