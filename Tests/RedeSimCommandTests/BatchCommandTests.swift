import Foundation
import RedeModel
import RedeTestSupport
import Testing

struct BatchCommandTests {
    private static let faults = "faults.rateLimit=0,20%"

    @Test func `a batch shows its variants, why runs failed, and where one of them is`() throws {
        let reports = try TemporaryDirectory()

        let ending = try Command.run(
            "batch",
            "story-circle",
            "--runs",
            "10",
            "--sweep",
            Self.faults,
            "--out",
            reports.path
        )

        expectGolden(Masked.text(ending.text, reports.path), "Tests/Goldens/batch/story-circle.txt")
        #expect(ending.status == 1)
        #expect(ending.errors == "")
        let next = try #require(ending.text.split(separator: "\n").last { $0.hasPrefix("next ") })
        let command = next.dropFirst("next     rede-sim ".count).split(separator: " ").dropLast().map(
            String.init
        )
        #expect(try Command.run(command + ["--out", reports.path + "/page.html"]).status == 0)
    }

    @Test func `the result as JSON is the same for any number of jobs`() throws {
        let (one, two) = (try TemporaryDirectory(), try TemporaryDirectory())
        let arguments = ["batch", "story-circle", "--runs", "12", "--sweep", Self.faults, "--json", "--out"]

        let first = try Command.run(arguments + [one.path, "--jobs", "1"])
        let second = try Command.run(arguments + [two.path, "--jobs", "2"])

        // The digest changes with each part that a scenario gets.
        let lines = first.text.split(separator: "\n").filter { !$0.hasPrefix("  \"plan\": ") }
        expectGolden(lines.joined(separator: "\n") + "\n", "Tests/Goldens/batch/story-circle.json")
        #expect(first == second)
        #expect(try Self.table(in: one) == Self.table(in: two))
    }

