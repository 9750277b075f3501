import RedeModel
package import RedeSim

/// A run in a few lines of Markdown, for a pull request or a build's page.
package enum MarkdownSummary {
    /// The content of the file.
    package static func bytes(of result: RunResult) -> [UInt8] {
        var lines = ["# \(MarkdownText.plain(result.scenario.string)), seed \(result.seed)", ""]
        lines += [verdict(of: result), ""]
        if !result.checks.isEmpty {
            lines += ["| check | expected | found | score | |", "| --- | --- | --- | ---: | --- |"]
            for check in result.checks {
                let mark = check.hasPassed ? "✓" : check.moment.map { "✗ event \($0.event)" } ?? "✗"
                let found = check.found + (check.hasPassed ? "" : check.ownReason.map { " " + $0 } ?? "")
                let cells = [check.title, check.expected, found, check.scoreText, mark]
                lines.append("| " + cells.map(MarkdownText.plain).joined(separator: " | ") + " |")
            }
            lines.append("")
        }
        lines += [
            "| bot | turns | replies | calls | errors | skips |", "| --- | ---: | ---: | ---: | ---: | --- |",
        ]
        for bot in result.bots {
            let counts = [MetricName.turns, .replies, .modelCalls, .errors].map { "\(bot.counts[$0])" }
            let skips = bot.counts.skips.map { "\($0.count) \($0.reason.rawValue)" }.joined(separator: ", ")
            lines.append(
                "| " + ([MarkdownText.plain(bot.name.string)] + counts + [skips]).joined(separator: " | ")
                    + " |"
            )
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static func verdict(of result: RunResult) -> String {
        let failures = result.checks.count { !$0.hasPassed }
        let verdict =
            switch (failures, result.checks.count) {
            case (_, 0): "There are no checks."
            case (0, let count): count == 1 ? "The check passed." : "All \(count) checks passed."
            case (let failed, let count): "**\(failed) of \(count) checks failed.**"
            }
        let seconds = NumberText.javaScript(Double(result.virtualMilliseconds) / 1000)
        return "\(verdict) \(result.eventCount) events in \(seconds) s of virtual time, read as "
            + "`\(result.reading.rawValue)`."
    }
}
