import Mustache
import RedeModel
package import RedeSim

/// The timeline as one HTML file that needs nothing else.
///
/// A policy in the file lets no script run but its own, whose digest it names; texts of the run are data.
package struct TimelinePage: Sendable {
    private let timeline: Timeline
    private let title: String
    private let start: Instant
    private let heading: PageHeading

    /// The page of a run.
    package init(_ timeline: Timeline, of result: RunResult) {
        self.init(timeline, of: RunFile(result))
    }

    /// The page of a log whose run.json was kept.
    package init(_ timeline: Timeline, of run: RunFile) {
        self.timeline = timeline
        title = run.title
        start = min(run.epoch, timeline.start)
        heading = PageHeading(run)
    }

    /// The page of a log of which nothing else is known; `name` is shown as its title.
    package init(_ timeline: Timeline, named name: String) {
        self.timeline = timeline
        title = name
        start = timeline.start
        heading = PageHeading(timeline)
    }

    /// The content of the file: the same for the same timeline.
    package var bytes: [UInt8] {
        let head = PageAssets.template.render(
            [
                "title": title,
                "policy": PageAssets.policy,
                "style": PageAssets.styleText,
                "facts": heading.facts.map { ["label": $0.label, "text": $0.text] },
                "failed": heading.checks.filter { !$0.hasPassed }.map(TimelinePage.context),
                "figures": figures,
                "notes": heading.notes,
            ] as [String: Any]
        )
        // The data are large and have no part in the template.
        var bytes = Array(head.utf8)
        bytes += PageData.bytes(of: timeline, start: start)
        bytes += Array("</script>\n<script>".utf8)
        bytes += PageAssets.script
        bytes += Array("</script>\n</body>\n</html>\n".utf8)
        return bytes
    }

    /// What is folded under the facts: the checks that passed, and the figures by bot.
    private var figures: [[String: Any]] {
        let passed = heading.checks.filter(\.hasPassed)
        guard !heading.bots.isEmpty else { return [] }
        let (some, all) = (passed.count, heading.checks.count)
        let verdict =
            switch all {
            case 0: ""
            case some: "✓ \(some) \(some == 1 ? "check" : "checks") passed · "
            default: "\(some) of \(all) checks passed · "
            }
        return [
            [
                "title": verdict + "figures by bot",
                "passed": passed.map(TimelinePage.context),
                "labels": PageHeading.botMetrics.map(\.label) + ["median"],
                "bots": heading.bots.map {
                    ["name": $0.name, "figures": $0.figures, "skips": $0.skips] as [String: Any]
                },
            ]
        ]
    }

    private static func context(_ check: PageHeading.CheckLine) -> [String: Any] {
        var context: [String: Any] = ["text": check.text]
        if let event = check.event { context["event"] = String(event) }
        return context
    }
}
