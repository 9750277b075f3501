package import RedeEval
package import RedeModel

extension ComparisonReport {
    /// What came of it, in one sentence or two.
    package var sentence: String {
        guard let verdict else { return comparisonSentence }
        let (baseline, candidate) = (comparison.baseline.name.string, comparison.candidate.name.string)
        let failed = gates.filter { $0.verdict == verdict }
        switch verdict {
        case .regression:
            let others = failed.count - 1
            let rest = others > 0 ? "; \(others) other \(others == 1 ? "gate fails" : "gates fail"), too" : ""
            return "Regression: \(candidate) is worse than \(baseline). "
                + "\(capitalized(phrase(failed[0].gate.measure, failed[0].comparison))), and "
                + "\(MeasureCells.margin(of: failed[0])) is allowed\(rest)."
        case .fine:
            let what = gates.count == 1 ? "the gate" : "all \(gates.count) gates"
            let same = gates.allSatisfy { $0.comparison.differing == 0 }
            return "No regression: \(candidate) keeps \(what)"
                + (same ? ", as no pair differs in what they ask." : " beside \(baseline).")
        case .undecided:
            let what =
                failed.count == 1
                ? "“\(failed[0].gate.measure.name)”" : "\(failed.count) of \(gates.count) gates"
            let needed = failed.compactMap(\.unitsNeeded).max()
            let unit = comparison.alignment.pairing == .paired ? "pairs" : "runs"
            let verb = comparison.alignment.pairs == 1 ? "does" : "do"
            let more =
                needed.map { "; if nothing is worse, about \(Self.rounded($0)) \(unit) would show it" } ?? ""
            return "Undecided: \(units) \(verb) not tell whether \(candidate) keeps \(what)\(more)."
        }
    }

    private var comparisonSentence: String {
        let candidate = comparison.candidate.name.string
        guard !comparison.rows.isEmpty else {
            return "All runs are the same in all \(comparison.measures) measures, in \(units)."
        }
        let found = found
        let (worse, better) = (
            found.filter { $0.verdict == .regressed }, found.filter { $0.verdict == .improved }
        )
        func lead(_ rows: [BatchComparison.Row]) -> BatchComparison.Row? {
            // What a scenario's author asked for says more than any metric.
            rows.first { $0.measure.isCheck } ?? rows.first
        }
        if let row = lead(worse) {
            let other =
                better.isEmpty ? "" : ", and better in \(better.count) of \(comparison.measures) measures"
            return "\(candidate) is worse\(other): \(phrase(row.measure, row.comparison))."
        }
        if let row = lead(better) { return "\(candidate) is better: \(phrase(row.measure, row.comparison))." }
        if let row = found.first {
            return
                "\(candidate) is different: \(phrase(row.measure, row.comparison)); no metric says which is better."
        }
        guard comparison.rows.contains(where: { $0.verdict == .noDifferenceFound }) else {
            return
                "Undecided: \(units) are too few to say anything; an interval needs \(Contrast.fewestValues)."
        }
        let smallest = comparison.rows.first.flatMap { row in
            row.comparison.smallestDetectable.map {
                "; of “\(row.measure.name)” \(units) would have shown one of "
                    + "\(Quantity.text($0, of: row.measure)) four times in five"
            }
        }
        return "No difference found in \(comparison.measures) measures\(smallest ?? "")."
    }

    /// What lies between the sides in a measure, such as `7 of 200 more runs fail (95 % interval 3 to 12)`.
    func phrase(_ measure: Measure, _ comparison: Comparison) -> String {
        guard let difference = comparison.difference else {
            return "“\(measure.name)” has no value on one side"
        }
        guard let rates = comparison.rates, comparison.pairing == .paired else {
            return meanPhrase(measure, comparison, difference)
        }
        let count = rates.candidate.count
        // A check is told of by its failures.
        let sign: Double = measure.isCheck ? -1 : 1
        let runs = Int((difference.magnitude * Double(count)).rounded())
        let more = difference * sign < 0 ? "fewer" : "more"
        let what =
            switch measure {
            case .passed: "runs fail"
            case .check(let title): "runs fail “\(title)”"
            case .metric(let metric): "runs have “\(metric.rawValue)”"
            }
        let way = difference < 0 ? -1.0 : 1
        let interval = comparison.interval.map { interval in
            let ends = [interval.lower, interval.upper].map { Int(($0 * way * Double(count)).rounded()) }
                .sorted()
            let words = ends.map { Quantity.number(Double($0), decimals: 0) }.joined(separator: " to ")
            return " (\(Self.percent(comparison.confidence)) interval \(words))"
        }
        return "\(runs) of \(count) \(more) \(what)\(interval ?? "")"
    }

    private func meanPhrase(_ measure: Measure, _ comparison: Comparison, _ difference: Double) -> String {
        let cells = MeasureCells(measure, comparison)
        let interval = comparison.interval.map {
            ", \(Self.percent(comparison.confidence)) interval \(Quantity.difference($0.lower, of: measure)) to "
                + Quantity.difference($0.upper, of: measure)
        }
        let verb = difference < 0 ? "falls" : difference > 0 ? "rises" : "stays"
        return "“\(cells.name)” \(verb) from \(cells.baseline) to \(cells.candidate) "
            + "(\(cells.difference)\(interval ?? ""))"
    }

    /// A confidence, such as `95 %`.
    static func percent(_ share: Double) -> String {
        NumberText.javaScript((share * 10_000).rounded() / 100) + " %"
    }

    /// A number of runs with two digits, as no more of it is known.
    static func rounded(_ count: Int) -> Int {
        var scale = 1
        while count / scale >= 100 { scale *= 10 }
        return (count + scale - 1) / scale * scale
    }

    private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension Measure {
    /// Whether a scenario's author asks for it.
    package var isCheck: Bool {
        switch self {
        case .passed, .check: true
        case .metric: false
        }
    }
}

extension NonInferiority.Verdict {
    /// The sign that stands before a gate of this verdict.
    package var mark: String {
        switch self {
        case .regression: "✗"
        case .fine: "✓"
        case .undecided: "?"
        }
    }
}

extension Comparison.Verdict {
    /// The verdict in a word or two.
    package var words: String {
        switch self {
        case .improved: "better"
        case .regressed: "worse"
        case .changed: "other"
        case .noDifferenceFound: "no difference found"
        case .undecided: "undecided"
        }
    }
}
