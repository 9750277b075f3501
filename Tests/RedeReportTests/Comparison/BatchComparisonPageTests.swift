import Foundation
import RedeEval
import RedeModel
import RedeReport
import RedeTestSupport
import Testing

/// The page of two batches, of values that are made up.
struct BatchComparisonPageTests {
    private static func row(
        _ name: String,
        _ verdict: Comparison.Verdict,
        difference: Double?,
        interval: Interval?,
        spread: Double? = 2
    ) -> BatchComparisonPage.Row {
        BatchComparisonPage.Row(
            name: name,
            unit: "replies",
            direction: .higher,
            baseline: 12,
            candidate: difference.map { 12 + $0 },
            difference: difference,
            interval: interval,
            spread: spread,
            p: interval == nil ? nil : 0.0004,
            smallestDetectable: 0.25,
            verdict: verdict
        )
    }

    private static let page = BatchComparisonPage(
        title: "short-prompt against cooldowns",
        verdict: "The candidate is worse: 7 of 200 more stories break the order (95 % interval 3 to 12).",
        facts: [(label: "pairs", text: "200, by scenario and seed"), (label: "confidence", text: "95 %")],
        notes: ["Both batches are of one plan."],
        rows: [
            row("replies", .noDifferenceFound, difference: 0.1, interval: Interval(from: -0.2, to: 0.4)),
            row("rounds", .improved, difference: 0.6, interval: Interval(from: 0.3, to: 0.9)),
            row("order-kept", .regressed, difference: -1.5, interval: Interval(from: -30, to: -0.5)),
            row("cost", .undecided, difference: nil, interval: nil),
            row("errors", .changed, difference: 0.5, interval: Interval(from: 0.1, to: 0.9), spread: 0),
        ],
        examples: [
            .init(
                run: "story-circle, seed 12",
                metric: "order-kept",
                baseline: 1,
                candidate: 0.5,
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
        (page.rows, page.examples) = ([], [])
        page.title = "<script>alert(1)</script>"

        let text = Self.text(page)

        #expect(!text.contains("<script") && !text.contains("<table"))
    }
}
