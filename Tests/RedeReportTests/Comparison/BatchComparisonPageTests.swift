import Foundation
import RedeEval
import RedeReport
import RedeTestSupport
import Testing

/// The page of two batches, of values that are made up.
struct BatchComparisonPageTests {
    private static func row(
        _ name: String,
        _ verdict: Comparison.Verdict,
        spot: Double?,
        whisker: Interval?
    ) -> BatchComparisonPage.Row {
        BatchComparisonPage.Row(
            name: name,
            unit: "replies, higher is better",
            cells: ["12.00", "12.10", "+0.100", "−0.200 … +0.400", "0.212", "0.250"],
            spot: spot,
            whisker: whisker,
            verdict: verdict
        )
    }

    private static let page = BatchComparisonPage(
        title: "short-prompt against cooldowns",
        verdict: "The candidate is worse: 7 of 200 more stories break the order (95 % interval 3 to 12).",
        facts: [(label: "pairs", text: "200, by scenario and seed"), (label: "confidence", text: "95 %")],
        notes: ["Both batches are of one plan."],
        gates: [
            .init(
                name: "passed",
                cells: ["5.0 %", "100.0 %", "75.0 %", "−25.0", "−37.2 … −14.0"],
                verdict: .regression
            ),
            .init(name: "replies", cells: ["1.00", "18.00", "18.00", "0.00", "–"], verdict: .undecided),
        ],
        rows: [
            row("replies", .noDifferenceFound, spot: 0.05, whisker: Interval(from: -0.1, to: 0.2)),
            row("rounds", .improved, spot: 0.3, whisker: Interval(from: 0.15, to: 0.45)),
            row("order-kept", .regressed, spot: -0.75, whisker: Interval(from: -15, to: -0.25)),
            row("cost", .undecided, spot: 0.5, whisker: nil),
            row("errors", .changed, spot: nil, whisker: nil),
        ],
        examples: [
            .init(
                run: "story-circle, seed 12",
                metric: "order-kept",
                values: "1 → 0.5",
                command: "rede-sim compare story-circle --seed 12 --candidate-bots bots.json"
            )
        ]
    )

    private static func text(_ page: BatchComparisonPage) -> String {
        String(decoding: page.bytes, as: UTF8.self)
    }

    @Test func `the verdict stands on top, what was found before what was not, each with its interval`()
        throws
    {
        let page = Self.text(Self.page)

        let start = try #require(page.range(of: "<body"))
        expectGolden(String(page[start.lowerBound...]), "Tests/Goldens/compare/batches.html")
        #expect(!page.contains("<script") && !page.contains("style=\"") && !page.contains("http://"))
        #expect(!page.contains("{{"))
    }

    @Test func `nothing to compare is a page, too, and texts are never markup`() {
        var page = Self.page
        (page.gates, page.rows, page.examples) = ([], [], [])
        page.title = "<script>alert(1)</script>"

        let text = Self.text(page)

        #expect(!text.contains("<script") && !text.contains("<table"))
    }
}
