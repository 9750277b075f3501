package import RedeEval
package import RedeModel

/// What a table says of a measure of two batches, cell by cell.
package struct MeasureCells: Equatable, Sendable {
    /// The measure.
    package let name: String
    /// The means of both sides; rates in percent.
    package let baseline: String, candidate: String
    /// Candidate minus baseline, with its sign.
    package let difference: String
    /// The interval of the difference; a dash where there are too few runs.
    package let interval: String
    /// The p-value, adjusted where several measures were compared.
    package let p: String
    /// The effect size; a dash where there is no spread.
    package let effect: String
    /// The smallest difference that so many runs would have shown four times in five.
    package let smallest: String

    /// The cells of a comparison.
    package init(_ measure: Measure, _ comparison: Comparison) {
        func text(_ value: Double?) -> String { value.map { Quantity.text($0, of: measure) } ?? "–" }
        name = measure.name.string
        baseline = text(comparison.rates.map { $0.baseline.share } ?? comparison.baseline.mean)
        candidate = text(comparison.rates.map { $0.candidate.share } ?? comparison.candidate.mean)
        difference = comparison.difference.map { Quantity.difference($0, of: measure) } ?? "–"
        interval = comparison.interval.map { Quantity.text(of: $0, of: measure) } ?? "–"
        p = (comparison.adjustedP ?? comparison.significance?.p).map { Quantity.text(p: $0) } ?? "–"
        effect = comparison.effectSize.map { Quantity.number($0, decimals: 2) } ?? "–"
        smallest = text(comparison.smallestDetectable)
    }

    /// The value of both runs of a seed, such as `18 → 6`.
    package static func values(of seed: SeedDifference, _ measure: Measure) -> String {
        [seed.baseline, seed.candidate].map { Quantity.run($0.value, of: measure) }.joined(separator: " → ")
    }

    /// How much worse a gate lets the candidate be; a dash where the baseline has no value.
    package static func margin(of result: GateResult) -> String {
        let sign = result.gate.direction == .neutral ? "±" : ""
        return result.margin.map { sign + Quantity.text($0, of: result.gate.measure) } ?? "–"
    }
}
