import RedeTestSupport
import Testing

/// `regress`, as a user has it.
struct RegressCommandTests {
    private let place: TemporaryDirectory
    private var store: String { place.path + "/rede.sqlite" }

    init() throws {
        place = try TemporaryDirectory()
        for (tag, rate) in [("old", "0"), ("new", "30%")] {
            let ending = try Command.run(
                "batch",
                "story-circle",
                "--runs",
                "12",
                "--sweep",
                "faults.rateLimit=\(rate)",
                "--tag",
                tag,
                "--quiet",
                "--keep",
                "none",
                "--out",
                place.path
            )
            #expect(ending.status < 2, "\(ending.errors)")
        }
    }

    private func regress(_ old: String, _ new: String, _ more: String...) throws -> Command.Ending {
        try Command.run(["regress", "--baseline", old, "--candidate", new, "--store", store] + more)
    }

    @Test func `a regression is told in every form, and fails the build`() throws {
        let ending = try regress("old", "new", "--out", place.path + "/report")

        #expect(ending.status == 1)
        expectGolden(ending.text.replacing(place.path, with: "PLACE"), "Tests/Goldens/regress/regression.txt")
        #expect(
            try Command.shell("cd '\(place.path)/report' && ls").text
                == "compare.html\ncompare.json\ncompare.md\njunit.xml\n"
        )
        for name in ["compare.json", "compare.md", "junit.xml"] {
            let text = String(decoding: place.bytes("report/\(name)") ?? [], as: UTF8.self)
            expectGolden(text.replacing(place.path, with: "PLACE"), "Tests/Goldens/regress/\(name)")
        }
        let lines = ending.text.split(separator: "\n")
        #expect(lines.dropLast().allSatisfy { $0.unicodeScalars.count <= 80 || $0.hasPrefix("report") })
    }

    @Test func `a batch beside itself, and its export, is no regression`() throws {
        _ = try Command.run("runs", "export", "old", "--store", store, "--out", place.path + "/old.csv")

        for other in ["old", place.path + "/old.csv", store + ":old", "old@1"] {
            let ending = try regress("old", other)
            #expect(ending.status == 0, "\(ending.text)\(ending.errors)")
            #expect(ending.text.hasPrefix("No regression: "))
        }
    }

    @Test func `what is undecided fails unless it is to pass`() throws {
        try place.write(
            "schema: rede-sim/gates/1\ngates:\n  - { metric: replies, margin: 0 }\n",
            to: "gates.yaml"
        )
        _ = try Command.run(
            "batch",
            "story-circle",
            "--runs",
            "4",
            "--sweep",
            "faults.rateLimit=1%",
            "--tag",
            "few",
            "--quiet",
            "--keep",
            "none",
            "--out",
            place.path
        )
        let gates = ["--gates", place.path + "/gates.yaml"]

        #expect(try regress("old", "few", gates[0], gates[1]).status == 1)
        let passing = try regress("old", "few", gates[0], gates[1], "--undecided", "pass")
        #expect(passing.status == 0)
        #expect(passing.text.hasPrefix("Undecided: 4 pairs do not tell whether few keeps “replies”"))
    }

    @Test func `what cannot be compared is told`() throws {
        let wrong: [(old: String, new: String, status: Int32, words: String)] = [
            (
                "old", "newer", 64,
                "tag: expected the tag of a batch, found \"newer\"\n  note: the store has \"old\", \"new\""
            ),
            ("old", "none.csv", 66, "none.csv: expected a file that can be read, found neither a tag of"),
            ("old", "README.md", 65, "README.md:1:1: expected the head of such a table"),
            ("old", store, 64, "tag: expected \(store):TAG for one of its batches"),
            ("old", "new@2", 64, "tag: expected a variant of \"new\", found 2"),
        ]
        for (old, new, status, words) in wrong {
            let ending = try regress(old, new)
            #expect(ending.status == status, "\(ending.errors)")
            #expect(ending.errors.contains(words), "\(ending.errors)")
        }
        #expect(try Command.run("regress", "--baseline", "old").status == 64)
    }
}
