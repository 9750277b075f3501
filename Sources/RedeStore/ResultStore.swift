import GRDB
import RedeModel

/// The database that keeps what batches gave: SQLite, in the public format of `docs/store.md`.
///
/// Several processes may read and write one store at once. A transaction that has ended outlasts a kill; one
/// in flight is undone by whoever opens the store next.
package struct ResultStore: Sendable {
    /// What a store is opened for.
    package enum Access: Sendable {
        /// What is there is looked at or changed.
        case existing
        /// Results are added: the store is made if it is not there, and brought up to date if it is older.
        case growing
    }

    /// How long a write waits for those of other processes.
    static let patience: Duration = .seconds(10)

    let path: String
    let database: DatabaseQueue

    /// Opens the store in a file; directories above one that is made are made, too.
    ///
    /// - Throws: `UnreadableFile`, `UnwritableFile`, ``UnusableStore``.
    package init(_ path: String, for access: Access) throws {
        try self.init(path, for: access, patience: ResultStore.patience)
    }

    /// Opens the store with another patience.
    init(_ path: String, for access: Access, patience: Duration) throws {
        switch access {
        case .existing:
            try SourceFile.check(path)
        case .growing:
            try AtomicFile.check(path)
            try OutputDirectory.makeParent(of: path)
        }
        self.path = path
        database = try StoreRefusal.told(of: path) {
            var configuration = Configuration()
            configuration.busyMode = .timeout(Double(patience.components.seconds))
            configuration.label = "rede-sim"
            return try DatabaseQueue(path: path, configuration: configuration)
        }
        try StoreRefusal.told(of: path) { try StoreSchema.prepare(database, at: path, for: access) }
    }

    /// Reads within one transaction, which sees nothing of what others write meanwhile.
    func reading<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try StoreRefusal.told(of: path) { try database.read(body) }
    }

    /// Writes within one transaction: all of it or nothing.
    func writing<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try StoreRefusal.told(of: path) { try database.write(body) }
    }
}
