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

    var facts: [Fact] = []
    var checks: [CheckLine] = []
    /// What the reader should know of the page's limits, a sentence each.
    var notes: [String] = []

    init(_ result: RunResult) {
        facts = [
            Fact(label: "reading", text: result.reading.rawValue),
            Fact(label: "virtual time", text: PageHeading.seconds(result.virtualMilliseconds)),
            Fact(label: "events", text: "\(result.eventCount)"),
        ]
        for metric in [MetricName.turns, .replies, .skips, .errors] {
            facts.append(Fact(label: metric.rawValue, text: "\(result.counts[metric])"))
        }
        for field in result.outcome?.fields.members ?? [] where field.key != "runId" && field.key != "game" {
            facts.append(Fact(label: "outcome \(field.key)", text: ByteWriter.text(of: field.value).string))
        }
        checks = result.checks.map { check in
            CheckLine(
                hasPassed: check.hasPassed,
                text: check.hasPassed
                    ? "\(check.title): \(check.found)"
                    : "\(check.title): expected \(check.expected), found \(check.found)"
                        + (check.ownReason.map { " \($0)" } ?? ""),
                event: check.moment?.event ?? check.events.first
            )
        }
    }

    init(_ timeline: Timeline) {
        facts = [
            Fact(
                label: "virtual time",
                text: PageHeading.seconds(timeline.end.milliseconds(since: timeline.start))
            ),
            Fact(label: "events", text: "\(timeline.records.count)"),
        ]
        for (label, name) in [
            ("replies", EventName.brainReply), ("skips", .brainSkip), ("errors", .brainError),
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

    private static func seconds(_ milliseconds: Int) -> String {
        let tenths = milliseconds / 100
        return "\(tenths / 10).\(tenths % 10) s"
    }
}
