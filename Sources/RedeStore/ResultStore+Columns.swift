import GRDB
package import RedeEval
package import RedeModel

extension ResultStore {
    /// The runs of the batch of this tag as a side of a comparison.
    ///
    /// - Throws: ``UnfitTag`` when there is no such batch.
    package func columns(of tag: Text, name: Text) throws -> RunColumns {
        let batch = try batch(tag)
        var side = RunColumns(name: name, tag: tag, cases: batch.plan.caseCount)
        let checks = side.columns(of: batch.checks)
        let variants = batch.plan.variants.enumerated().map { side.place(of: $1, number: $0 + 1) }
        try reading { database in
            let there = try StoreSchema.metricColumns(of: database)
            let metrics = MetricName.allCases.filter { there.contains(StoreSchema.column(of: $0)) }
            let columns = metrics.map { ", m.\(StoreSchema.quoted(StoreSchema.column(of: $0)))" }.joined()
            let range: StatementArguments = [batch.runs.lowerBound, batch.runs.upperBound]
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT r.id, r.variant, r.seed, r.passed, r.kept\(columns)
                    FROM runs r LEFT JOIN metrics m ON m.run = r.id
                    WHERE r.id >= ? AND r.id < ? ORDER BY r.id
                    """,
                arguments: range
            )
            var failures = try Failures(
                Row.fetchCursor(
                    database,
                    sql: "SELECT run, place FROM failures WHERE run >= ? AND run < ? ORDER BY run, place",
                    arguments: range
                )
            )
            while let row = try rows.next() {
                let (variant, seed): (Int, Int64) = (row[1] - 1, row[2])
                side.add(
                    variant: variants[variant],
                    seed: UInt64(max(0, seed)),
                    hasPassed: row[3],
                    kept: (row[4] as String?).map { Text($0) }
                )
                for column in checks[variant] { side.setCheck(column, hasPassed: true) }
                try failures.forEach(of: row[0]) { place in
                    if checks[variant].indices.contains(place - 1) {
                        side.setCheck(checks[variant][place - 1], hasPassed: false)
                    }
                }
                for (place, metric) in metrics.enumerated() {
                    if let value: Double = row[place + 5] { side.set(metric, to: value) }
                }
            }
        }
        return side
    }

    /// The failed checks of a batch, read along with its runs.
    private struct Failures {
        private let rows: RowCursor
        private var next: Row?

        init(_ rows: RowCursor) throws {
            self.rows = rows
            next = try rows.next()
        }

        /// Goes on behind the failures of a run, whose places are shown.
        mutating func forEach(of run: Int, _ body: (Int) -> Void) throws {
            while let row = next, row[0] == run {
                body(row[1])
                next = try rows.next()
            }
        }
    }
}
