package import RedeEval
package import RedeModel

/// What a report of a batch says, whatever it is written as.
///
/// It is a function of the plan, the results and the pages that are linked: neither a clock nor the number of
/// jobs is in it.
package struct BatchReport: Sendable {
    /// How often something held.
    struct RateRow: Sendable {
        var title: String
        /// The bound, in words; empty where the title says all.
        var expected: String
        var rate: Rate
    }

    /// A confidence of all intervals.
    static let confidence = 0.95

    /// The name of the batch.
    let tag: Text
    let figures: BatchFigures
    /// The keys that have several values, in order.
    let sweptKeys: [Text]
    /// Whether the variants are of several scenarios.
    let hasScenarios: Bool
    /// Where the timelines of runs are, by the numbers of their cases, as links from the report.
    private let pages: [Int: String]  // determinism: look-up only, never walked

    /// The report of a batch with this tag; `pages` are the timelines that there are of runs, as paths from
    /// the report's directory, by the numbers of the cases.
    package init(of figures: BatchFigures, tag: Text, pages: [Int: String] = [:]) {
        self.tag = tag
        self.figures = figures
        self.pages = pages
        let variants = figures.plan.variants
        sweptKeys = BatchReport.sweptKeys(of: variants)
        hasScenarios = variants.contains { $0.scenario != variants[0].scenario }
    }

    private static func sweptKeys(of variants: [BatchPlan.Variant]) -> [Text] {
        var values: [(key: Text, first: Text, differs: Bool)] = []
        for change in variants.flatMap(\.changes) {
            if let place = values.firstIndex(where: { $0.key == change.key }) {
                if values[place].first != change.value { values[place].differs = true }
            } else {
                values.append((change.key, change.value, false))
            }
        }
        return values.filter(\.differs).map(\.key)
    }

    /// The runs that a report points at, each once, if their files are kept.
    package static func shownRuns(of figures: BatchFigures) -> [(number: Int, kept: Text)] {
        var shown = figures.causes.compactMap(\.example).map { ($0.number, $0.kept) }
        shown += (figures.slowest + figures.strangest.map(\.run)).map { ($0.number, $0.kept) }
        var runs: [(number: Int, kept: Text)] = []
        for (number, kept) in shown {
            if let kept, !runs.contains(where: { $0.number == number }) { runs.append((number, kept)) }
        }
        return runs
    }

    var plan: BatchPlan { figures.plan }
    var tally: BatchTally { figures.tally }

    /// How many runs passed.
    var passing: Rate { Rate(hits: tally.passed, of: tally.runs) }

    /// How many runs are still to be done.
    var missing: Int { plan.caseCount - tally.runs }

    /// The causes that runs failed for, the most frequent one first.
    var causes: [FailureCause] {
        figures.causes.enumerated().sorted { ($1.element.runs, $0.offset) < ($0.element.runs, $1.offset) }
            .map(\.element)
    }

    /// How often each check held, over all variants that have it.
    var checkRates: [RateRow] {
        var rows: [RateRow] = []
        for (checks, variant) in zip(figures.checks, tally.variants) {
            for (check, failures) in zip(checks, variant.failures) {
                let (title, expected) = (check.title.string, check.expected.string)
                let held = Rate(hits: variant.runs - failures, of: variant.runs)
                if let place = rows.firstIndex(where: { $0.title == title && $0.expected == expected }) {
                    rows[place].rate = BatchReport.sum(rows[place].rate, held)
                } else {
                    rows.append(RateRow(title: title, expected: expected, rate: held))
                }
            }
        }
        return rows
    }

    /// How often each metric that is 0 or 1 was 1, over all variants, of those that any run has.
    var outcomeRates: [RateRow] {
        MetricName.allCases.filter(\.isOutcome).compactMap { metric in
            let rate = tally.variants.map { $0.rate(of: metric) }
                .reduce(Rate(hits: 0, of: 0), BatchReport.sum)
            return rate.count == 0
                ? nil : RateRow(title: metric.rawValue, expected: metric.summary, rate: rate)
        }
    }

    private static func sum(_ one: Rate, _ other: Rate) -> Rate {
        Rate(hits: one.hits + other.hits, of: one.count + other.count)
    }

    /// The metrics whose values differ in any group, those that are 0 or 1 apart.
    var varyingMetrics: [MetricName] {
        MetricName.allCases.filter { metric in
            guard !metric.isOutcome else { return false }
            let counts = figures.groups.map { $0.metrics[metric.ordinal].counts }.filter { $0.count > 0 }
            guard let lowest = counts.map(\.lowest).min(), let highest = counts.map(\.highest).max() else {
                return false
            }
            return lowest < highest
        }
    }

    /// What differs of a variant from the others, such as `COOLDOWN_SECONDS=4`; its scenario where nothing is
    /// swept.
    func name(ofVariant variant: Int) -> String {
        var parts = plan.variants[variant].changes.filter { sweptKeys.contains($0.key) }
            .map { "\($0.key)=\($0.value)" }
        if parts.isEmpty || hasScenarios { parts.insert(plan.variants[variant].scenario.string, at: 0) }
        return parts.joined(separator: ", ")
    }

    /// The names of the groups as a picture has room for them: the values of what is swept, else the number
    /// of the variant.
    var shortNames: [String] {
        let groups = figures.groups
        let names = groups.map { group in
            group.variant.map { variant in
                sweptKeys.compactMap { plan.variants[variant].value(of: $0)?.string }.joined(separator: ", ")
            } ?? "all"
        }
        let areFit = !hasScenarios && names.allSatisfy { (1...9).contains($0.unicodeScalars.count) }
        return areFit ? names : groups.map { $0.variant.map { "\($0 + 1)" } ?? "all" }
    }

    /// What a group's runs have in common.
    func name(of group: BatchFigures.Group) -> String {
        group.variant.map { name(ofVariant: $0) } ?? "all variants"
    }

    /// The variant, from 1, and the seed of a run.
    func place(of number: Int) -> (variant: Int, seed: UInt64) {
        let place = plan.place(of: number)
        return (place.variant + 1, place.seed)
    }

    /// The page of a run's timeline, at a record of it; nil where there is none.
    func page(of number: Int, at event: Int? = nil) -> String? {
        pages[number].map { $0 + (event.map { "#e\($0)" } ?? "") }
    }

    /// The run in words, such as `seed 7 of variant 2`.
    func words(for number: Int) -> String {
        let place = place(of: number)
        return "seed \(place.seed)" + (plan.variants.count > 1 ? " of variant \(place.variant)" : "")
    }
}

extension MetricName {
    /// Whether it says that something was so, or was not.
    var isOutcome: Bool { unit == "0 or 1" }
}
