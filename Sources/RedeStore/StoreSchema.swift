import GRDB
import RedeModel

/// The tables and views of a store, and what brings an older store up to date.
///
/// The format is public: `docs/store.md` describes each table and column, and a test holds the two together.
enum StoreSchema {
    /// What tells a store from other databases: `REDE` in ASCII.
    static let applicationID = 0x5245_4445
    /// The version of the format, kept as the database's `user_version`.
    static let version = migrations.count

    /// What takes a store from each version to the next, the first one from nothing.
    ///
    /// One that has been released is never changed.
    private static let migrations = [tables]

    /// Makes sure that the database is a store of this version, making it one if it is empty or older.
    ///
    /// - Throws: `UnusableStore`, `DatabaseError`.
    static func prepare(_ database: DatabaseQueue, at path: String, for access: ResultStore.Access) throws {
        let isCurrent = try database.read { try self.isCurrent($0, at: path) }
        guard access == .growing else {
            guard try database.read({ try version(of: $0) }) > 0 else {
                throw UnusableStore(path: path, found: "an empty database")
            }
            return
        }
        try database.writeWithoutTransaction { database in
            if try String.fetchOne(database, sql: "PRAGMA journal_mode") != "wal" {
                // Takes effect on an empty database only, and before it is set to WAL.
                try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
                try database.execute(sql: "PRAGMA journal_mode = WAL")
            }
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
            guard !isCurrent else { return }
            // GRDB's migrator asks what is to be done outside of its transactions, so that two processes that
            // meet at a new store would do it twice.
            try database.inTransaction(.immediate) {
                try migrate(database, at: path)
                return .commit
            }
        }
    }

    /// Whether nothing is to be changed; false for an empty database.
    ///
    /// - Throws: `UnusableStore` for what is no store, or a newer one.
    private static func isCurrent(_ database: Database, at path: String) throws -> Bool {
        let version = try version(of: database)
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
        if application != applicationID {
            let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            guard objects == 0, version == 0 else {
                throw UnusableStore(path: path, found: "a database of another program")
            }
            return false
        }
        guard version <= StoreSchema.version else {
            throw UnusableStore(
                path: path,
                found: "one of version \(version)",
                notes: ["this rede-sim knows versions up to \(StoreSchema.version): a newer one can read it"]
            )
        }
        return try version == StoreSchema.version && missingColumns(of: database).isEmpty
    }

    private static func version(of database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }

    private static func migrate(_ database: Database, at path: String) throws {
        // Another process may have been faster.
        guard try !isCurrent(database, at: path) else { return }
        for migration in try migrations[version(of: database)...] { try database.execute(sql: migration) }
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(version)")
        for column in try missingColumns(of: database) {
            try database.execute(sql: "ALTER TABLE metrics ADD COLUMN \(quoted(column)) ANY")
        }
        try database.execute(sql: views(metrics: metricColumns(of: database)))
    }

    /// The column of a metric: its name with underscores for hyphens.
    static func column(of metric: MetricName) -> String {
        String(metric.rawValue.map { $0 == "-" ? "_" : $0 })
    }

    /// A name as SQL has it where it may be a key word.
    static func quoted(_ name: String) -> String { "\"\(name)\"" }

    /// The columns of metrics that a store has; a newer program may have added others than ours.
    static func metricColumns(of database: Database) throws -> [String] {
        Array(try database.columns(in: "metrics").map(\.name).dropFirst())
    }

    private static func missingColumns(of database: Database) throws -> [String] {
        let columns = try metricColumns(of: database)
        return MetricName.allCases.map(column).filter { !columns.contains($0) }
    }
}
