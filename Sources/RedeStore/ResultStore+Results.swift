import GRDB
package import RedeEval
import RedeModel
import RedeSim

extension ResultStore {
    /// Adds results to a batch in one transaction: all of them or none.
    ///
    /// Some thousand at once are best. Results of cases that the batch has already are left out: a case gives
    /// the same result each time.
    ///
    /// - Throws: ``UnfitTag`` when the batch was removed meanwhile; `UnwritableFile`.
    package func add(_ results: some Sequence<CaseResult>, to batch: StoredBatch) throws {
        try writing { database in
            let isThere = "SELECT 1 FROM batches WHERE id = ?"
            guard try Int.fetchOne(database, sql: isThere, arguments: [batch.id]) != nil else {
                throw UnfitTag(
                    expected: "the batch that was begun",
                    found: "no \(Quoted.text(batch.tag)): it was removed meanwhile",
                    notes: []
                )
            }
            try ResultStore.add(results, to: batch, in: database)
        }
    }

    static func add(_ results: some Sequence<CaseResult>, to batch: StoredBatch, in database: Database) throws
    {
        let run = try database.cachedStatement(
            sql: "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
        )
        let metrics = try database.cachedStatement(sql: ResultStore.metricsInsertion)
        let failure = try database.cachedStatement(sql: "INSERT INTO failures VALUES (?, ?, ?, ?)")
        for result in results {
            let place = batch.plan.place(of: result.number)
            let id = batch.firstRun + result.number
            run.setUncheckedArguments([
                id, batch.id, place.variant + 1, Int64(place.seed), result.hasPassed,
                result.ending.rawValue, result.finding.isEmpty ? nil : result.finding.stored,
                result.kept?.stored,
            ])
            try run.execute()
            guard database.changesCount > 0 else { continue }
            ResultStore.bind(result.metrics, of: id, to: metrics)
            try metrics.execute()
            for (index, verdict) in result.checks.enumerated() where !verdict.hasPassed {
                failure.setUncheckedArguments([id, index + 1, verdict.found.stored, verdict.event])
                try failure.execute()
            }
        }
    }

    private static let metricsInsertion: String = {
        let columns = MetricName.allCases.map { ", \(StoreSchema.quoted(StoreSchema.column(of: $0)))" }
        let places = String(repeating: ", ?", count: columns.count)
        return "INSERT INTO metrics (run\(columns.joined())) VALUES (?\(places))"
    }()

    /// Binds the row of a run's metrics; whole numbers as such, as they take fewer bytes.
    ///
    /// Values are bound one by one, not as a list of arguments: 49 → 22 µs a result with 68 metrics, as
    /// Tests/StoreWriter tells.
    private static func bind(_ metrics: RunMetrics, of run: Int, to statement: Statement) {
        // Takes away what the row before has bound.
        statement.setUncheckedArguments([])
        let handle = statement.sqliteStatement
        var code = run.bind(to: handle, at: 1)
        for (index, metric) in MetricName.allCases.enumerated() {
            guard let value = metrics[metric] else { continue }
            // A whole number of the other zero would lose its sign.
            if let whole = Int64(exactly: value), whole != 0 || value.sign == .plus {
                code |= whole.bind(to: handle, at: CInt(index + 2))
            } else {
                code |= value.bind(to: handle, at: CInt(index + 2))
            }
        }
        precondition(code == 0, "a number is bound to a place that its statement has")
    }

    /// The cases of a batch whose results are there, as ranges of their numbers in ascending order.
    package func finishedCases(of batch: StoredBatch) throws -> [Range<Int>] {
        try reading { database in
            var ranges: [Range<Int>] = []
            let sql = "SELECT id FROM runs WHERE id >= ? AND id < ? ORDER BY id"
            let ids = try Int.fetchCursor(
                database,
                sql: sql,
                arguments: [batch.runs.lowerBound, batch.runs.upperBound]
            )
            while let id = try ids.next() {
                let number = id - batch.firstRun
                if let last = ranges.last, last.upperBound == number {
                    ranges[ranges.count - 1] = last.lowerBound..<(number + 1)
                } else {
                    ranges.append(number..<(number + 1))
                }
            }
            return ranges
        }
    }

    /// Shows the results of a batch, or of some of its cases, one after the other in the order of the cases.
    ///
    /// No more than one is held at a time; what is added meanwhile is not seen.
    package func forEachResult(
        of batch: StoredBatch,
        in cases: Range<Int>? = nil,
        _ body: (CaseResult) throws -> Void
    ) throws {
        let cases = (cases ?? 0..<batch.plan.caseCount).clamped(to: 0..<batch.plan.caseCount)
        let first = batch.firstRun + cases.lowerBound
        let end = batch.firstRun + cases.upperBound
        try reading { database in
            let there = try StoreSchema.metricColumns(of: database)
            let metrics = MetricName.allCases.filter { there.contains(StoreSchema.column(of: $0)) }
            let columns = metrics.map { ", m.\(StoreSchema.quoted(StoreSchema.column(of: $0)))" }.joined()
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT r.id, r.variant, r.ending, r.finding, r.kept\(columns)
                    FROM runs r LEFT JOIN metrics m ON m.run = r.id
                    WHERE r.id >= ? AND r.id < ? ORDER BY r.id
                    """,
                arguments: [first, end]
            )
            var failures = try Failures(
                Row.fetchCursor(
                    database,
                    sql:
                        "SELECT run, place, found, event FROM failures WHERE run >= ? AND run < ? ORDER BY run, place",
                    arguments: [first, end]
                )
            )
            while let row = try rows.next() {
                let id: Int = row[0]
                var checks = batch.checks[row[1] - 1].map { _ in CaseResult.Verdict(hasPassed: true) }
                try failures.take(of: id, into: &checks)
                var result = CaseResult(
                    number: id - batch.firstRun,
                    ending: CaseResult.Ending(rawValue: row[2]) ?? .broken,
                    finding: (row[3] as String?).map { Text($0) } ?? Text(),
                    checks: checks,
                    kept: (row[4] as String?).map { Text($0) }
                )
                for (index, metric) in metrics.enumerated() { result.metrics[metric] = row[index + 5] }
                try body(result)
            }
        }
    }

    /// The failures of a batch, read along with its runs.
    private struct Failures {
        private let rows: RowCursor
        private var next: Row?

        init(_ rows: RowCursor) throws {
            self.rows = rows
            next = try rows.next()
        }

        /// Puts the failures of a run in the places of its checks, and goes on behind them.
        mutating func take(of run: Int, into checks: inout [CaseResult.Verdict]) throws {
            while let row = next, row[0] == run {
                let place: Int = row[1]
                if checks.indices.contains(place - 1) {
                    checks[place - 1] = .init(hasPassed: false, found: Text(row[2]), event: row[3])
                }
                next = try rows.next()
            }
        }
    }
}

extension Text {
    /// The text as a column holds it: halves of surrogate pairs and NUL become U+FFFD.
    var stored: String {
        // SQLite's own functions, and GRDB, end a text at a NUL.
        guard bytes.contains(0) else { return string }
        return String(decoding: bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }, as: UTF8.self)
    }
}
