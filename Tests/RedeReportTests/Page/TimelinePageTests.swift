import Foundation
import RedeModel
import RedeReport
import RedeSim
import RedeTestSupport
import Testing

struct TimelinePageTests {
    private static func page(_ log: String) throws -> String {
        let read = try LogReader.read(SourceFile(path: "log", bytes: Array(log.utf8)))
        return String(decoding: TimelinePage(Timeline(read), named: "log").bytes, as: UTF8.self)
    }

    @Test func `a page made twice has the same bytes`() throws {
        let one = try SampleRun("scenarios/research")
        let other = try SampleRun("scenarios/research")

        #expect(
            TimelinePage(one.timeline, of: one.result).bytes
                == TimelinePage(other.timeline, of: other.result).bytes
        )
    }

    @Test func `a page without data has less than 150 KB`() throws {
        #expect(try TimelinePageTests.page("").utf8.count < 150_000)
    }

    @Test func `texts of a run cannot end the script that holds them, nor the header`() throws {
        let planted = "</script><script>alert(1)</script><!--"
        let page = try TimelinePageTests.page(
            #"{"event":"\#(planted)","timestamp":"2026-01-01T00:00:00.000Z","#
                + #""payload":{"\#(planted)":"\#(planted)"}}"# + "\n"
        )
        let named = TimelinePage(Timeline(WrittenLog()), named: planted).bytes

        #expect(page.components(separatedBy: "</script>").count == 3)
        #expect(String(decoding: named, as: UTF8.self).components(separatedBy: "</script>").count == 3)
        #expect(!page.contains("<!--"))
    }

    @Test func `a text is stored once`() throws {
        let record =
            #"{"event":"message.receive","timestamp":"2026-01-01T00:00:00.000Z","#
            + #""payload":{"bot":"A","from":"B","content":"A very particular sentence."}}"#
        let page = try TimelinePageTests.page(record + "\n" + record + "\n")

        #expect(page.components(separatedBy: "A very particular sentence.").count == 2)
    }

    @Test(arguments: [
        ("", "This log has no records"),
        (#"{"event":"#, "This log is cut off within its first record"),
        (
            #"{"event":"bot.wait","timestamp":"2026-01-01T00:00:00.000Z","payload":{}}"# + "\n" + #"{"ev"#,
            "This log is cut off; what its last line was to say is not known"
        ),
    ])
    func `a log with little in it says so`(_ log: String, _ note: String) throws {
        #expect(try TimelinePageTests.page(log).contains(note))
    }

    @Test func `a page has what the summary of the run prints`() throws {
        let run = try SampleRun("scenarios/story-circle")
        let page = String(decoding: TimelinePage(run.timeline, of: run.result).bytes, as: UTF8.self)

        for shown in [
            "<dt>reading</dt><dd>documented</dd>", "<dt>virtual time</dt><dd>138.3 s</dd>",
            "<dt>calls</dt><dd>18</dd>", "<dt>sessions</dt><dd>3</dd>",
            "<dt>outcome coherent</dt><dd>true</dd>",
            "<dt>ledger</dt><dd>4 tasks · 2 in progress · 2 blocked</dd>",
            "✓ 4 checks passed · figures by bot", "<td class=\"number\">6.4 s</td>",
            "4 session-reply-budget",
        ] {
            #expect(page.contains(shown), "\(shown)")
        }
    }

    @Test func `a check that failed stands above what is folded, with a link to its event`() throws {
        let run = try SampleRun("Tests/Fixtures/failing-checks")
        let page = String(decoding: TimelinePage(run.timeline, of: run.result).bytes, as: UTF8.self)
        let failed = try #require(page.range(of: "<li class=\"failed\">"))
        let folded = try #require(page.range(of: "<details class=\"figures\">"))

        #expect(failed.lowerBound < folded.lowerBound)
        #expect(page[failed.lowerBound..<folded.lowerBound].contains("<a href=\"#e"))
    }

    @Test func `the judge's prompt is on the page of a run`() throws {
        let run = try SampleRun("scenarios/story-circle")
        let judged = run.timeline.looks.calls.filter { $0.kind == "judge" }

        #expect(judged.map { $0.sections.map(\.name) } == [["prompt"]])
        #expect(judged.first?.sections.first?.text.string.hasPrefix("Read the log.") == true)
    }

    @Test func `a run.json counts for the log that it came with, and for no other`() throws {
        let run = try SampleRun("scenarios/story-circle")
        let other = try SampleRun("scenarios/story-circle", seed: 8)
        var cut = run.timeline
        cut.isCut = true

        #expect(RunFile(run.result.json, beside: run.timeline) != nil)
        #expect(RunFile(other.result.json, beside: run.timeline) == nil)
        #expect(RunFile(run.result.json, beside: cut) == nil)
        #expect(RunFile(Array("{}".utf8), beside: run.timeline) == nil)
        #expect(RunFile(Array("no JSON".utf8), beside: run.timeline) == nil)
    }

    @Test func `keys of bots do not get into a page`() throws {
        let run = try SampleRun("Tests/Fixtures/planted-key")
        let page = String(decoding: TimelinePage(run.timeline, of: run.result).bytes, as: UTF8.self)

        #expect(!page.contains("sk-planted-0123456789abcdef"))
    }
}