    @Test func `the reports are the same for any number of jobs, and from the store`() throws {
        let (one, two) = (try TemporaryDirectory(), try TemporaryDirectory())
        let arguments = ["batch", "story-circle", "--runs", "12", "--sweep", Self.faults, "--quiet", "--out"]
        let names = ["report.html", "report.json", "report.md", "junit.xml"].map { "story-circle/" + $0 }

        _ = try Command.run(arguments + [one.path, "--jobs", "1"])
        _ = try Command.run(arguments + [two.path, "--jobs", "2"])
        let written = try names.map { try #require(one.bytes($0)) }
        let again = try Command.run(
            "runs",
            "report",
            "story-circle",
            "--store",
            one.path + "/rede.sqlite",
            "--out",
            one.path + "/story-circle"
        )

        #expect(again.text == "\(one.path)/story-circle/report.html  24 runs\n")
        #expect(names.map { one.bytes($0) } == written)
        #expect(names.map { two.bytes($0) } == written)
        let report = try JSONReader.value(of: Text(bytes: written[1]))
        let examples = try #require(report["failures"]?.array).map { $0["example"] }
        #expect(!examples.isEmpty)
        for example in examples {
            let link = try #require(example?["timeline"]?.text?.string)
            let page = try #require(link.split(separator: "#").first)
            #expect(one.bytes("story-circle/" + page) != nil)
        }
    }

    @Test func `a killed batch goes on to the same results`() throws {
        let (killed, whole) = (try TemporaryDirectory(), try TemporaryDirectory())
        let arguments = ["batch", "story-circle", "--runs", "100", "--keep", "none", "--quiet"]
        let process = Process()
        process.executableURL = URL(filePath: Command.path)
        process.arguments = arguments + ["--out", killed.path, "--jobs", "1"]
        process.currentDirectoryURL = URL(filePath: Project.root)
        try process.run()
        try Self.waitForResults(of: process, in: killed)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)

        let refused = try Command.run(arguments + ["--out", killed.path])
        let resumed = try Command.run(arguments + ["--out", killed.path, "--resume"])
        let expected = try Command.run(arguments + ["--out", whole.path])

        #expect(refused.status == 64)
        #expect(refused.errors.contains("--resume goes on with it"))
        #expect(resumed == expected)
        #expect(try Self.table(in: killed) == Self.table(in: whole))
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `a signal ends a batch in good order`(_ signal: Int32) throws {
        let reports = try TemporaryDirectory()
        let process = Process()
        process.executableURL = URL(filePath: Command.path)
        process.arguments = ["batch", "story-circle", "--runs", "100000", "--out", reports.path]
        process.currentDirectoryURL = URL(filePath: Project.root)
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        try Self.waitForResults(of: process, in: reports)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()

        #expect(process.terminationStatus == 128 + signal)
        let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(words.hasSuffix(" of 100000 runs are kept; --resume goes on\n"), "\(words)")
    }

    @Test func `--fail-fast ends with the first failure by number, whatever the jobs`() throws {
        let (one, two) = (try TemporaryDirectory(), try TemporaryDirectory())
        let arguments = [
            "batch", "story-circle", "--runs", "30", "--sweep", "faults.rateLimit=10%", "--fail-fast",
            "--json", "--out",
        ]

        let first = try Command.run(arguments + [one.path, "--jobs", "1"])
        let second = try Command.run(arguments + [two.path, "--jobs", "2"])

        #expect(first == second)
        #expect(first.status == 1)
        let names = try FileManager.default.contentsOfDirectory(atPath: one.path + "/story-circle")
        #expect(names.filter { $0.hasPrefix("story-circle-") }.count == 1)
    }

    @Test func `the parts of a batch hold its cases, and a failed check fails no part`() throws {
        let (whole, parts) = (try TemporaryDirectory(), try TemporaryDirectory())
        let arguments = [
            "batch", "story-circle", "--runs", "8", "--sweep", "faults.rateLimit=20%", "--keep", "none",
            "--quiet", "--out",
        ]
        _ = try Command.run(arguments + [whole.path, "--shard", "1/1"])

        for shard in ["1/3", "3/3"] {
            #expect(try Command.run(arguments + [parts.path, "--shard", shard]).status == 0)
        }
        #expect(try Command.run("batch", "--missing", parts.path).text == "2\n")
        #expect(try Command.run(arguments + [parts.path, "--shard", "2/3"]).status == 0)
        #expect(try Command.run("batch", "--missing", parts.path).text == "")

        var lines = try (1...3).flatMap { number in
            try #require(parts.bytes("shard-0000\(number)-of-00003.ndjson")).split(separator: 0x0A)
                .dropFirst()
        }
        let expected = try #require(whole.bytes("shard-00001-of-00001.ndjson")).split(separator: 0x0A)
        lines.sort { $0.lexicographicallyPrecedes($1) }
        #expect(lines == Array(expected.dropFirst()))
    }

    /// The results in the store of a directory as a table, a row a run.
    private static func table(in directory: TemporaryDirectory) throws -> String {
        let ending = try Command.run(
            "runs",
            "export",
            "story-circle",
            "--store",
            directory.path + "/rede.sqlite"
        )
        return ending.status == 0 ? ending.text : ""
    }

    /// Waits until a process that runs a batch has stored the first result.
    private static func waitForResults(of process: Process, in directory: TemporaryDirectory) throws {
        while process.isRunning {
            if try table(in: directory).split(separator: "\n").count > 1 { return }
        }
    }

    static let wrong: [(arguments: [String], status: Int32, words: String)] = [
        ([], 64, "expected a scenario, a recording or --plan FILE"),
        (["story-circle", "--jobs", "0"], 64, "--jobs: expected at least 1"),
        (["story-circle", "--runs", "0"], 64, "--runs: expected 1 to 1000000000, found 0"),
        (["story-circle", "--tag", "a/b"], 64, "--tag: expected letters"),
        (["story-circle", "--shard", "9/8", "--out", "x"], 64, "--shard: expected a part such as 3/8"),
        (["story-circle", "--shard", "1/8"], 64, "--shard: expected --out DIRECTORY"),
        (["story-circle", "--sweep", "runtime="], 64, "--sweep runtime: expected a list of values"),
        (["story-circle", "--sweep", "runtim=observed"], 64, "the nearest name is \"runtime\""),
        (
            ["story-circle", "--sweep", "ties=seeded", "--sweep", "ties=insertion"], 64,
            "--sweep: expected each key once, found \"ties\" again"
        ),
        (
            ["story-circle", "--sweep", "policy.illegal=1%"], 64,
            "--sweep policy.illegal[0]: expected a scenario"
        ),
        (["story-circle", "--sweep", "bots=nowhere.json"], 66, "nowhere.json: expected a file"),
        (["stroy-circle"], 66, "the nearest name is \"story-circle\""),
        (["--plan", "nowhere.yaml"], 66, "nowhere.yaml: expected a file that can be read"),
        (["--missing", "Tests/Goldens"], 66, "no part of a batch in it"),
        (["story-circle", "--out", "Package.swift/reports"], 73, "expected a place that can be written"),
    ]

    @Test(arguments: wrong.indices)
    func `what is wrong with a batch is told, and nothing runs`(_ index: Int) throws {
        let one = Self.wrong[index]

        let ending = try Command.run(["batch"] + one.arguments)

        #expect(ending.status == one.status)
        #expect(ending.errors.contains(one.words), "\(ending.errors)")
        #expect(ending.output.isEmpty)
    }

    @Test func `a full disk is a reason to try a part again`() throws {
        let script = """
            ulimit -f 1; trap '' XFSZ
            "$REDE_SIM" batch story-circle --runs 100 --quiet --keep none --shard 1/2 --out "$OUT"
            """
        let parts = try TemporaryDirectory()

        let ending = try Command.shell("OUT='\(parts.path)'; " + script)

        #expect(ending.status == 75)
        #expect(ending.errors.contains("file too large"))
    }
}
