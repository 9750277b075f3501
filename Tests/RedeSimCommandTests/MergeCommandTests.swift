import RedeEval
import RedeModel
import RedeStore
import Testing

/// `merge`, as a user has it, over the parts of a batch in two directories.
struct MergeCommandTests {
    private static let arguments = [
        "batch", "story-circle", "research", "--runs", "5", "--sweep", "faults.rateLimit=0,20%", "--quiet",
        "--out",
    ]
    private let place: TemporaryDirectory
    private let parts: [String]

    init() throws {
        place = try TemporaryDirectory()
        parts = ["one", "two"].map { [path = place.path] in path + "/" + $0 }
        for (number, directory) in [(1, parts[0]), (2, parts[1]), (3, parts[0]), (4, parts[1])] {
            let ending = try Command.run(Self.arguments + [directory, "--shard", "\(number)/4"])
            #expect(ending.status == 0, "\(ending.errors)")
        }
    }

    private var database: String { place.path + "/rede.sqlite" }

    private func merge(_ arguments: String...) throws -> Command.Ending {
        try Command.run(["merge"] + parts + arguments)
    }

    private func export(_ tag: String, of database: String, _ format: String = "csv") throws -> [UInt8] {
        let ending = try Command.run("runs", "export", tag, "--store", database, "--format", format)
        return ending.status == 0 ? ending.output : []
    }

    @Test func `the export of joined parts is that of the whole batch, byte for byte`() throws {
        let whole = try Command.run(Self.arguments + [place.path + "/whole", "--tag", "joined"])

        let joined = try merge("--tag", "joined", "--store", database)

        #expect(joined.status == whole.status)
        #expect(joined.text.hasPrefix("20 runs of 4 parts, "))
        #expect(joined.text.hasSuffix("next     rede-sim runs show joined --store \(database)\n"))
        for format in ["csv", "jsonl"] {
            let expected = try export("joined", of: place.path + "/whole/rede.sqlite", format)
            #expect(!expected.isEmpty)
            #expect(try export("joined", of: database, format) == expected)
        }
        let again = try merge("--tag", "joined", "--store", database)
        #expect(again.status == 64)
        #expect(again.errors.hasPrefix("tag: expected a tag that no batch has, found \"joined\"\n"))
    }

    @Test func `joining that was interrupted goes on to the same results`() throws {
        _ = try merge("--tag", "joined", "--store", database)
        let expected = try export("joined", of: database)
        let (union, other) = (try ShardUnion(of: parts), place.path + "/other.sqlite")
        var begun = try BatchResults(
            of: union.head.plan,
            checks: union.head.checks,
            as: "joined",
            in: ResultStore(other, for: .growing),
            resuming: false,
            version: union.head.version
        ) { _ in }
        var results = try ShardUnion.Results(of: union)
        try begun.add((0..<7).compactMap { _ in try results.next() })

        let ending = try merge("--tag", "joined", "--store", other, "--resume")

        #expect(ending.text.hasPrefix("20 runs of 4 parts, "))
        #expect(try export("joined", of: other) == expected)
    }

    @Test func `parts are joined in a tree`() throws {
        _ = try merge("--tag", "joined", "--store", database)
        let larger = place.path + "/larger"
        for number in 1...2 {
            let ending = try merge("--shard", "\(number)/2", "--out", larger)
            let name = "shard-0000\(number)-of-00002.ndjson"
            #expect(ending.text == "10 runs of 2 parts\n\nresults  \(larger)/\(name)\n")
        }

        let ending = try Command.run("merge", larger, "--tag", "tree", "--store", database, "--quiet")

        #expect(ending.text == "" && ending.errors == "")
        #expect(try export("tree", of: database) == export("joined", of: database))
    }

    @Test func `what cannot be joined is told, and no store is made`() throws {
        let gap = try Command.run("merge", parts[0], "--tag", "joined", "--store", database)
        #expect(gap.status == 65)
        #expect(
            gap.errors == "\(parts[0]): expected 4 finished parts, found 2 of them\n  note: missing: 2,4\n"
        )
        let wrong: [(arguments: [String], words: String)] = [
            ([], "expected --tag NAME, or --shard k/n with --out DIRECTORY"),
            (["--tag", "a/b"], "--tag: expected letters"),
            (["--shard", "5/4", "--out", "x"], "--shard: expected a part such as 3/100"),
            (["--shard", "1/2", "--tag", "joined", "--out", "x"], "and neither --tag nor --resume"),
        ]
        for (arguments, words) in wrong {
            let ending = try Command.run(["merge"] + parts + arguments)
            #expect(ending.status == 64)
            #expect(ending.errors.contains(words), "\(ending.errors)")
        }
        #expect(try Command.run("merge", "Tests/Goldens", "--tag", "joined").status == 66)
        #expect(try place.names() == ["one", "two"])
    }
}
