import RedeEval
import RedeModel
import Testing

@Suite struct ShardTests {
    @Test func `the parts of a batch have each case once`() throws {
        let plan = try Batch.circle(runs: 11, "runtime=documented,observed").plan

        for count in [1, 2, 3, 8, 22, 30] {
            let shards = try (1...count).map { try #require(Shard(Text("\($0)/\(count)"))) }
            let cases = shards.map { Array($0.cases(of: plan)) }
            #expect(cases.flatMap { $0 }.sorted() == Array(0..<22))
            #expect(cases.map(\.count) == shards.map { $0.caseCount(of: plan) })
        }
        #expect(
            ["0/8", "9/8", "3", "3/", "/", "a/b", "-1/2", "1/100000"].allSatisfy { Shard(Text($0)) == nil }
        )
        #expect(Shard("3/8")?.stem == "shard-00003-of-00008")
    }

    @Test func `a part that was cut off anywhere is gone on with, to the same bytes`() async throws {
        let batch = try Batch.circle(runs: 8, "faults.rateLimit=20%", stepLimit: 300)
        let results = try await batch.results(jobs: 2).results
        let head = ShardHead(.whole, of: batch, version: "1")
        let whole = ShardDirectory()
        var file = try ShardFile(head, in: whole.path) { _ in }
        try file.add(results)
        try file.close()
        let expected = whole.bytes("shard-00001-of-00001.ndjson")
        #expect(whole.names == ["shard-00001-of-00001.done", "shard-00001-of-00001.ndjson"])

        let start = try #require(expected.firstIndex(of: 0x0A)) + 1
        for length in stride(from: start, through: expected.count, by: 97) {
            let cut = ShardDirectory()
            try OutputDirectory.make(cut.path)
            try cut.change("shard-00001-of-00001.partial") { $0 = Array(expected[..<length]) }
            var found: [CaseResult] = []
            var file = try ShardFile(head, in: cut.path) { found.append($0) }
            #expect(found == Array(results[..<file.finished]))
            try file.add(Array(results[file.finished...]))
            try file.close()
            #expect(cut.bytes("shard-00001-of-00001.ndjson") == expected)
        }
    }

    @Test func `a finished part is read, and gets the manifest that it lacks`() async throws {
        let batch = try Batch.circle(runs: 2)
        let results = try await batch.results(jobs: 1).results
        let head = ShardHead(.whole, of: batch, version: "1")
        let folder = ShardDirectory()
        var file = try ShardFile(head, in: folder.path) { _ in }
        try file.add(results)
        try file.close()
        let manifest = folder.bytes("shard-00001-of-00001.done")
        try folder.change("shard-00001-of-00001.done") { $0 = [] }

        var found: [CaseResult] = []
        let again = try ShardFile(head, in: folder.path) { found.append($0) }
        try again.close()

        #expect(found == results)
        #expect(folder.bytes("shard-00001-of-00001.done") == manifest)
    }

    @Test func `results of another plan, part or version, and changed ones, are refused`() async throws {
        let batch = try Batch.circle(runs: 3)
        let folder = ShardDirectory()
        let head = ShardHead(.whole, of: batch, version: "1")
        var file = try ShardFile(head, in: folder.path) { _ in }
        try file.add(try await batch.results(jobs: 1).results)
        try file.close()
        let other = ShardHead(.whole, of: try Batch.circle(runs: 3, "ties=seeded"), version: "1")
        let newer = ShardHead(.whole, of: batch, version: "2")

        for (head, path) in [(other, "plan"), (newer, "version")] {
            let error = #expect(throws: InvalidInput.self) {
                _ = try ShardFile(head, in: folder.path) { _ in }
            }
            #expect(error?.problems.map(\.path) == [path])
        }
        try folder.change("shard-00001-of-00001.ndjson") { bytes in
            let second = bytes.split(separator: 0x0A)[2]
            bytes = bytes.split(separator: 0x0A)[0] + [0x0A] + second + [0x0A]
        }
        let error = #expect(throws: InvalidInput.self) { _ = try ShardFile(head, in: folder.path) { _ in } }
        #expect(error?.problems.map(\.expected) == ["the result of case 0"])
    }

    @Test func `the parts that are missing are those without a manifest`() throws {
        let folder = ShardDirectory()
        #expect(Shard.missing(in: folder.path) == nil)
        try OutputDirectory.make(folder.path)
        for name in ["shard-00001-of-00005.done", "shard-00002-of-00005.partial", "notes.txt"] {
            try folder.change(name) { $0 = [0x0A] }
        }

        #expect(Shard.missing(in: folder.path) == [2, 3, 4, 5])
    }
}
