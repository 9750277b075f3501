import RedeModel

extension StoreSchema {
    /// The tables of version 1.
    ///
    /// A batch is given the numbers of its runs when it begins: no index is needed to find them, and a run
    /// takes 7 bytes less. The columns of the metrics are added when a store is opened.
    static let tables = """
        CREATE TABLE batches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tag TEXT NOT NULL UNIQUE,
            digest TEXT NOT NULL,
            seeds INTEGER NOT NULL,
            cases INTEGER NOT NULL,
            step_limit INTEGER NOT NULL,
            time_limit INTEGER,
            first_run INTEGER NOT NULL,
            version TEXT NOT NULL,
            created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        ) STRICT;
        CREATE TABLE variants (
            batch INTEGER NOT NULL REFERENCES batches (id),
            variant INTEGER NOT NULL,
            scenario TEXT NOT NULL,
            first_seed INTEGER NOT NULL,
            changes TEXT NOT NULL CHECK (json_valid(changes)),
            PRIMARY KEY (batch, variant)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE checks (
            batch INTEGER NOT NULL,
            variant INTEGER NOT NULL,
            place INTEGER NOT NULL,
            title TEXT NOT NULL,
            subject TEXT NOT NULL,
            expected TEXT NOT NULL,
            PRIMARY KEY (batch, variant, place),
            FOREIGN KEY (batch, variant) REFERENCES variants (batch, variant)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            batch INTEGER NOT NULL,
            variant INTEGER NOT NULL,
            seed INTEGER NOT NULL,
            passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
            ending TEXT NOT NULL,
            finding TEXT,
            kept TEXT,
            FOREIGN KEY (batch, variant) REFERENCES variants (batch, variant)
        ) STRICT;
        CREATE TABLE failures (
            run INTEGER NOT NULL REFERENCES runs (id),
            place INTEGER NOT NULL,
            found TEXT NOT NULL,
            event INTEGER,
            PRIMARY KEY (run, place)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE metrics (
            run INTEGER PRIMARY KEY REFERENCES runs (id)
        ) STRICT;
        """

    /// The views, which are made anew with every column of a metric that is added.
    static func views(metrics: [String]) -> String {
        let means = metrics.map { ", avg(m.\(quoted($0))) AS \(quoted($0))" }.joined()
        let slowest = quoted(column(of: .virtualSeconds))
        return """
            DROP VIEW IF EXISTS batch_overview;
            CREATE VIEW batch_overview AS
            SELECT b.tag, b.created, b.version, b.cases, count(r.id) AS runs, ifnull(sum(r.passed), 0) AS passed
            FROM batches b LEFT JOIN runs r ON r.id BETWEEN b.first_run AND b.first_run + b.cases - 1
            GROUP BY b.id;
            DROP VIEW IF EXISTS pass_rates;
            CREATE VIEW pass_rates AS
            SELECT b.tag, v.variant, v.scenario, v.changes, count(r.id) AS runs,
                avg(r.passed) AS pass_rate
            \(runsByVariant)
            GROUP BY v.batch, v.variant;
            DROP VIEW IF EXISTS metric_means;
            CREATE VIEW metric_means AS
            SELECT b.tag, v.variant, v.scenario, v.changes, count(r.id) AS runs\(means)
            \(runsByVariant)
            LEFT JOIN metrics m ON m.run = r.id
            GROUP BY v.batch, v.variant;
            DROP VIEW IF EXISTS failure_causes;
            CREATE VIEW failure_causes AS
            SELECT b.tag, r.variant, c.title AS cause, count(*) AS runs, min(r.seed) AS first_seed
            FROM failures f
            JOIN runs r ON r.id = f.run
            JOIN batches b ON b.id = r.batch
            JOIN checks c ON c.batch = r.batch AND c.variant = r.variant AND c.place = f.place
            GROUP BY r.batch, r.variant, f.place
            UNION ALL
            SELECT b.tag, r.variant, ifnull(r.finding, r.ending), count(*), min(r.seed)
            FROM runs r JOIN batches b ON b.id = r.batch
            WHERE r.ending <> 'finished'
            GROUP BY r.batch, r.variant, ifnull(r.finding, r.ending);
            DROP VIEW IF EXISTS slowest_runs;
            CREATE VIEW slowest_runs AS
            SELECT b.tag, r.variant, r.seed, m.\(slowest)
            FROM metrics m JOIN runs r ON r.id = m.run JOIN batches b ON b.id = r.batch
            ORDER BY m.\(slowest) DESC, r.id;
            """
    }

    /// Each variant with its runs, which stand one after the other.
    private static let runsByVariant = """
        FROM batches b JOIN variants v ON v.batch = b.id
        LEFT JOIN runs r ON r.id BETWEEN b.first_run + (v.variant - 1) * b.seeds
            AND b.first_run + v.variant * b.seeds - 1
        """
}
