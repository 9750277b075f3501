package import RedeEval
import RedeModel

extension RunComparisonReport {
    /// How many rows of a table, and how many signs of a text, are shown.
    private static let shownRows = 20, shownSigns = 120

    /// The comparison in a page of Markdown.
    package var markdown: [UInt8] {
        var lines = ["# \(MarkdownText.plain(comparison.title))", "", comparison.verdict, ""]
        if let divergence = comparison.divergence {
            lines += ["**First difference: event \(divergence.place + 1)**", ""]
            lines += [("baseline", comparison.baseline), ("candidate", comparison.candidate)].map {
                side,
                run in
                "- \(side): " + MarkdownText.plain(Self.cut(words(of: divergence.place, in: run)))
            }
            if let reason = divergence.reason { lines.append("- why: \(MarkdownText.plain(reason))") }
            lines.append("")
        }
        let others = comparison.turns.filter { $0.status != .same }
        lines += section(
            "Turns",
            ["bot", "", "baseline", "candidate"],
            numbers: [],
            others.map { pair in
                [
                    comparison.voices[pair.voice].name.string, RunComparison.word(for: pair.status),
                    Self.words(of: pair.baseline), Self.words(of: pair.candidate),
                ]
            }
        )
        lines += section(
            "Setup",
            ["", "baseline", "candidate"],
            numbers: [],
            comparison.setup.map { item in
                [item.name.string, item.baseline?.string ?? "–", item.candidate?.string ?? "–"].map(Self.cut)
            }
        )
        lines += section(
            "Prompts",
            ["section", "turns in which it differs"],
            numbers: [1],
            comparison.prompts.map {
                [$0.first.name.string, "\($0.count)"]
            }
        )
        lines += section(
            "Checks",
            ["check", "baseline", "candidate"],
            numbers: [],
            comparison.checks.map { check in
                [check.title.string] + [check.baseline, check.candidate].map { Self.words(of: $0) }
            }
        )
        lines += section(
            "Metrics",
            ["metric", "baseline", "candidate", "difference", ""],
            numbers: [1, 2, 3],
            comparison.otherMetrics.map { [$0.metric.rawValue] + Self.cells(of: $0) }
        )
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private func section(_ title: String, _ head: [String], numbers: [Int], _ rows: [[String]]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let more = rows.count - Self.shownRows
        return ["## \(title)", ""]
            + MarkdownText.table(head, numbers: numbers, Array(rows.prefix(Self.shownRows)))
            + (more > 0 ? ["", "and \(more) more"] : []) + [""]
    }

    /// A record with its time, or what stands for it behind the log's end.
    func words(of place: Int, in run: ComparedRun) -> String {
        guard place < run.records.count else { return "nothing: the log has ended" }
        return "\(Self.seconds(run.milliseconds(of: place))) \(run.records[place].words)"
    }

    /// Milliseconds as seconds with three decimals.
    static func seconds(_ milliseconds: Int) -> String {
        let rest = String(1000 + abs(milliseconds) % 1000).dropFirst()
        return "\(milliseconds < 0 ? "−" : "")\(abs(milliseconds) / 1000).\(rest) s"
    }

    /// Both values of a metric, their difference with its sign, and what it means.
    static func cells(of metric: MetricDifference) -> [String] {
        let values = [metric.baseline, metric.candidate].map { $0.map(MetricsTable.text) ?? "–" }
        return values + [difference(of: metric), metric.verdict.rawValue]
    }

    /// A difference with its sign; a dash for none.
    package static func difference(of metric: MetricDifference) -> String {
        guard let difference = metric.difference else { return "–" }
        let text = MetricsTable.text(abs(difference))
        return difference > 0 ? "+\(text)" : difference < 0 ? "−\(text)" : text
    }

    private static func words(of turn: ComparedTurn?) -> String {
        guard let turn else { return "–" }
        return turn.word == "reply" ? cut(turn.text.string) : cut("\(turn.word): \(turn.text)")
    }

    private static func words(of check: ComparedRun.Check?) -> String {
        check.map { "\($0.hasPassed ? "✓" : "✗") \($0.found)" } ?? "–"
    }

    private static func cut(_ text: String) -> String { Drawing.cut(text, to: shownSigns) }
}
