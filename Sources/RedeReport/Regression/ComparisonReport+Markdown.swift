package import RedeEval
package import RedeModel

extension ComparisonReport {
    /// The report in a few tables of Markdown, for a pull request.
    package var markdown: [UInt8] {
        var lines = ["**\(mark)\(MarkdownText.plain(sentence))**", ""]
        if let sequential { lines += [MarkdownText.plain(sequential), ""] }
        if !gates.isEmpty {
            let rows = gates.map { result in
                let cells = MeasureCells(result.gate.measure, result.comparison)
                return [
                    result.verdict.mark, cells.name, MeasureCells.margin(of: result), cells.baseline,
                    cells.candidate, cells.difference, cells.interval, result.verdict.rawValue,
                ]
            }
            let head = [
                "", "gate", "allowed", "baseline", "candidate", "difference", "interval", "verdict",
            ]
            lines += MarkdownText.table(head, numbers: [2, 3, 4, 5, 6], rows) + [""]
        }
        let notes = [units] + notes
        lines += [MarkdownText.plain(notes.joined(separator: "; ")) + ".", ""]
        if !found.isEmpty {
            let rows = found.map { row in
                let cells = MeasureCells(row.measure, row.comparison)
                return [
                    cells.name, cells.baseline, cells.candidate, cells.difference, cells.interval,
                    cells.effect, cells.p, row.verdict.words,
                ]
            }
            let head = [
                "measure", "baseline", "candidate", "difference", "95 % interval", "effect", "adjusted p", "",
            ]
            lines += fold(
                "\(rows.count) of \(comparison.measures) measures differ",
                MarkdownText.table(head, numbers: [1, 2, 3, 4, 5, 6], rows)
            )
        }
        let seeds = shownSeeds
        if !seeds.isEmpty {
            let rows = seeds.map { measure, seed in
                [
                    measure.name.string, "\(seed.scenario), seed \(seed.seed)",
                    Quantity.run(seed.baseline.value, of: measure),
                    Quantity.run(seed.candidate.value, of: measure), command(for: seed) ?? "",
                ]
            }
            let head = ["measure", "run", "baseline", "candidate", "see it"]
            lines += fold(
                "Seeds that differ most",
                MarkdownText.table(head, numbers: [2, 3], rows)
            )
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private var mark: String { verdict.map { $0.mark + " " } ?? "" }

    /// The seeds that differ most in what matters most: failed gates, else what differs; each once.
    package var shownSeeds: [(measure: Measure, seed: SeedDifference)] {
        let failed = gates.filter { $0.verdict != .fine }.map(\.gate.measure)
        let rows = comparison.rows.filter { failed.contains($0.measure) }
        var seeds: [(measure: Measure, seed: SeedDifference)] = []
        for row in rows.isEmpty ? found : rows {
            for seed in row.strongest where seeds.count < ComparisonReport.seedsShown {
                let isKnown = seeds.contains {
                    $0.seed.scenario == seed.scenario && $0.seed.seed == seed.seed
                }
                if !isKnown { seeds.append((row.measure, seed)) }
            }
        }
        return seeds
    }

    /// How many seeds are shown.
    private static let seedsShown = 5

    private func fold(_ title: String, _ table: [String]) -> [String] {
        ["<details><summary>\(title)</summary>", ""] + table + ["", "</details>", ""]
    }
}
