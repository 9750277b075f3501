import RedeEval
package import RedeModel

extension ComparisonReport {
    /// The name of the format.
    package static let schema: Text = "rede-sim/batch-comparison/1"

    /// The report as indented JSON.
    package var json: [UInt8] {
        ByteWriter.file(of: document)
    }

    /// The report as a value of JSON.
    package var document: JSONValue {
        let alignment = comparison.alignment
        let members: [(String, JSONValue)] = [
            ("schema", .string(ComparisonReport.schema)),
            ("sentence", .string(Text(sentence))),
            ("verdict", verdict.map { .string(Text($0.rawValue)) } ?? .null),
            ("sequential", sequential.map { .string(Text($0)) } ?? .null),
            ("baseline", side(comparison.baseline)),
            ("candidate", side(comparison.candidate)),
            ("pairing", .string(Text(alignment.pairing.rawValue))),
            ("pairs", .whole(alignment.pairs)),
            ("variants", .whole(alignment.variants)),
            ("scenarios", .array(alignment.scenarios.map { .string($0) })),
            ("leftOut", .whole(alignment.leftOut)),
            ("gates", .array(gates.map(gate))),
            ("measures", .array(comparison.rows.map(row))),
            ("constant", names(comparison.constant)),
            ("oneSided", names(comparison.oneSided)),
        ]
        return .with(members)
    }

    private func names(_ measures: [Measure]) -> JSONValue { .array(measures.map { .string($0.name) }) }

    private func side(_ side: BatchComparison.Side) -> JSONValue {
        .with([
            ("name", .string(side.name)), ("tag", side.tag.map { .string($0) } ?? .null),
            ("runs", .whole(side.runs)), ("cases", side.cases.map { .whole($0) } ?? .null),
            ("variants", .whole(side.variants)),
        ])
    }

    private func gate(_ result: GateResult) -> JSONValue {
        .with(
            [
                ("measure", .string(result.gate.measure.name)),
                ("direction", .string(Text(result.gate.direction.rawValue))),
                ("margin", .optional(result.margin)),
                ("verdict", .string(Text(result.verdict.rawValue))),
                ("unitsNeeded", result.unitsNeeded.map { .whole($0) } ?? .null),
            ] + members(of: result.comparison)
        )
    }

    private func row(_ row: BatchComparison.Row) -> JSONValue {
        .with(
            [
                ("measure", .string(row.measure.name)), ("unit", .string(Text(row.measure.unit))),
                ("direction", .string(Text(row.measure.direction.rawValue))),
                ("verdict", .string(Text(row.verdict.rawValue))),
            ] + members(of: row.comparison) + [("strongest", .array(row.strongest.map(seed)))]
        )
    }

    private func members(of comparison: Comparison) -> [(String, JSONValue)] {
        [
            ("baseline", distribution(comparison.baseline)),
            ("candidate", distribution(comparison.candidate)),
            ("difference", .optional(comparison.difference)),
            ("confidence", .number(comparison.confidence)),
            (
                "interval",
                comparison.interval.map { .array([.number($0.lower), .number($0.upper)]) } ?? .null
            ),
            ("p", .optional(comparison.significance?.p)),
            ("test", comparison.significance.map { .string(Text($0.test.rawValue)) } ?? .null),
            ("adjustedP", .optional(comparison.adjustedP)),
            ("effectSize", .optional(comparison.effectSize)),
            ("superiority", .optional(comparison.superiority)),
            ("smallestDetectable", .optional(comparison.smallestDetectable)),
            ("randomUnit", .string(Text(comparison.unit.rawValue))),
            ("units", .whole(comparison.units)),
            ("differing", comparison.differing.map { .whole($0) } ?? .null),
        ]
    }

    private func distribution(_ values: Distribution) -> JSONValue {
        let quartiles = values.quartiles
        return .with([
            ("runs", .whole(values.count)), ("missing", .whole(values.missing)),
            ("mean", .optional(values.mean)), ("standardDeviation", .optional(values.standardDeviation)),
            ("lowest", .optional(quartiles?.minimum)), ("quarter", .optional(quartiles?.first)),
            ("median", .optional(quartiles?.median)), ("threeQuarters", .optional(quartiles?.third)),
            ("highest", .optional(quartiles?.maximum)),
        ])
    }

    private func seed(_ seed: SeedDifference) -> JSONValue {
        func run(_ run: SeedDifference.Run) -> JSONValue {
            .with([
                ("variant", .whole(run.variant)), ("value", .number(run.value)),
                ("kept", run.kept.map { .string($0) } ?? .null),
            ])
        }
        return .with([
            ("scenario", .string(seed.scenario)), ("seed", .number(Double(seed.seed))),
            ("baseline", run(seed.baseline)), ("candidate", run(seed.candidate)),
            ("command", command(for: seed).map { .string(Text($0)) } ?? .null),
        ])
    }
}
