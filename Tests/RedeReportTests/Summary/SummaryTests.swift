import RedeModel
import RedeReport
import RedeTestSupport
import Testing

/// The files of a run that other programs show.
struct SummaryTests {
    @Test func `a failed check is a failure in JUnit's words`() throws {
        let run = try SampleRun("Tests/Fixtures/failing-checks", seed: 1)

        expectGolden(masked(JUnitReport.bytes(of: run.result)), "Tests/Goldens/reports/junit.xml")
    }

    @Test func `the summary begins with the verdict`() throws {
        let run = try SampleRun("Tests/Fixtures/failing-checks", seed: 1)

        expectGolden(masked(MarkdownSummary.bytes(of: run.result)), "Tests/Goldens/reports/summary.md")
    }

    @Test func `a trace has a thread a lane, a slice a span and a flow a message`() throws {
        let timeline = try timeline(
            (0, "message.receive", #"{"bot":"B","from":"A","content":"Go.","timestamp":"x"}"#),
            (0, "llm.request", #"{"bot":"B"}"#),
            (1500, "llm.response", #"{"bot":"B"}"#),
            (1500, "brain.skip", #"{"bot":"B","reason":"empty-reply"}"#)
        )

        let bytes = PerfettoTrace.bytes(of: timeline, named: "log")

        expectGolden(String(decoding: bytes, as: UTF8.self), "Tests/Goldens/reports/trace.json")
        #expect(throws: Never.self) { try JSONReader.value(of: bytes[...]) }
    }

    private func masked(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).replacing(Project.root + "/", with: "")
    }
}
