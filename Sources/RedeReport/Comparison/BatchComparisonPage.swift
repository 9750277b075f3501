import Mustache
package import RedeEval

/// The comparison of two batches as one HTML file that needs nothing else and runs no script.
///
/// It takes plain values, whoever has found them: the verdict, a row a metric, the seeds that differ most.
package struct BatchComparisonPage: Sendable {
    /// A metric or a check on both sides.
    package struct Row: Equatable, Sendable {
        /// Its name.
        package var name: String
        /// Its unit, and which way is better; empty without either.
        package var unit: String
        /// Baseline, candidate, difference, its interval, the adjusted p-value, and the smallest true
        /// difference that so many runs would have shown.
        package var cells: [String]
        /// The difference in standard deviations within the sides; nil where no spread is seen.
        package var spot: Double?
        /// The interval of the difference in the same; nil when there are too few runs for one.
        package var whisker: Interval?
        /// What is said of it.
        package var verdict: Comparison.Verdict

        package init(
            name: String,
            unit: String,
            cells: [String],
            spot: Double?,
            whisker: Interval?,
            verdict: Comparison.Verdict
        ) {
            self.name = name
            self.unit = unit
            self.cells = cells
            self.spot = spot
            self.whisker = whisker
            self.verdict = verdict
        }
    }

    /// What a gate says.
    package struct Gate: Equatable, Sendable {
        /// What it asks for.
        package var name: String
        /// How much worse the candidate may be, baseline, candidate, difference, and its interval.
        package var cells: [String]
        /// What is said of it.
        package var verdict: NonInferiority.Verdict

        package init(name: String, cells: [String], verdict: NonInferiority.Verdict) {
            self.name = name
            self.cells = cells
            self.verdict = verdict
        }
    }

    /// A pair of runs that differ much.
    package struct Example: Equatable, Sendable {
        /// The runs, such as `story-circle, seed 12`.
        package var run: String
        /// The metric in which they differ.
        package var metric: String
        /// Both values, such as `18 → 6`.
        package var values: String
        /// The command that shows both.
        package var command: String

        package init(run: String, metric: String, values: String, command: String) {
            self.run = run
            self.metric = metric
            self.values = values
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
    /// What gates say; empty when none were asked.
    package var gates: [Gate]
    /// What was compared.
    package var rows: [Row]
    /// The runs that differ most.
    package var examples: [Example]

    package init(
        title: String,
        verdict: String,
        facts: [(label: String, text: String)],
        notes: [String],
        gates: [Gate] = [],
        rows: [Row],
        examples: [Example]
    ) {
        self.title = title
        self.verdict = verdict
        self.facts = facts
        self.notes = notes
        self.gates = gates
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
            "gates": gates.isEmpty ? [] : [["items": gates.map(context)]],
            "rows": sorted.isEmpty ? [] : [["items": sorted.map { context($0, plot) }, "axis": plot.axis]],
            "examples": examples.isEmpty ? [] : [["items": examples.map(context)]],
        ]
    }

    private func context(_ gate: Gate) -> [String: Any] {
        [
            "name": gate.name, "cells": gate.cells,
            "verdict": "\(gate.verdict.mark) \(gate.verdict.rawValue)",
            "class": gate.verdict == .regression ? "bad" : "",
        ]
    }

    private func context(_ row: Row, _ plot: ForestPlot) -> [String: Any] {
        [
            "name": row.name, "unit": row.unit, "plot": plot.svg(row), "cells": row.cells,
            "verdict": row.verdict.words,
            "class": row.verdict == .regressed ? "bad" : row.verdict == .noDifferenceFound ? "hint" : "",
        ]
    }

    private func context(_ example: Example) -> [String: Any] {
        [
            "run": example.run, "metric": example.metric, "values": example.values,
            "command": example.command,
        ]
    }
}
