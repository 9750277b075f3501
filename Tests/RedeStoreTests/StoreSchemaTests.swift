import GRDB
import RedeEval
import RedeModel
import RedeSim
import RedeTestSupport
import StoreTestSupport
import Testing

@testable import RedeStore

/// The public format: what `docs/store.md` says, what the database has, and its views.
struct StoreSchemaTests {
    private let place: TemporaryStore

    init() throws { place = try TemporaryStore() }

    /// The table or view of each section of the page: its name, and its columns with their types, in order.
    private func documented() throws -> [String: [[String]]] {
        let page = Text(owning: try SourceFile.read(Project.root + "/docs/store.md").bytes).string
        var sections: [String: [[String]]] = [:]
        var name = ""
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#") {
                name = line.split(separator: "`").dropFirst().first.map(String.init) ?? ""
            } else if line.hasPrefix("| `"), !name.isEmpty {
                let cells = line.split(separator: "|").map { $0.filter { $0 != " " && $0 != "`" } }
                sections[name, default: []].append([cells[0], cells[1]])
            }
        }
        return sections
    }

    @Test func `the page describes every table and view with its columns`() throws {
        _ = try place.growing()
        let sections = try documented()
        let metrics = MetricName.allCases.map(StoreSchema.column)

        let names = try place.raw {
            try String.fetchAll(
                $0,
                sql:
                    "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
            )
        }
        #expect(names.sorted() == sections.keys.sorted())
        for name in names {
            let columns = try place.raw { database in
                try Row.fetchAll(
                    database,
                    sql: "SELECT name, type FROM pragma_table_xinfo(?)",
                    arguments: [name]
                )
                .map { [$0["name"] as String, $0["type"] as String] }
            }
            let own = columns.filter { !metrics.contains($0[0]) || name == "slowest_runs" }
            let page = try #require(sections[name])
            #expect(own.map { $0[0] } == page.map { $0[0] }, "docs/store.md, \(name)")
            // The columns of a view have the types of what they show.
            if own.contains(where: { !$0[1].isEmpty }), name != "batch_overview", !name.contains("_") {
                #expect(own == page, "docs/store.md, \(name)")
            }
        }
        for metric in metrics {
            let holders = try place.raw {
                try String.fetchAll(
                    $0,
                    sql: """
                        SELECT s.name FROM sqlite_schema s, pragma_table_xinfo(s.name) c
                        WHERE s.name IN ('metrics', 'metric_means') AND c.name = ? ORDER BY 1
                        """,
                    arguments: [metric]
                )
            }
            #expect(holders == ["metric_means", "metrics"], "\(metric)")
        }
    }

    @Test func `a store without a metric's column can be read, and gets it when results are added`() throws {
        let sample = SampleBatch(runs: 3)
        do { _ = try place.holding(sample) }
        try place.raw {
            try $0.execute(
                sql: "DROP VIEW metric_means; DROP VIEW slowest_runs; ALTER TABLE metrics DROP COLUMN turns"
            )
        }
        var expected = (0..<9).map(sample.result)
        for index in expected.indices { expected[index].metrics[.turns] = nil }

        do { #expect(try ResultStore(place.path, for: .existing).results(of: "sample") == expected) }
        let store = try place.growing()

        #expect(try store.results(of: "sample") == expected)
        #expect(try store.database.read { try StoreSchema.metricColumns(of: $0) }.last == "turns")
    }

    @Test func `the views answer the common questions`() throws {
        let sample = SampleBatch(runs: 40)
        let store = try place.holding(sample)
        let results = (0..<120).map(sample.result)
        let second = results[40..<80]

        try store.database.read { database in
            let overview = try Row.fetchOne(database, sql: "SELECT cases, runs, passed FROM batch_overview")
            #expect(overview == ["cases": 120, "runs": 120, "passed": results.count(where: \.hasPassed)])
            let rates = try Double.fetchAll(
                database,
                sql: "SELECT pass_rate FROM pass_rates ORDER BY variant"
            )
            #expect(rates.count == 3 && rates[1] == Double(second.count(where: \.hasPassed)) / 40)
            let mean = try Double.fetchOne(
                database,
                sql: "SELECT replies FROM metric_means WHERE variant = 2"
            )
            let replies = second.compactMap { $0.metrics[.replies] }
            #expect(mean == replies.reduce(0, +) / Double(replies.count))
            let causes = try Row.fetchAll(
                database,
                sql: "SELECT cause, runs FROM failure_causes WHERE variant = 2 ORDER BY cause"
            )
            let broken = second.count { $0.ending == .broken }
            let expected: [(Text, Int)] = [
                ("a reply beyond the budget", broken),
                ("replies", second.count { !$0.checks[1].hasPassed }),
                ("the order, kept", second.count { !$0.checks[0].hasPassed }),
            ]
            #expect(
                causes.map { "\($0["cause"] as String) \($0["runs"] as Int)" }
                    == expected.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
            )
            let slowest = try Double.fetchOne(
                database,
                sql: "SELECT virtual_seconds FROM slowest_runs LIMIT 1"
            )
            #expect(slowest == results.compactMap { $0.metrics[.virtualSeconds] }.max())
        }
    }
}
