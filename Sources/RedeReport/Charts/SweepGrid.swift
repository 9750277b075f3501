import RedeEval
import RedeModel

/// The variants of a scenario laid out by what is swept: the values of one key in a row, those of a second
/// one as rows below each other; what else is swept is put together.
struct SweepGrid {
    /// What is shown of the variants.
    enum Measure: Equatable {
        case passing
        case mean(MetricName)
    }

    /// The scenario.
    let scenario: Text
    /// What varies from row to row; nil when one key is swept.
    let rowKey: Text?
    /// What varies within a row.
    let columnKey: Text
    /// The values of the row's key; one that is empty when there is none.
    let rows: [Text]
    /// The values of the column's key.
    let columns: [Text]
    /// What is swept besides.
    let others: [Text]
    /// The variants of each cell, by rows.
    let cells: [[[Int]]]
    private let report: BatchReport

    /// The most values of a key that a picture has room for.
    private static let maximumValues = 40
    /// The most metrics that are shown beside the share that passed.
    private static let maximumMeasures = 8

    /// The grid of a scenario's variants; nil where nothing is swept, or too much for a picture.
    init?(of scenario: Text, in report: BatchReport) {
        let keys = report.sweptKeys
        guard let first = keys.first else { return nil }
        self.report = report
        self.scenario = scenario
        columnKey = keys.count > 1 ? keys[1] : first
        rowKey = keys.count > 1 ? first : nil
        others = Array(keys.dropFirst(2))
        var (rows, columns): ([Text], [Text]) = ([], [])
        var cells: [[[Int]]] = []
        for (place, variant) in report.plan.variants.enumerated() where variant.scenario == scenario {
            let row = SweepGrid.place(of: rowKey.flatMap { variant.value(of: $0) } ?? Text(), in: &rows)
            let column = SweepGrid.place(of: variant.value(of: columnKey) ?? Text(), in: &columns)
            guard max(row, column) < SweepGrid.maximumValues else { return nil }
            while cells.count < rows.count { cells.append([]) }
            while cells[row].count <= column { cells[row].append([]) }
            cells[row][column].append(place)
        }
        guard rows.count * columns.count > 1 else { return nil }
        // A grid of all values has no gaps; one that was put together otherwise gets empty cells.
        self.cells = cells.map { $0 + columns.dropFirst($0.count).map { _ in [] } }
        (self.rows, self.columns) = (rows, columns)
    }

    /// All grids of a report, a scenario each.
    static func all(of report: BatchReport) -> [SweepGrid] {
        var scenarios: [Text] = []
        for variant in report.plan.variants where !scenarios.contains(variant.scenario) {
            scenarios.append(variant.scenario)
        }
        return scenarios.compactMap { SweepGrid(of: $0, in: report) }
    }

    private static func place(of value: Text, in values: inout [Text]) -> Int {
        if let place = values.firstIndex(of: value) { return place }
        values.append(value)
        return values.count - 1
    }

    /// The share that passed, then metrics that are better one way and differ between the variants, those
    /// that differ most by their smallest mean beside the largest.
    var measures: [Measure] {
        let found = MetricName.allCases.filter { $0.direction != .neutral && !$0.isOutcome }
            .compactMap { metric -> (metric: MetricName, contrast: Double)? in
                let means = cells.joined().compactMap { value(.mean(metric), in: $0) }
                guard let low = means.min(), let high = means.max(), low < high else { return nil }
                return (metric, (high - low) / max(abs(high), abs(low)))
            }
            .sorted { ($1.contrast, $0.metric.ordinal) < ($0.contrast, $1.metric.ordinal) }
        let shown = found.prefix(SweepGrid.maximumMeasures).map(\.metric)
        return [.passing] + MetricName.allCases.filter(shown.contains).map { .mean($0) }
    }

    /// How many runs of these variants passed.
    func rate(of variants: [Int]) -> Rate {
        let counts = variants.map { report.tally.variants[$0] }
        return Rate(
            hits: counts.reduce(0) { $0 + $1.passed },
            of: counts.reduce(0) { $0 + $1.runs }
        )
    }

    /// The measure over all runs of these variants; nil when none has it.
    func value(_ measure: Measure, in variants: [Int]) -> Double? {
        switch measure {
        case .passing: return rate(of: variants).share
        case .mean(let metric):
            var (sum, count) = (0.0, 0)
            for variant in variants.map({ report.tally.variants[$0] }) {
                guard let mean = variant.mean(of: metric) else { continue }
                sum += mean * Double(variant.count(of: metric))
                count += variant.count(of: metric)
            }
            return count == 0 ? nil : sum / Double(count)
        }
    }

    /// The measure as it is written; a dash for none.
    func text(_ measure: Measure, in variants: [Int]) -> String {
        switch measure {
        case .passing: Share.text(of: rate(of: variants))
        case .mean: value(measure, in: variants).map { MetricsTable.text(($0 * 100).rounded() / 100) } ?? "–"
        }
    }
}

extension SweepGrid.Measure {
    /// What it is called.
    var title: String {
        switch self {
        case .passing: "passed"
        case .mean(let metric): "\(metric.rawValue), mean"
        }
    }

    /// Which way is better.
    var direction: MetricName.Direction {
        switch self {
        case .passing: .higher
        case .mean(let metric): metric.direction
        }
    }
}
