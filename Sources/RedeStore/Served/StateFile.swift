import GRDB
import RedeModel
package import RedeSim

/// The file in which a served network keeps what rede stores: SQLite, one transaction a group of requests.
///
/// A change that was written outlasts a kill and a power cut. One process at a time has it open.
package struct StateFile: Sendable {
    /// What tells the file from other databases: `REDS` in ASCII.
    private static let applicationID = 0x5245_4453
    private static let version = 1

    private let path: String
    private let database: DatabaseQueue

    /// Opens the file at `path`, or makes it.
    ///
    /// - Throws: `UnwritableFile`, ``UnusableStore``.
    package init(_ path: String) throws {
        try AtomicFile.check(path)
        try OutputDirectory.makeParent(of: path)
        self.path = path
        database = try StoreRefusal.told(of: path) {
            var configuration = Configuration()
            configuration.busyMode = .timeout(1)
            configuration.label = "rede-sim state"
            configuration.prepareDatabase { database in
                // The lock is kept, so that no second server writes what this one believes to know. Asked for
                // before all else, it also spares SQLite a file that a full disk has no room for.
                try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            }
            return try DatabaseQueue(path: path, configuration: configuration)
        }
        try StoreRefusal.told(of: path) { try StateFile.prepare(database, path) }
    }

    private static func prepare(_ database: DatabaseQueue, _ path: String) throws {
        try database.writeWithoutTransaction { database in
            let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            guard application == applicationID || (application == 0 && objects == 0) else {
                throw UnusableStore(path: path, expected: kind, found: "a database of another program")
            }
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            guard version <= StateFile.version else {
                throw UnusableStore(path: path, expected: kind, found: "one of version \(version)")
            }
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard version < StateFile.version else { return }
            try database.inTransaction(.exclusive) {
                try database.execute(sql: tables)
                try database.execute(sql: "PRAGMA application_id = \(applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(StateFile.version)")
                return .commit
            }
        }
    }

    private static let kind = "a state file"

    private static let tables = """
        CREATE TABLE IF NOT EXISTS network (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS bots (name TEXT PRIMARY KEY, fields TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS messages (
            bot TEXT NOT NULL, place INTEGER NOT NULL, message TEXT NOT NULL, PRIMARY KEY (bot, place)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS log (place INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;
        """

    /// What the file holds; nil when nothing was ever written.
    ///
    /// - Throws: ``UnusableStore`` for a file that holds something else.
    package func load() throws -> StoredNetwork? {
        try StoreRefusal.told(of: path) { try database.read(load) }
    }

    private func load(_ database: Database) throws -> StoredNetwork? {
        func value(_ key: String) throws -> JSONValue? {
            try String.fetchOne(database, sql: "SELECT value FROM network WHERE key = ?", arguments: [key])
                .map(json)
        }
        guard let instant = try value("instant")?.double.flatMap({ Int(exactly: $0) }) else { return nil }
        let rows = try Row.fetchAll(database, sql: "SELECT name, fields FROM bots ORDER BY name")
        let lines = try String.fetchAll(database, sql: "SELECT line FROM log ORDER BY place")
        let log = try LogReader.read(SourceFile(path: path, bytes: Array(lines.joined().utf8)))
        return StoredNetwork(
            at: Instant(milliseconds: instant),
            bots: try rows.map { try bot($0["name"], fields: $0["fields"], database) },
            actions: try value("actions")?.array.map { try $0.map(action) } ?? [],
            log: EventLog(log)
        )
    }

    private func bot(
        _ key: String,
        fields: String,
        _ database: Database
    ) throws -> StoredNetwork.StoredBot {
        let sql = "SELECT message FROM messages WHERE bot = ? ORDER BY place"
        let messages = try String.fetchAll(database, sql: sql, arguments: [key]).map { written in
            guard let message = Message(stored: try json(written)) else { throw damage("no message") }
            return message
        }
        guard let name = try json(key).text, let fields = try json(fields).object,
            let bot = StoredNetwork.StoredBot(name: name, fields: fields, messages: messages)
        else { throw damage("no state of a bot") }
        return bot
    }

    private func action(_ pair: JSONValue) throws -> (actor: Text, action: Text) {
        guard let pair = pair.array, pair.count == 2, let actor = pair[0].text, let action = pair[1].text
        else {
            throw damage("no action")
        }
        return (actor, action)
    }

    /// Writes a change: when this returns it is on the disk.
    ///
    /// - Throws: `UnwritableFile` for a full disk, and what else prevents it; nothing was written then.
    package func write(_ change: StateChange) async throws {
        do {
            try await database.write { try StateFile.write(change, to: $0) }
        } catch {
            try StoreRefusal.told(of: path) { throw error }
        }
    }

    private static func write(_ change: StateChange, to database: Database) throws {
        let value = try database.cachedStatement(sql: "INSERT OR REPLACE INTO network VALUES (?, ?)")
        try value.execute(arguments: ["instant", "\(change.instant.milliseconds)"])
        if let actions = change.actions { try value.execute(arguments: ["actions", actions.string]) }
        for changed in change.bots { try write(changed, to: database) }
        if change.isFirst { try database.execute(sql: "DELETE FROM log") }
        let line = try database.cachedStatement(sql: "INSERT INTO log VALUES (?, ?)")
        for (offset, text) in change.lines.new.enumerated() {
            try line.execute(arguments: [change.lines.from + offset, text.string])
        }
        try database.cachedStatement(sql: "DELETE FROM log WHERE place < ?")
            .execute(arguments: [change.firstLine])
    }

    private static func write(_ changed: StateChange.BotChange, to database: Database) throws {
        // Names and texts are JSON, which holds any of them.
        let key = ByteWriter.text(of: .string(changed.name)).string
        if let fields = changed.fields {
            try database.cachedStatement(sql: "INSERT OR REPLACE INTO bots VALUES (?, ?)")
                .execute(arguments: [key, fields.string])
        }
        guard let (start, new) = changed.messages else { return }
        try database.cachedStatement(sql: "DELETE FROM messages WHERE bot = ? AND place >= ?")
            .execute(arguments: [key, start])
        let insertion = try database.cachedStatement(sql: "INSERT INTO messages VALUES (?, ?, ?)")
        for (offset, message) in new.enumerated() {
            let written = ByteWriter.text(of: message.json).string
            try insertion.execute(arguments: [key, start + offset, written])
        }
    }

    private func json(_ written: String) throws -> JSONValue {
        do {
            return try JSONReader.value(of: Text(written))
        } catch {
            throw damage("no JSON")
        }
    }

    private func damage(_ found: String) -> UnusableStore {
        UnusableStore(path: path, expected: StateFile.kind, found: "\(found) where one was written")
    }
}
