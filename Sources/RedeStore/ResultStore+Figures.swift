import GRDB
import RedeEval
import RedeModel

extension ResultStore {
    /// How many runs of a batch are there, and how many of them passed.
    package func counts(of batch: StoredBatch) throws -> (runs: Int, passed: Int) {
        try reading { database in
            let row = try Row.fetchOne(
                database,
                sql: "SELECT count(*), ifnull(sum(passed), 0) FROM runs WHERE id >= ? AND id < ?",
                arguments: [batch.runs.lowerBound, batch.runs.upperBound]
            )
            return (row?[0] ?? 0, row?[1] ?? 0)
        }
    }

    /// What the runs of a variant came to, by its place in the plan, from 0.
    package func figures(of batch: StoredBatch, variant: Int) throws -> VariantFigures {
        let first = batch.firstRun + variant * batch.plan.runs
        let range: StatementArguments = [first, first + batch.plan.runs]
        return try reading { database in
            let there = try StoreSchema.metricColumns(of: database)
            let metrics = MetricName.allCases.filter { there.contains(StoreSchema.column(of: $0)) }
            let sums = metrics.map { metric in
                let column = "m.\(StoreSchema.quoted(StoreSchema.column(of: metric)))"
                return ", count(\(column)), avg(\(column)), min(\(column)), max(\(column))"
            }
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*), ifnull(sum(r.passed), 0), ifnull(sum(r.ending <> 'finished'), 0)\(sums.joined())
                    FROM runs r LEFT JOIN metrics m ON m.run = r.id WHERE r.id >= ? AND r.id < ?
                    """,
                arguments: range
            )
            var failures = batch.checks[variant].map { _ in 0 }
            let counts = try Row.fetchCursor(
                database,
                sql: "SELECT place, count(*) FROM failures WHERE run >= ? AND run < ? GROUP BY place",
                arguments: range
            )
            while let count = try counts.next() {
                let place: Int = count[0]
                if failures.indices.contains(place - 1) { failures[place - 1] = count[1] }
            }
            return VariantFigures(
                runs: row?[0] ?? 0,
                passed: row?[1] ?? 0,
                unfinished: row?[2] ?? 0,
                failures: failures,
                metrics: metrics.enumerated().compactMap { index, metric in
                    guard let row, let mean: Double = row[4 * index + 4] else { return nil }
                    return .init(
                        name: metric,
                        runs: row[4 * index + 3],
                        mean: mean,
                        lowest: row[4 * index + 5],
                        highest: row[4 * index + 6]
                    )
                }
            )
        }
    }
}
