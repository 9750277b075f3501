import Foundation
import RedeModel
import RedeReport
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

    @Test func `keys of bots do not get into a page`() throws {
        let run = try SampleRun("Tests/Fixtures/planted-key")
        let page = String(decoding: TimelinePage(run.timeline, of: run.result).bytes, as: UTF8.self)

        #expect(!page.contains("sk-planted-0123456789abcdef"))
    }
}
