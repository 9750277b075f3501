import Mustache
import RedeEval
import RedeModel

/// The report of a batch as one HTML file that needs nothing else and runs no script.
package struct BatchReportPage: Sendable {
    private let report: BatchReport

    package init(_ report: BatchReport) {
        self.report = report
    }

    /// The content of the file: the same for the same report.
    package var bytes: [UInt8] {
        Array(PageAssets.reportTemplate.render(content).utf8)
    }

    private var content: [String: Any] {
        let notes: [String] =
            report.missing > 0
            ? ["\(report.missing) of \(report.plan.caseCount) runs are still to be done."] : []
        let variants = report.plan.variants.count > 1 ? report.plan.variants.indices.map(variant) : []
        return [
            "title": report.tag.string,
            "policy": PageAssets.reportPolicy,
            "style": PageAssets.reportStyleText,
            "verdict": report.verdict,
            "facts": facts,
            "notes": notes,
            "rates": BatchReportPage.list(report.checkRates.map(context) + report.outcomeRates.map(context)),
            "sweeps": SweepGrid.all(of: report).map(context),
            "variants": BatchReportPage.list(variants),
            "distributions": BatchReportPage.list(report.varyingMetrics.map(distribution)),
            "heads": BatchReport.countsHead,
            "causes": BatchReportPage.list(report.causes.map(context)),
            "slowest": BatchReportPage.list(report.figures.slowest.map { run($0) }),
            "strangest": BatchReportPage.list(report.figures.strangest.map(context)),
        ]
    }

    /// A section with these items; none without any.
    private static func list(_ items: [[String: Any]]) -> [[String: Any]] {
        items.isEmpty ? [] : [["items": items]]
    }

    private var facts: [[String: Any]] {
        let plan = report.plan
        return [
            ("runs", "\(report.tally.runs)"), ("passed", Share.text(of: report.passing)),
            ("variants", "\(plan.variants.count)"), ("seeds", "\(plan.runs)"), ("plan", plan.digest.short),
        ].map { ["label": $0, "text": $1] }
    }

    private func context(_ row: BatchReport.RateRow) -> [String: Any] {
        [
            "title": row.title, "expected": row.expected, "cells": cells(of: row.rate),
            "bar": RateBar.svg(row.rate),
        ]
    }

    private func cells(of rate: Rate) -> [String] {
        ["\(rate.count)"] + BatchReport.cells(of: rate)
    }

    private func variant(_ place: Int) -> [String: Any] {
        let counts = report.tally.variants[place]
        let rate = Rate(hits: counts.passed, of: counts.runs)
        return [
            "number": "\(place + 1)", "title": report.name(ofVariant: place), "cells": cells(of: rate),
            "bar": RateBar.svg(rate),
        ]
    }

    private func context(_ grid: SweepGrid) -> [String: Any] {
        let keys = [grid.rowKey, grid.columnKey].compactMap { $0?.string }.joined(separator: " by ")
        let others = grid.others.map(\.string).joined(separator: ", ")
        return [
            "title": report.hasScenarios ? "\(grid.scenario): \(keys)" : keys,
            "others": others.isEmpty ? [String]() : [others],
            "charts": grid.measures.map { measure in
                [
                    "title": measure.title, "direction": BatchReportPage.words(for: measure.direction),
                    "svg": SweepChart(grid: grid, measure: measure).svg,
                ]
            },
        ]
    }

    private func distribution(of metric: MetricName) -> [String: Any] {
        let rows = report.figures.groups.map { group in
            (name: report.name(of: group), counts: group.metrics[metric.ordinal].counts)
        }
        return [
            "title": metric.rawValue, "unit": metric.unit,
            "direction": BatchReportPage.words(for: metric.direction),
            "svg": DistributionChart(zip(report.shortNames, rows).map { ($0, $1.counts) })?.svg(
                label: "\(metric.rawValue): how its values lie"
            ) ?? "",
            "binned": rows.contains { $0.counts.isBinned } ? ["binned"] : [String](),
            "rows": rows.filter { $0.counts.count > 0 }.map { row in
                ["name": row.name, "cells": BatchReport.cells(of: row.counts)] as [String: Any]
            },
        ]
    }

    private func context(_ cause: FailureCause) -> [String: Any] {
        let example = cause.example.map { example -> [String: Any] in
            var context = link(to: example.number, at: example.event)
            context["found"] = example.found.string
            return context
        }
        return [
            "runs": "\(cause.runs)", "share": Share.text(cause.runs, of: report.tally.runs),
            "title": cause.words,
            "example": [example].compactMap { $0 },
        ]
    }

    private func run(_ noted: NotedRun) -> [String: Any] {
        var context = link(to: noted.number, at: nil)
        context["value"] = MetricsTable.text(noted.value)
        return context
    }

    private func context(_ strange: StrangeRun) -> [String: Any] {
        var context = run(strange.run)
        context["metric"] = strange.run.metric.rawValue
        context["usual"] = MetricsTable.text(strange.usual)
        context["strangeness"] = MetricsTable.text((strange.strangeness * 10).rounded() / 10)
        return context
    }

    /// A run in words, and its timeline if there is one.
    private func link(to number: Int, at event: Int?) -> [String: Any] {
        let words = report.words(for: number) + (event.map { ", event \($0)" } ?? "")
        let page = report.page(of: number, at: event)
        return [
            "page": [page].compactMap { $0 }.map { ["link": $0, "words": words] },
            "run": page == nil ? [words] : [String](),
        ]
    }

    /// Which way is better, in words; none for neither.
    static func words(for direction: MetricName.Direction) -> String {
        switch direction {
        case .higher: "higher is better"
        case .lower: "lower is better"
        case .neutral: ""
        }
    }
}
