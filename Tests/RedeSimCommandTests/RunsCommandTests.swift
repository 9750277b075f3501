import Foundation
import RedeEval
import RedeModel
import RedeSim
import RedeStore
import RedeTestSupport
import StoreTestSupport
import Testing

/// `runs`, as a user has it, over a store with a finished batch and one that was interrupted.
struct RunsCommandTests {
    private let place: TemporaryDirectory
    private let path: String

    init() throws {
        place = try TemporaryDirectory()
        path = place.path + "/rede.sqlite"
        let store = try ResultStore(path, for: .growing)
        for (tag, runs, cases) in [("cooldowns", 20, 60), ("try 2", 10, 7)] as [(Text, Int, Int)] {
            let sample = SampleBatch(runs: runs)
            let batch = try store.begin(tag, sample.plan, checks: sample.checks, version: "0.0.0")
            try store.add((0..<cases).map(sample.result), to: batch)
        }
    }

    private func runs(_ arguments: String...) throws -> Command.Ending {
        try Command.run(["runs"] + arguments + ["--store", path])
    }

    @Test func `batches are listed with their runs`() throws {
        let ending = try runs("list")

        let lines = ending.text.split(separator: "\n").map { $0.dropLast(10) }
        expectGolden(lines.joined(separator: "\n") + "\n", "Tests/Goldens/runs/list.txt")
        #expect(ending.text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
        #expect(try Command.run("runs", "--store", path).text == ending.text)
        let json = try JSONReader.value(of: Text(try runs("list", "--json").text))
        #expect(json["batches"]?.array?.compactMap { $0["tag"]?.text } == ["cooldowns", "try 2"])
        #expect(json["batches"]?.array?.compactMap { $0["runs"]?.double } == [60, 7])
    }

    @Test func `a batch is shown by its variants, and one of them with its metrics`() throws {
        expectGolden(try runs("show", "cooldowns").text, "Tests/Goldens/runs/show.txt")
        let one = try runs("show", "cooldowns", "--variant", "2")
        #expect(one.text.contains("  turns "))
        #expect(one.text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
        let json = try JSONReader.value(of: Text(try runs("show", "cooldowns", "--json").text))
        #expect(json["variants"]?.array?.map { $0["runs"]?.double } == [20, 20, 20])
        #expect(try runs("show", "try 2").text.contains("7 runs · "))
    }

    @Test func `a run is shown with its checks and metrics`() throws {
        let sample = SampleBatch(runs: 20)
        let failed = try #require((0..<20).first { !sample.result($0).checks.allSatisfy(\.hasPassed) })

        let ending = try runs("show", "cooldowns", "\(failed + 1)", "--variant", "1")

        #expect(
            ending.text.hasPrefix(
                "variant 1  story-circle  COOLDOWN_SECONDS=2 · seed \(failed + 1)\n  failed · "
            )
        )
        #expect(ending.text.contains(", found 11, event "))
        #expect(try runs("show", "try 2", "9", "--variant", "1").text.contains("not run yet"))
        let wrong = try runs("show", "cooldowns", "21")
        #expect(wrong.errors == "seed: expected a number from 1 to 20, found 21\n" && wrong.status == 64)
        #expect(try runs("show", "cooldowns", "--variant", "4").status == 64)
    }

    @Test func `an export depends on the plan and the results alone`() throws {
        let sample = SampleBatch(runs: 20)
        let other = place.path + "/other.sqlite"
        let store = try ResultStore(other, for: .growing)
        let batch = try store.begin("elsewhere", sample.plan, checks: sample.checks, version: "9.9.9")
        for number in (0..<60).reversed() { try store.add([sample.result(number)], to: batch) }

        for format in ["csv", "jsonl"] {
            let one = try runs("export", "cooldowns", "--format", format)
            let again = try Command.run("runs", "export", "elsewhere", "--format", format, "--store", other)
            #expect(one.output == again.output && one.status == 0)
            #expect(one.text.split(separator: "\n").count == (format == "csv" ? 61 : 60))
        }
        let lines = try runs("export", "cooldowns", "--format", "jsonl").text.split(separator: "\n")
        for (number, line) in lines.enumerated() {
            let value = try JSONReader.value(of: Text(String(line)))
            #expect(value["passed"] == .bool(sample.result(number).hasPassed))
            #expect(value["metrics"]?["turns"]?.double == sample.result(number).metrics[.turns])
        }
    }

    @Test func `an export goes to a file whole`() throws {
        let ending = try runs("export", "cooldowns", "--out", place.path + "/runs.csv")

        #expect(ending.text == "" && ending.status == 0)
        let text = String(decoding: try #require(place.bytes("runs.csv")), as: UTF8.self)
        let lines = text.split(separator: "\n")
        #expect(
            lines[0].hasPrefix(
                "scenario,variant,seed,COOLDOWN_SECONDS,ending,passed,finding,"
                    + "\"check: the order, kept\",check: replies,turns,"
            )
        )
        #expect(
            lines[1].hasPrefix("story-circle,1,1,2,")
                && lines[60].hasPrefix("\"chess, \"\"quick\"\"\",3,20,,")
        )
        #expect(try runs("export", "cooldowns", "--out", place.path + "/no/runs.csv").status == 73)
        #expect(try place.names().allSatisfy { !$0.contains("partial") })
    }

    @Test func `a batch gets another tag`() throws {
        #expect(try runs("tag", "try 2", "better").status == 0)
        #expect(try runs("show", "better").status == 0)

        let taken = try runs("tag", "better", "cooldowns")
        #expect(
            taken.errors == "tag: expected a tag that no batch has, found \"cooldowns\"\n"
                && taken.status == 64
        )
        let near = try runs("show", "cooldown")
        #expect(near.errors.contains("the nearest name is \"cooldowns\"") && near.status == 64)
    }

    @Test func `a batch is removed when that is said plainly`() throws {
        let unsure = try runs("rm", "cooldowns")
        #expect(unsure.status == 64 && unsure.errors.hasPrefix("--yes: expected to be given"))

        let ending = try runs("rm", "cooldowns", "--yes")

        #expect(ending.text == "removed 60 runs of \"cooldowns\"\n")
        #expect(try runs("show", "cooldowns").status == 64)
        #expect(try runs("show", "try 2").status == 0)
    }

    @Test func `what is no store is told by its exit code`() throws {
        try place.write("notes, and more notes\n", to: "notes.txt")

        let notes = try Command.run("runs", "list", "--store", place.path + "/notes.txt")
        #expect(notes.status == 65)
        #expect(
            notes.errors.hasSuffix(
                "/notes.txt: expected a result store, found a file that is no SQLite database\n"
            )
        )
        #expect(try Command.run("runs", "list", "--store", place.path + "/none.sqlite").status == 66)
    }
}
