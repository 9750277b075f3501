package import RedeModel
import RedeSim

/// The runs of one side of a comparison, a column a measure.
///
/// A side has as many runs as a batch, so no run is a value of its own; where a run lacks a number there is a
/// NaN.
package struct RunColumns: Sendable {
    /// What the side is called.
    package var name: Text
    /// The tag that a store knows its batch by; nil when it is in no store.
    package var tag: Text?
    /// The variants that its runs are of.
    package private(set) var variants: [BatchPlan.Variant] = []
    /// The numbers of these variants in their batch, from 1.
    package private(set) var numbers: [Int] = []
    /// How many runs the batch is to have; nil when that is not known.
    package var cases: Int?
    /// The place of each run's variant in ``variants``.
    package private(set) var variantOfRun: [Int32] = []
    /// The seed of each run.
    package private(set) var seeds: [UInt64] = []
    /// The directories of runs whose files are kept, by the runs' places.
    package private(set) var kept: [Int: Text] = [:]  // determinism: look-up only, never walked

    /// Whether each run passed.
    private var passed: [Double] = []
    /// The titles of the checks that any variant has, told apart.
    private var titles: [Text] = []
    /// A column a title, as long as the last run that has such a check.
    private var checks: [[Double]] = []
    /// A column a metric, as long as the last run that has it.
    private var metrics = [[Double]](repeating: [], count: MetricName.allCases.count)

    /// A side of no runs.
    package init(name: Text, tag: Text? = nil, cases: Int? = nil) {
        self.name = name
        self.tag = tag
        self.cases = cases
    }

    /// How many runs there are.
    package var count: Int { seeds.count }

    /// The measures that any run has, in the order of exports.
    package var measures: [Measure] {
        [.passed] + titles.map(Measure.check)
            + MetricName.allCases.filter { !metrics[$0.ordinal].isEmpty }.map(Measure.metric)
    }

    /// The titles of the checks that any variant has, told apart.
    package var checkTitles: [Text] { titles }

    /// The values of a measure, one a run; NaN where a run has none, empty where none has.
    package func values(of measure: Measure) -> [Double] {
        let column: [Double]
        switch measure {
        case .passed: column = passed
        case .check(let title): column = titles.firstIndex(of: title).map { checks[$0] } ?? []
        case .metric(let metric): column = metrics[metric.ordinal]
        }
        guard !column.isEmpty, column.count < count else { return column }
        return column + [Double](repeating: .nan, count: count - column.count)
    }
}

extension RunColumns {
    /// The place of a variant, which becomes one of the side's if it is none yet.
    package mutating func place(of variant: BatchPlan.Variant, number: Int) -> Int {
        if let last = numbers.last, last == number { return numbers.count - 1 }
        if let place = numbers.firstIndex(of: number) { return place }
        variants.append(variant)
        numbers.append(number)
        return variants.count - 1
    }

    /// The place of a check's column, which is made if there is none.
    package mutating func column(ofCheck title: Text) -> Int {
        if let place = titles.firstIndex(of: title) { return place }
        titles.append(title)
        checks.append([])
        return titles.count - 1
    }

    /// Adds a run, whose numbers are set thereafter.
    package mutating func add(variant: Int, seed: UInt64, hasPassed: Bool, kept: Text? = nil) {
        if let kept { self.kept[seeds.count] = kept }
        variantOfRun.append(Int32(variant))
        seeds.append(seed)
        passed.append(hasPassed ? 1 : 0)
    }

    /// Sets whether the run that was added last kept a check, by the column's place.
    package mutating func setCheck(_ column: Int, hasPassed: Bool) {
        RunColumns.set(hasPassed ? 1 : 0, at: count - 1, in: &checks[column])
    }

    /// Sets a metric of the run that was added last.
    package mutating func set(_ metric: MetricName, to value: Double) {
        RunColumns.set(value, at: count - 1, in: &metrics[metric.ordinal])
    }

    private static func set(_ value: Double, at place: Int, in column: inout [Double]) {
        if column.count < place {
            column.reserveCapacity(place + 1)
            while column.count < place { column.append(.nan) }
        }
        if column.count == place { column.append(value) } else { column[place] = value }
    }

    /// Adds the result of a case of a plan; `checkColumns` are those of the checks of its variant.
    package mutating func add(_ result: CaseResult, of plan: BatchPlan, checkColumns: [Int]) {
        let (variant, seed) = plan.place(of: result.number)
        let place = place(of: plan.variants[variant], number: variant + 1)
        add(variant: place, seed: seed, hasPassed: result.hasPassed, kept: result.kept)
        for (column, check) in zip(checkColumns, result.checks) {
            setCheck(column, hasPassed: check.hasPassed)
        }
        for (ordinal, metric) in MetricName.allCases.enumerated() {
            guard let value = result.metrics[metric] else { continue }
            RunColumns.set(value, at: count - 1, in: &metrics[ordinal])
        }
    }

    /// The columns of the checks of each variant of a plan.
    package mutating func columns(of checks: [[BatchCheck]]) -> [[Int]] {
        checks.map { checks in RunTable.told(apart: checks.map(\.title)).map { column(ofCheck: $0) } }
    }

    /// The runs of one variant alone, by its number; nil when the side has none of it.
    package func variant(_ number: Int) -> RunColumns? {
        guard let place = numbers.firstIndex(of: number) else { return nil }
        var side = RunColumns(name: Text("\(name)@\(number)"), tag: tag)
        _ = side.place(of: variants[place], number: number)
        let measures = measures.dropFirst().map { (measure: $0, values: values(of: $0)) }
        for run in seeds.indices where variantOfRun[run] == Int32(place) {
            side.add(variant: 0, seed: seeds[run], hasPassed: passed[run] != 0, kept: kept[run])
            for (measure, values) in measures where !values[run].isNaN {
                switch measure {
                case .passed: break
                case .check(let title):
                    side.setCheck(side.column(ofCheck: title), hasPassed: values[run] != 0)
                case .metric(let metric): side.set(metric, to: values[run])
                }
            }
        }
        return side
    }
}
