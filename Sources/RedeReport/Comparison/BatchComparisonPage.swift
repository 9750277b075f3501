import Mustache
package import RedeEval
package import RedeModel

/// The comparison of two batches as one HTML file that needs nothing else and runs no script.
///
/// It takes plain values, whoever has found them: the verdict, a row a metric, the seeds that differ most.
package struct BatchComparisonPage: Sendable {
    /// A metric, a check or an outcome on both sides.
    package struct Row: Equatable, Sendable {
        /// Its name.
        package var name: String
        /// Its unit; empty without one.
        package var unit: String
        /// Which way is better.
        package var direction: MetricName.Direction
        /// The baseline's mean, or its rate; nil without values.
        package var baseline: Double?
        /// The candidate's mean, or its rate; nil without values.
        package var candidate: Double?
        /// Candidate minus baseline; nil without values.
        package var difference: Double?
        /// The interval of the difference; nil when there are too few runs for one.
        package var interval: Interval?
        /// What the picture divides the difference by, such as the standard deviation within the sides; nil
        /// where no spread is seen.
        package var spread: Double?
        /// How often chance alone gives such a difference, adjusted for the number of rows; nil without a
        /// test.
        package var p: Double?
        /// The smallest true difference that so many runs would have shown; nil where nothing tells.
        package var smallestDetectable: Double?
        /// What is said of it.
        package var verdict: Comparison.Verdict

        package init(
            name: String,
            unit: String,
            direction: MetricName.Direction,
            baseline: Double?,
            candidate: Double?,
            difference: Double?,
            interval: Interval?,
            spread: Double?,
            p: Double?,
            smallestDetectable: Double?,
            verdict: Comparison.Verdict
        ) {
            self.name = name
            self.unit = unit
            self.direction = direction
            self.baseline = baseline
            self.candidate = candidate
            self.difference = difference
            self.interval = interval
            self.spread = spread
            self.p = p
            self.smallestDetectable = smallestDetectable
            self.verdict = verdict
        }
    }

    /// A pair of runs that differ much.
    package struct Example: Equatable, Sendable {
        /// The runs, such as `story-circle, seed 12`.
        package var run: String
        /// The metric in which they differ.
        package var metric: String
        /// The baseline's value.
        package var baseline: Double
        /// The candidate's value.
        package var candidate: Double
        /// The command that shows both.
        package var command: String

        package init(run: String, metric: String, baseline: Double, candidate: Double, command: String) {
            self.run = run
            self.metric = metric
            self.baseline = baseline
            self.candidate = candidate
            self.command = command
        }
    }

    /// What is compared, such as `short-prompt against cooldowns`.
    package var title: String
    /// What it comes to, in a sentence.
    package var verdict: String
    /// What is compared how: runs of both sides, pairing, confidence.
    package var facts: [(label: String, text: String)]
    /// What the reader should know, a sentence each.
    package var notes: [String]
    /// What was compared.
    package var rows: [Row]
    /// The runs that differ most.
    package var examples: [Example]

    package init(
        title: String,
        verdict: String,
        facts: [(label: String, text: String)],
        notes: [String],
        rows: [Row],
        examples: [Example]
    ) {
        self.title = title
        self.verdict = verdict
        self.facts = facts
        self.notes = notes
        self.rows = rows
        self.examples = examples
    }

    /// The content of the file: the same for the same values.
    package var bytes: [UInt8] {
        Array(PageAssets.batchesTemplate.render(content).utf8)
    }

    private var content: [String: Any] {
        let plot = ForestPlot(rows)
        // What was found stands first: worse, better, other; what was not found is said last.
        let order: [Comparison.Verdict] = [.regressed, .improved, .changed, .undecided, .noDifferenceFound]
        let sorted = order.flatMap { verdict in rows.filter { $0.verdict == verdict } }
        return [
            "title": title, "verdict": verdict, "notes": notes,
            "policy": PageAssets.batchesPolicy, "style": PageAssets.compareStyleText,
            "facts": facts.map { ["label": $0.label, "text": $0.text] },
            "rows": sorted.isEmpty ? [] : [["items": sorted.map { context($0, plot) }, "axis": plot.axis]],
            "examples": examples.isEmpty ? [] : [["items": examples.map(context)]],
        ]
    }

    private func context(_ row: Row, _ plot: ForestPlot) -> [String: Any] {
        [
            "name": row.name,
            "unit": [row.unit, BatchReportPage.words(for: row.direction)].filter { !$0.isEmpty }
                .joined(separator: ", "),
            "plot": plot.svg(row),
            "cells": [
                text(row.baseline), text(row.candidate), text(row.difference, isSigned: true),
                row.interval.map { "\(text($0.lower, isSigned: true)) … \(text($0.upper, isSigned: true))" }
                    ?? "–",
                row.p.map { $0 < 0.001 ? "< 0.001" : text($0) } ?? "–", text(row.smallestDetectable),
            ],
            "verdict": BatchComparisonPage.words(for: row.verdict),
            "class": row.verdict == .regressed ? "bad" : row.verdict == .noDifferenceFound ? "hint" : "",
        ]
    }

    private func context(_ example: Example) -> [String: Any] {
        [
            "run": example.run, "metric": example.metric, "command": example.command,
            "cells": [
                text(example.baseline), text(example.candidate),
                text(example.candidate - example.baseline, isSigned: true),
            ],
        ]
    }

    private func text(_ value: Double?, isSigned: Bool = false) -> String {
        guard let value else { return "–" }
        let sign = value < 0 ? "−" : value > 0 && isSigned ? "+" : ""
        return sign + MetricsTable.text(abs(value))
    }

    /// A verdict in words: what was not found is not said not to be there.
    private static func words(for verdict: Comparison.Verdict) -> String {
        switch verdict {
        case .improved: "better"
        case .regressed: "worse"
        case .changed: "changed"
        case .noDifferenceFound: "no difference found"
        case .undecided: "undecided"
        }
    }
}
