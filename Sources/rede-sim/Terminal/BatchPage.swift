import RedeEval
import RedeModel
import RedeReport
import RedeSim
import RedeStore

/// What a batch's variants and runs came to, for people: lines of at most 80 columns.
struct BatchPage {
    let batch: StoredBatch
    private let showsMetrics: Bool
    private var style: Style { .standardOutput }

    init(_ batch: StoredBatch, showsMetrics: Bool) {
        self.batch = batch
        self.showsMetrics = showsMetrics
    }

    /// The runs of a variant together: how many passed, which checks failed, and the metrics.
    func text(of figures: VariantFigures, variant: Int) -> String {
        let missing = batch.plan.runs - figures.runs
        var facts = [
            counted(figures.runs, "run"), "\(Share.text(figures.passed, of: figures.runs)) passed",
        ]
        if figures.unfinished > 0 { facts.append("\(figures.unfinished) not ended by themselves") }
        if missing > 0 { facts.append("\(missing) still to do") }
        var lines = [head(variant), "  " + facts.joined(separator: " · ")]
        for (check, failures) in zip(batch.checks[variant], figures.failures) {
            let title = title(of: check)
            let words = failures == 0 ? "✓ \(title)" : "✗ \(title): \(failures) failed"
            lines.append(mark("  \(words)", hasPassed: failures == 0))
        }
        if showsMetrics, !figures.metrics.isEmpty {
            lines.append("")
            lines.append(BatchPage.row("", "mean", "lowest", "highest", "runs"))
            lines += figures.metrics.map { metric in
                BatchPage.row(
                    metric.name.rawValue,
                    MetricsTable.text(metric.mean),
                    MetricsTable.text(metric.lowest),
                    MetricsTable.text(metric.highest),
                    String(metric.runs)
                )
            }
        }
        return lines.joined(separator: "\n")
    }

    /// A run: how it ended, its checks and metrics; nil is one that is still to do.
    func text(of result: CaseResult?, number: Int) -> String {
        let place = batch.plan.place(of: number)
        var lines = [head(place.variant) + style.dim(" · seed \(place.seed)")]
        guard let result else { return lines[0] + "\n  not run yet" }
        var facts = [result.hasPassed ? "passed" : style.red("failed"), "ended: \(result.ending.rawValue)"]
        if !result.finding.isEmpty { facts.append(Columns.plain(result.finding.string)) }
        lines.append("  " + facts.joined(separator: " · "))
        for (check, verdict) in zip(batch.checks[place.variant], result.checks) {
            lines.append(
                mark("  \(verdict.hasPassed ? "✓" : "✗") \(title(of: check))", hasPassed: verdict.hasPassed)
            )
            guard !verdict.hasPassed else { continue }
            let event = verdict.event.map { ", event \($0)" } ?? ""
            let words = "expected \(check.expected), found \(verdict.found)\(event)"
            lines.append(Columns.cut("    " + Columns.plain(words), to: Columns.standard))
        }
        if let kept = result.kept { lines.append("  files: \(Columns.plain(kept.string))") }
        if showsMetrics { lines.append("") }
        for metric in MetricName.allCases where showsMetrics {
            guard let value = result.metrics[metric] else { continue }
            lines.append(
                "  \(Columns.left(metric.rawValue, 30))\(Columns.right(MetricsTable.text(value), 14))"
            )
        }
        return lines.joined(separator: "\n")
    }

    private func head(_ index: Int) -> String {
        let variant = batch.plan.variants[index]
        let changes = variant.changes.map { "\($0.key)=\($0.value)" }
        let words = ["variant \(index + 1)", variant.scenario.string] + changes
        return style.bold(Columns.cut(Columns.plain(words.joined(separator: "  ")), to: Columns.standard))
    }

    private func title(of check: BatchCheck) -> String { Columns.plain(check.title.string) }

    private func mark(_ line: String, hasPassed: Bool) -> String {
        let line = Columns.cut(line, to: Columns.standard)
        return hasPassed ? style.dim(line) : style.red(line)
    }

    private static func row(_ name: String, _ numbers: String...) -> String {
        "  " + Columns.left(name, 26) + numbers.map { Columns.right($0, 13) }.joined()
    }
}
