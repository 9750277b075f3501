import RedeEval
import RedeModel

extension BatchReport {
    /// The report in a few tables of Markdown, for a pull request or a build's page.
    package var markdown: [UInt8] {
        var lines = ["# \(MarkdownText.plain(tag.string))", "", MarkdownText.plain(verdict), ""]
        if missing > 0 { lines += ["\(tally.runs) of \(plan.caseCount) runs are there.", ""] }
        if plan.variants.count > 1 {
            lines += section("Variants", variantTable)
        }
        let rates = checkRates + outcomeRates
        if !rates.isEmpty {
            let rows = rates.map { row in
                [row.title, row.expected, "\(row.rate.count)"] + BatchReport.cells(of: row.rate)
            }
            let head = ["check or outcome", "", "runs", "share", "95 % interval"]
            lines += section("Checks and outcomes", MarkdownText.table(head, numbers: [2, 3, 4], rows))
        }
        if !causes.isEmpty { lines += section("Failures, by cause", causeTable) }
        let slow = figures.slowest.map { [words(for: $0.number), MetricsTable.text($0.value)] }
        if !slow.isEmpty {
            lines += section(
                "Slowest runs",
                MarkdownText.table(["run", "virtual seconds"], numbers: [1], slow)
            )
        }
        let strange = figures.strangest.map { strange in
            [
                words(for: strange.run.number), strange.run.metric.rawValue,
                MetricsTable.text(strange.run.value), MetricsTable.text(strange.usual),
            ]
        }
        if !strange.isEmpty {
            let head = ["run", "metric", "value", "usual"]
            lines += section("Strangest runs", MarkdownText.table(head, numbers: [2, 3], strange))
        }
        lines += metricsSection
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// The share and the interval of a rate, as cells of a table.
    static func cells(of rate: Rate) -> [String] {
        [Share.text(of: rate), Share.text(of: rate.interval(confidence: confidence))]
    }

    private var variantTable: [String] {
        let rows = plan.variants.indices.map { place in
            let counts = tally.variants[place]
            return ["\(place + 1)", name(ofVariant: place), "\(counts.runs)"]
                + BatchReport.cells(of: Rate(hits: counts.passed, of: counts.runs))
        }
        let head = ["", "variant", "runs", "passed", "95 % interval"]
        return MarkdownText.table(head, numbers: [0, 2, 3, 4], rows)
    }

    private var causeTable: [String] {
        let rows = causes.map { cause in
            let example = cause.example.map { example in
                words(for: example.number) + (example.event.map { ", event \($0)" } ?? "")
            }
            return ["\(cause.runs)", cause.words, cause.example?.found.string ?? "", example ?? ""]
        }
        return MarkdownText.table(["runs", "cause", "found", "for example"], numbers: [0], rows)
    }

    private var metricsSection: [String] {
        let varying = varyingMetrics
        let rows = figures.groups.flatMap { group in
            group.metrics.filter { $0.counts.count > 0 && varying.contains($0.metric) }.map { figures in
                [figures.metric.rawValue, name(of: group)] + BatchReport.cells(of: figures.counts)
            }
        }
        guard !rows.isEmpty else { return [] }
        let head = ["metric", "of"] + BatchReport.countsHead
        return section("Metrics", MarkdownText.table(head, numbers: Array(2..<head.count), rows))
    }

    /// What the columns for values are called.
    static let countsHead = ["runs", "mean", "lowest", "25 %", "median", "75 %", "95 %", "highest"]

    /// Number, mean and quantiles of values, as cells of a table.
    static func cells(of counts: ValueCounts) -> [String] {
        let numbers = [counts.mean] + quantiles.map { counts.quantile($0.probability) }
        return ["\(counts.count)"] + numbers.map { $0.map(MetricsTable.text) ?? "–" }
    }

    private func section(_ title: String, _ table: [String]) -> [String] {
        ["## \(title)", ""] + table + [""]
    }
}
