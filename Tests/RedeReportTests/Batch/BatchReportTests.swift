import RedeEval
import RedeModel
import RedeReport
import RedeSim
import RedeTestSupport
import StoreTestSupport
import Testing

/// The report of a batch, in each of its forms.
struct BatchReportTests {
    private static func report(runs: Int, cases: Int? = nil) -> BatchReport {
        let sample = SampleBatch(runs: runs)
        var figures = BatchFigures(sample.plan, checks: sample.checks)
        for number in 0..<(cases ?? sample.plan.caseCount) { figures.add(sample.result(number)) }
        return BatchReport(of: figures, tag: "cooldowns", pages: [3: "story-circle-1-4/timeline.html"])
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func `a batch is told in Markdown, JSON and JUnit`() {
        let report = Self.report(runs: 30)

        expectGolden(Self.text(report.markdown), "Tests/Goldens/reports/batch.md")
        expectGolden(Self.text(report.json), "Tests/Goldens/reports/batch.json")
        expectGolden(Self.text(report.junit), "Tests/Goldens/reports/batch.xml")
    }

    @Test func `the page has charts and needs neither script nor network`() {
        let page = Self.text(BatchReportPage(Self.report(runs: 30)).bytes)

        #expect(page.contains("<svg class=\"chart\""))
        #expect(!page.contains("<script"))
        #expect(!page.contains("http://") && !page.contains("https://"))
        #expect(!page.contains("style=\""))
        #expect(!page.contains("{{"))
    }

    @Test(arguments: [0, 1])
    func `a batch of hardly any runs has its reports`(_ cases: Int) throws {
        let report = Self.report(runs: 1, cases: cases)

        let page = Self.text(BatchReportPage(report).bytes)
        #expect(page.contains("No run of this batch is there yet.") == (cases == 0))
        #expect(page.contains("\(3 - cases) of 3 runs are still to be done."))
        let json = try JSONReader.value(of: Text(bytes: report.json))
        #expect(json["passed"]?["of"]?.double == Double(cases))
    }

    @Test func `texts of a run are never markup`() throws {
        let planted: Text = "</td><script>alert(1)</script>{{title}} | \"&"
        let check = BatchCheck(title: planted, subject: planted, expected: planted)
        let plan = BatchPlan(
            variants: ["1", planted].map {
                .init(scenario: planted, changes: [.init(key: planted, value: $0)])
            },
            runs: 2,
            stepLimit: 10,
            digest: Digest(of: planted)
        )
        var figures = BatchFigures(plan, checks: [[check], [check]])
        for number in 0..<4 {
            var result = CaseResult(
                number: number,
                checks: [.init(hasPassed: false, found: planted, event: 1)],
                kept: planted
            )
            result.metrics[.replies] = Double(number)
            figures.add(result)
        }
        let report = BatchReport(of: figures, tag: planted, pages: [0: "\"><script>"])

        for bytes in [BatchReportPage(report).bytes, report.junit] {
            #expect(!Self.text(bytes).contains("<script"))
        }
        #expect(!Self.text(report.markdown).replacing("\\<", with: "").contains("<"))
        #expect(throws: Never.self) { try JSONReader.value(of: Text(bytes: report.json)) }
    }
}
