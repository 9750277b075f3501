import Mustache
import RedeEval
import RedeModel

/// The comparison of two runs as one HTML file that needs nothing else: turns side by side, what differs
/// marked.
///
/// A policy in the file lets no script run but its own; texts of the runs are never markup.
package struct RunComparisonPage: Sendable {
    private let report: RunComparisonReport
    private var comparison: RunComparison { report.comparison }

    package init(_ report: RunComparisonReport) {
        self.report = report
    }

    /// The content of the file: the same for the same report.
    package var bytes: [UInt8] {
        Array(PageAssets.compareTemplate.render(content).utf8)
    }

    private var content: [String: Any] {
        let statuses = RunComparison.TurnPair.Status.allCases
        let turns = TurnRows(report)
        let (before, behind) = turns.unshown
        return [
            "policy": PageAssets.comparePolicy,
            "style": PageAssets.compareStyleText,
            "script": PageAssets.compareScriptText,
            "title": comparison.title,
            "verdict": comparison.verdict,
            "sides": [
                side("baseline", comparison.baseline, report.pages.baseline),
                side("candidate", comparison.candidate, report.pages.candidate),
            ],
            "first": comparison.divergence.map { [first($0)] } ?? [],
            "counts": statuses.filter { comparison.count($0) > 0 }.map { status in
                ["status": RunComparison.word(for: status), "count": "\(comparison.count(status))"]
            },
            "turns": comparison.turns.isEmpty
                ? [] : [["groups": turns.groups, "before": before, "behind": behind]],
            "setup": RunComparisonPage.list(comparison.setup.map { row($0.name, $0.baseline, $0.candidate) }),
            "prompts": comparison.prompts.map { prompt($0, isShown: turns.window.contains($0.pair)) },
            "checks": RunComparisonPage.list(comparison.checks.map(check)),
            "metrics": RunComparisonPage.list(
                comparison.metrics.filter { $0.baseline != 0 || $0.candidate != 0 }.map(metric)
            ),
        ]
    }

    /// A section with these items; none without any.
    private static func list(_ items: [[String: Any]]) -> [[String: Any]] {
        items.isEmpty ? [] : [["items": items]]
    }

    private func side(_ name: String, _ run: ComparedRun, _ page: String?) -> [String: Any] {
        [
            "name": name, "title": run.title.string, "events": "\(run.records.count)",
            "length": RunComparisonReport.seconds(run.length), "page": [page].compactMap { $0 },
        ]
    }

    /// The first event that differs, side by side, each with what led to it.
    private func first(_ divergence: LogDivergence) -> [String: Any] {
        var places = [divergence]
        if let other = comparison.otherEvent, other.place > divergence.place { places.append(other) }
        return [
            "reason": [places.lazy.compactMap(\.reason).first].compactMap { $0 },
            "events": places.map { divergence in
                [
                    "number": "\(divergence.place + 1)",
                    "kind": RunComparisonPage.words(for: divergence),
                    "records": [
                        record(divergence.place, "baseline", comparison.baseline, report.pages.baseline),
                        record(divergence.place, "candidate", comparison.candidate, report.pages.candidate),
                    ],
                ] as [String: Any]
            },
        ]
    }

    private static func words(for divergence: LogDivergence) -> String {
        switch divergence.kind {
        case .time: "the same at another time"
        case .end: "one log has ended"
        case .event where divergence.keys.isEmpty: "another event"
        case .event: "it differs in " + divergence.keys.map(\.string).joined(separator: ", ")
        }
    }

    private func record(
        _ place: Int,
        _ side: String,
        _ run: ComparedRun,
        _ page: String?
    ) -> [String: Any] {
        guard place < run.records.count else {
            return ["side": side, "words": "nothing: the log has ended"]
        }
        let causes = run.story(of: place).dropFirst().map { cause in
            [
                "number": "\(cause + 1)", "words": Drawing.cut(run.records[cause].words.string, to: 160),
                "link": page.map { ["\($0)#e\(cause + 1)"] } ?? [],
            ] as [String: Any]
        }
        return [
            "side": side, "time": RunComparisonReport.seconds(run.milliseconds(of: place)),
            "words": run.records[place].words.string,
            "link": page.map { ["\($0)#e\(place + 1)"] } ?? [],
            "story": causes.isEmpty ? [] : [["causes": causes]],
        ]
    }

    private func row(_ name: Text, _ baseline: Text?, _ candidate: Text?) -> [String: Any] {
        ["name": name.string, "texts": MarkedTexts.both(baseline, candidate)]
    }

    private func prompt(_ prompt: PromptDifference, isShown: Bool) -> [String: Any] {
        let pair = comparison.turns[prompt.pair]
        var row = row(prompt.first.name, prompt.first.baseline, prompt.first.candidate)
        let turn = pair.baseline?.number ?? 0
        row["where"] = "turn \(turn) of \(comparison.voices[pair.voice].name)"
        row["turn"] = isShown ? [TurnRows.identifier(of: prompt.pair)] : []
        row["count"] = prompt.count == 1 ? "1 turn" : "\(prompt.count) turns"
        return row
    }

    private func check(_ check: RunComparison.CheckDifference) -> [String: Any] {
        func words(_ one: ComparedRun.Check?) -> String {
            one.map { "\($0.hasPassed ? "✓" : "✗") \($0.found)" } ?? "–"
        }
        return [
            "name": check.title.string, "baseline": words(check.baseline),
            "candidate": words(check.candidate),
            "class": check.candidate?.hasPassed == false ? "bad" : "",
        ]
    }

    private func metric(_ metric: MetricDifference) -> [String: Any] {
        let cells = RunComparisonReport.cells(of: metric)
        let isSame = metric.verdict == .same
        return [
            "name": metric.metric.rawValue, "unit": metric.metric.unit,
            "cells": isSame ? [cells[0], cells[1], ""] : Array(cells.dropLast()),
            "verdict": metric.verdict == .changed || isSame ? "" : cells[3],
            "class": metric.verdict == .worse ? "bad" : isSame ? "hint" : "",
        ]
    }
}
