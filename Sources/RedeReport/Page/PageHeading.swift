import RedeModel
import RedeSim

/// What stands above the picture: what the run was and what came of it.
struct PageHeading: Sendable {
    struct Fact: Sendable {
        var label: String
        var text: String
    }

    struct CheckLine: Sendable {
        var hasPassed: Bool
        var text: String
        /// The number of the record that shows a failure, from 1.
        var event: Int?
    }

    struct BotLine: Sendable {
        var name: String
        /// The values of ``botMetrics``, then the median time to a reply.
        var figures: [String]
        var skips: String
    }

    /// The figures that a bot's line has, with what they are called.
    static let botMetrics: [(label: String, metric: MetricName)] = [
        ("turns", .turns), ("replies", .replies), ("calls", .modelCalls), ("errors", .errors),
    ]

    var facts: [Fact] = []
    var checks: [CheckLine] = []
    var bots: [BotLine] = []
    /// What the reader should know of the page's limits, a sentence each.
    var notes: [String] = []

    init(_ run: RunFile) {
        facts = [
            Fact(label: "reading", text: run.text("runtime")),
            Fact(label: "virtual time", text: PageHeading.seconds(run.object["virtualMilliseconds"])),
            Fact(label: "events", text: "\(Int(exactly: run.object["events"]?.double ?? 0) ?? 0)"),
        ]
        for (label, metric) in PageHeading.botMetrics {
            facts.append(Fact(label: label, text: "\(run.count(metric))"))
        }
        for metric in [MetricName.skips, .messages, .sessions] {
            facts.append(Fact(label: metric.rawValue, text: "\(run.count(metric))"))
        }
        for metric in [MetricName.handoffs, .conflicts, .duplicates, .refused] where run.count(metric) > 0 {
            facts.append(Fact(label: metric.rawValue, text: "\(run.count(metric))"))
        }
        let outcome = run.object["outcome"]?["fields"]?.object?.members ?? []
        for field in outcome where field.key != "runId" && field.key != "game" {
            facts.append(Fact(label: "outcome \(field.key)", text: ByteWriter.text(of: field.value).string))
        }
        facts += PageHeading.ledger(run)
        checks = run.list("checks").map(PageHeading.check)
        bots = run.list("bots").map(PageHeading.bot)
        if run.isFound {
            notes.append("Checks, outcome and figures are those of the run.json beside the log.")
        }
    }

    init(_ timeline: Timeline) {
        facts = [
            Fact(
                label: "virtual time",
                text: PageHeading.seconds(
                    .number(Double(timeline.end.milliseconds(since: timeline.start)))
                )
            ),
            Fact(label: "events", text: "\(timeline.records.count)"),
        ]
        for (label, name) in [
            ("replies", EventName.brainReply), ("calls", .modelRequest), ("errors", .brainError),
            ("skips", .brainSkip),
        ] {
            facts.append(Fact(label: label, text: "\(timeline.records.count { $0.name == name })"))
        }
        switch (timeline.records.count, timeline.isCut) {
        case (0, true):
            notes.append("This log is cut off within its first record, so there is nothing to show.")
        case (0, false): notes.append("This log has no records: nothing happened, or nothing was written.")
        case (_, true): notes.append("This log is cut off; what its last line was to say is not known.")
        case (_, false): break
        }
    }

    private static func ledger(_ run: RunFile) -> [Fact] {
        let items = run.object["ledger"]?["items"]?.array ?? []
        guard !items.isEmpty else { return [] }
        var parts = [items.count == 1 ? "1 task" : "\(items.count) tasks"]
        for status in [LedgerItem.Status.done, .inProgress, .blocked, .open, .abandoned] {
            let count = items.count { $0["status"]?.text?.string == status.rawValue }
            let words = status == .inProgress ? "in progress" : status.rawValue
            if count > 0 { parts.append("\(count) \(words)") }
        }
        return [Fact(label: "ledger", text: parts.joined(separator: " · "))]
    }

    private static func check(_ check: JSONObject) -> CheckLine {
        func text(_ key: Text) -> String { check[key]?.text?.string ?? "" }
        let hasPassed = check["passed"]?.bool ?? false
        let title = check["name"]?.text?.string ?? text("subject")
        let claim = "expected \(text("expected")), found \(text("found"))"
        let reason = text("reason")
        let more = reason.isEmpty || reason == claim ? "" : " – \(reason)"
        let event = check["moment"]?["event"] ?? check["events"]?.array?.first
        return CheckLine(
            hasPassed: hasPassed,
            text: hasPassed
                ? "\(title): \(text("found"))"
                : "\(title): \(claim)\(more)",
            event: event?.double.flatMap { Int(exactly: $0) }
        )
    }

    private static func bot(_ bot: JSONObject) -> BotLine {
        let skips = bot["skips"]?.object?.members ?? []
        return BotLine(
            name: bot["name"]?.text?.string ?? "",
            figures: botMetrics.map { "\(RunFile.count($0.metric, in: bot))" }
                + [seconds(bot["medianReplyMilliseconds"])],
            skips: skips.map { "\(ByteWriter.text(of: $0.value)) \($0.key)" }.joined(separator: " · ")
        )
    }

    /// Milliseconds in seconds, cut to a tenth; a dash for none.
    private static func seconds(_ milliseconds: JSONValue?) -> String {
        guard let value = milliseconds?.double, let whole = Int(exactly: value.rounded()) else { return "–" }
        return "\(whole / 1000).\(whole % 1000 / 100) s"
    }
}
