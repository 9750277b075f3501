import Foundation
import RedeEval
import RedeModel
import RedeSim
import Testing

/// What `runs export` writes is read back.
struct ExportReaderTests {
    private let place = ShardDirectory()

    @Test(arguments: RunTable.Format.allCases)
    func `an export gives the columns of the results that it was made of`(
        format: RunTable.Format
    ) async throws {
        let batch = try Batch.circle(runs: 3, "faults.rateLimit=0,40%", "BRAIN_COOLDOWN_SECONDS=2")
        let results = try await batch.results(jobs: 1).results
        var expected = RunColumns(name: "export")
        let columns = expected.columns(of: batch.checks)
        for result in results {
            let variant = batch.plan.place(of: result.number).variant
            expected.add(result, of: batch.plan, checkColumns: columns[variant])
        }
        let table = RunTable(batch.plan, checks: batch.checks, format: format)
        var writer = ByteWriter()
        table.writeHead(to: &writer)
        for result in results { table.write(result, to: &writer) }

        let read = try ExportReader.columns(of: try path(of: writer.bytes), name: "export")

        #expect(read.count == 6)
        #expect(
            read.variants
                == expected.variants.map { BatchPlan.Variant(scenario: $0.scenario, changes: $0.changes) }
        )
        #expect(read.seeds == expected.seeds)
        #expect(read.measures == expected.measures)
        for measure in expected.measures {
            let (values, found) = (expected.values(of: measure), read.values(of: measure))
            #expect(zip(values, found).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }, "\(measure.name)")
        }
    }

    @Test func `quotes, line breaks and odd titles are read as they were written`() throws {
        let text = #"""
            scenario,variant,seed,n,ending,passed,finding,"check: a, ""b""",replies
            "two
            lines",1,7,"1,5",broken,false,"x
            y",true,12
            "two
            lines",1,8,"1,5",finished,true,,,
            """#

        let read = try ExportReader.columns(of: try path(of: Array((text + "\n").utf8)), name: "x")

        #expect(read.variants == [.sample("two\nlines", ("n", "1,5"))])
        #expect(read.seeds == [7, 8])
        #expect(read.measures == [.passed, .check("a, \"b\""), .metric(.replies)])
        #expect(read.values(of: .passed) == [0, 1])
        #expect(read.values(of: .metric(.replies)).first == 12)
        #expect(read.values(of: .metric(.replies)).last?.isNaN == true)
    }

    private static let head = "scenario,variant,seed,ending,passed,finding,replies\n"

    private static let wrong: [(text: String, words: String)] = [
        ("", "1:1: expected what rede-sim runs export writes, found an empty file"),
        (
            "a,b\n",
            "1:1: expected the head of such a table, \"scenario,variant,seed\" to begin with, found \"a,b\""
        ),
        (
            "scenario,variant,seed,ending,passed,finding,reply\n",
            "1:1: expected the name of a metric, found \"reply\""
        ),
        (head, "2:1: expected the row of a run, found the end of the file"),
        (head + "a,1,1,finished,true,\n", "2:1: expected 7 cells, found 6"),
        (head + "a,1,-1,finished,true,,3\n", "2:5: expected a whole number of at least 0, found \"-1\""),
        (head + "a,1,1,finished,yes,,3\n", "2:16: expected true or false, found \"yes\""),
        (head + "a,1,1,finished,true,,3x\n", "2:22: expected a number, found \"3x\""),
        (
            "{\"scenario\":1}\n",
            "1:1: expected the run that such a line holds, found \"{\\\"scenario\\\":1}\""
        ),
    ]

    @Test(arguments: wrong.indices)
    func `what is no export is told with its place`(index: Int) throws {
        let (text, words) = ExportReaderTests.wrong[index]
        let path = try path(of: Array(text.utf8))

        let error = #expect(throws: InvalidInput.self) { try ExportReader.columns(of: path, name: "x") }

        #expect(error?.description.hasPrefix("\(path):\(words)") == true, "\(error.map { "\($0)" } ?? "")")
    }

    private func path(of bytes: [UInt8]) throws -> String {
        try OutputDirectory.make(place.path)
        try Data(bytes).write(to: URL(filePath: place.path + "/export"))
        return place.path + "/export"
    }
}
