import Foundation
import RedeEval
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@testable import RedeReport

/// The comparison of two runs, and its reports.
struct RunComparisonTests {
    private static func side(
        _ path: String,
        seed: UInt64,
        _ settings: KeyValuePairs<Text, Text> = [:]
    ) throws
        -> ComparedRun
    {
        var scenario = try Scenario.load(Project.root + "/" + path)
        scenario.settings += settings.map { .init(name: $0, value: $1) }
        let sample = try SampleRun(scenario, seed: seed)
        let document = Secrets(of: scenario).masked(scenario)
        return ComparedRun(sample.timeline, of: RunFile(sample.result), scenario: document)
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test(arguments: ["story-circle", "research", "rate-limits", "stale-turns", "chess-rules"])
    func `a run does not differ from itself`(_ scenario: String) throws {
        let run = try Self.side("scenarios/" + scenario, seed: 3)

        let comparison = RunComparison(of: run, with: run)

        #expect(comparison.isSame && comparison.countsTimes)
        #expect(comparison.turns.allSatisfy { $0.status == .same && $0.baseline == $0.candidate })
        #expect(!comparison.turns.isEmpty)
        #expect(comparison.setup == [] && comparison.prompts == [] && comparison.checks == [])
        #expect(comparison.otherMetrics == [])
    }

    @Test(arguments: UInt64(1)...6)
    func `turns are paired the same way whichever run is the baseline`(_ seed: UInt64) throws {
        var stream = SeedStream(seed: seed, name: "sides")
        func replies() -> Text { Text(String(stream.integer(in: 1...8))) }
        let one = try Self.side("scenarios/rate-limits", seed: seed, ["MAX_SESSION_REPLIES": replies()])
        let other = try Self.side("scenarios/rate-limits", seed: seed + 1, ["MAX_SESSION_REPLIES": replies()])

        let there = RunComparison(of: other, with: one)
        let back = RunComparison(of: one, with: other)

        for voice in there.voices {
            func pairs(_ comparison: RunComparison) -> [RunComparison.TurnPair] {
                comparison.turns.filter { comparison.voices[$0.voice] == voice }
            }
            #expect(pairs(there).map(\.baseline) == pairs(back).map(\.candidate))
            #expect(pairs(there).map(\.candidate) == pairs(back).map(\.baseline))
        }
    }

    @Test func `two runs are told as a page, in JSON and in Markdown`() throws {
        let baseline = try Self.side("Tests/Fixtures/three-bots", seed: 1)
        let candidate = try Self.side("Tests/Fixtures/three-bots", seed: 1, ["MAX_SESSION_REPLIES": "1"])
        let comparison = RunComparison(of: candidate, with: baseline)
        let pages = RunComparisonReport.Pages(baseline: "baseline.html", candidate: "candidate.html")
        let report = RunComparisonReport(comparison, pages: pages)

        expectGolden(Self.text(report.json), "Tests/Goldens/compare/three-bots.json")
        let schema = try SourceFile.read(Project.root + "/schemas/run-comparison-1.schema.json").bytes
        let keys = try JSONReader.value(of: schema[...])["$defs"]?["comparison"]?["properties"]?.object
        let written = try JSONReader.value(of: report.json[...]).object
        #expect(keys?.members.map(\.key) == written?.members.map(\.key))
        expectGolden(Self.text(report.markdown), "Tests/Goldens/compare/three-bots.md")
        let page = Self.text(RunComparisonPage(report).bytes)
        // The style and the script are files of their own.
        let start = try #require(page.range(of: "<body"))
        let end = try #require(page.range(of: "<dialog"))
        expectGolden(String(page[start.lowerBound..<end.lowerBound]), "Tests/Goldens/compare/three-bots.html")
    }

    @Test(arguments: [
        (12, 3, 0..<12), (5000, 4999, 0..<5000), (24_000, 0, 0..<5000), (24_000, 1050, 1000..<6000),
        (24_000, 23_990, 19_000..<24_000), (24_000, 24_000, 19_000..<24_000),
    ])
    func `a long comparison's page begins a little before the first difference`(
        _ turns: Int,
        _ first: Int,
        _ shown: Range<Int>
    ) {
        #expect(TurnRows.window(of: turns, around: first) == shown)
    }

    @Test func `a page made twice has the same bytes, and texts of a run are never markup`() throws {
        let planted = #"</script><script>alert(1)</script>{{title}} <img src=x> "&"#
        let text = ByteWriter.text(of: .string(Text(planted)))
        let start = #"{"bot":"A","from":"B","timestamp":"2026-01-01T00:00:00.000Z","content":"#
        func side(_ milliseconds: Int) throws -> ComparedRun {
            let log = try timeline(
                (0, "message.receive", "\(start)\(text)}"),
                (milliseconds, "brain.start", #"{"bot":"A","lastMessageFrom":"B"}"#),
                (900, "brain.reply", #"{"bot":"A","content":\#(text),"recipients":["B",\#(text)]}"#)
            )
            return ComparedRun(log, named: planted)
        }
        let comparison = RunComparison(of: try side(20), with: try side(10))

        let page = RunComparisonPage(RunComparisonReport(comparison)).bytes

        #expect(RunComparisonPage(RunComparisonReport(comparison)).bytes == page)
        let parts = Self.text(page)
        #expect(parts.components(separatedBy: "<script").count == 2)
        #expect(!parts.contains("<img") && !parts.contains("http://") && !parts.contains("style=\""))
    }

    @Test func `times of logs that begin at different instants do not count`() throws {
        func log(_ shift: Int) throws -> ComparedRun {
            let stamp = "2026-01-01T00:00:0\(shift).000Z"
            return ComparedRun(
                try timeline(
                    (shift * 1000, "message.receive", #"{"bot":"A","from":"B","timestamp":"\#(stamp)"}"#),
                    (shift * 1700, "brain.error", #"{"bot":"A","error":"401"}"#)
                ),
                named: "log"
            )
        }

        let comparison = RunComparison(of: try log(2), with: try log(1))

        #expect(comparison.isSame && !comparison.countsTimes)
        #expect(comparison.verdict == "The runs are the same but for their times: 2 events.")
    }

    @Test func `a log that ends earlier is told, and one without records`() throws {
        let record = (0, Text("brain.error"), #"{"bot":"A","error":"401"}"#)
        let one = ComparedRun(try timeline(record), named: "one")
        let empty = ComparedRun(Timeline(WrittenLog()), named: "empty")

        let comparison = RunComparison(of: empty, with: one)

        #expect(comparison.divergence?.kind == .end)
        #expect(comparison.turns.map(\.status) == [.gone])
        #expect(RunComparison(of: empty, with: empty).isSame)
        #expect(Self.text(RunComparisonReport(comparison).markdown).contains("nothing: the log has ended"))
    }

    @Test func `what was given, prompts and checks are told where they differ`() throws {
        let baseline = try Self.side("scenarios/story-circle", seed: 7)
        let candidate = try Self.side("scenarios/story-circle", seed: 7, ["MAX_SESSION_REPLIES": "3"])

        let comparison = RunComparison(of: candidate, with: baseline)

        let setting = try #require(comparison.setup.first)
        #expect(comparison.setup.count == 1 && setting.name == "MAX_SESSION_REPLIES")
        #expect(setting.baseline == "6" && setting.candidate == "3")
        let context = try #require(comparison.prompts.first)
        #expect(context.first.name == "context" && comparison.prompts.count == 1)
        #expect(comparison.checks.map(\.title) == ["replies"])
        let replies = try #require(comparison.metrics.first { $0.metric == .replies })
        #expect(replies.verdict == .worse)
        #expect(comparison.title == "story-circle · seed 7: MAX_SESSION_REPLIES 3 against 6")
    }
}
