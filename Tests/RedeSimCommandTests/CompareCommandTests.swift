import Foundation
import RedeTestSupport
import Testing

/// `compare`, as a user has it, between two runs.
struct CompareCommandTests {
    private let place: TemporaryDirectory

    init() throws {
        place = try TemporaryDirectory()
        try FileManager.default.createSymbolicLink(
            atPath: place.path + "/scenarios",
            withDestinationPath: Project.root + "/scenarios"
        )
    }

    @Test func `a scenario is compared with itself under another seed`() throws {
        let ending = try Command.run("compare", "story-circle", "--seeds", "7,8", in: place.path)

        expectGolden(ending.text, "Tests/Goldens/compare/seeds.txt")
        #expect(ending.status == 0)
        #expect(ending.text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
        #expect(try place.names() == ["scenarios"])
    }

    @Test func `runs are found by their names, and their timelines are linked`() throws {
        for seed in ["7", "8"] {
            _ = try Command.run("run", "story-circle", "--seed", seed, in: place.path)
        }

        let ending = try Command.run(
            ["compare", "story-circle-7", "reports/story-circle-8/events.ndjson", "--out", "comparison"],
            in: place.path
        )

        #expect(ending.text.hasSuffix("see it side by side:  rede-sim open comparison/compare.html\n"))
        let files = try FileManager.default.contentsOfDirectory(atPath: place.path + "/comparison").sorted()
        #expect(files == ["candidate.html", "compare.html", "compare.json", "compare.md"])
        let page = String(decoding: try #require(place.bytes("comparison/compare.html")), as: UTF8.self)
        #expect(page.contains("href=\"../reports/story-circle-7/timeline.html#e"))
        #expect(page.contains("href=\"candidate.html#e"))
        #expect(page.contains("<del>") && page.contains("<ins>"))
    }

    @Test func `a recording is compared with itself under a setting, or with a log`() throws {
        let record = ["run", "story-circle", "--seed", "7", "--record", "story.ndjson", "--quiet"]
        _ = try Command.run(record, in: place.path)

        let changed = try Command.run(
            "compare",
            "story.ndjson",
            "--candidate-set",
            "MAX_SESSION_REPLIES=3",
            in: place.path
        )
        let same = try Command.run(
            ["compare", "story.ndjson", "reports/story-circle-7/events.ndjson", "--exit-code"],
            in: place.path
        )

        #expect(changed.text.contains("MAX_SESSION_REPLIES  6 → 3"))
        #expect(changed.text.contains("replies  ✓ 18 → ✗ 9"))
        #expect(same.text.contains("The runs are the same: 251 events, and none differs."))
        #expect(same.status == 0)
    }

    @Test func `exit code 1 is asked for`() throws {
        let line = ["compare", "story-circle", "--seeds", "1,2", "--quiet"]

        #expect(try Command.run(line, in: place.path).status == 0)
        let asked = try Command.run(line + ["--exit-code"], in: place.path)
        #expect(asked == Command.Ending(status: 1, output: [], errors: ""))
    }

    @Test(arguments: [
        (["story-circle"], 64, "candidate: expected another run, or an option such as --seeds 7,8"),
        (["story-circle", "--seeds", "7"], 64, "--seeds: expected two seeds, such as 7,8, found \"7\""),
        (["story-circle", "--readings", "observed,both"], 64, "--readings: expected two readings"),
        (["story-circle", "--candidate-set", "X"], 64, "--set: expected NAME=value"),
        (["log.ndjson", "--seeds", "7,8"], 64, "--seeds: expected a scenario or a recording to play"),
        (["log.ndjson", "broken.ndjson"], 65, "broken.ndjson:2:1: expected a record of an event log"),
        (["story-cirle", "log.ndjson"], 66, "the nearest name is \"story-circle\""),
        (["empty", "log.ndjson"], 66, "found a directory without a run, a scenario or parts of a batch"),
        (["log.ndjson", "results.csv"], 64, "compare: expected two runs or two batches, found one of each"),
    ])
    func `what cannot be compared is told with its place`(
        _ arguments: [String],
        _ status: Int,
        _ words: String
    ) throws {
        let record = #"{"event":"bot.wait","timestamp":"2026-01-01T00:00:01.000Z","payload":{"bot":"A"}}"#
        try place.write(record + "\n", to: "log.ndjson")
        try place.write(record + "\nand then\n", to: "broken.ndjson")
        try place.write("scenario,seed\n", to: "results.csv")
        try FileManager.default.createDirectory(
            atPath: place.path + "/empty",
            withIntermediateDirectories: false
        )

        let ending = try Command.run(["compare"] + arguments, in: place.path)

        #expect(ending.status == Int32(status))
        #expect(ending.errors.contains(words))
        #expect(ending.text == "")
    }
}
