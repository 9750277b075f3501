import Foundation
import GRDB
import RedeEval
import RedeModel
import StoreTestSupport
import Testing

@testable import RedeStore

/// What is no store, or one that cannot be used: each is told, and left as it was.
struct DamagedStoreTests {
    private let place: TemporaryStore

    init() throws { place = try TemporaryStore() }

    @Test(arguments: [ResultStore.Access.existing, .growing])
    func `a newer store is left as it is`(_ access: ResultStore.Access) throws {
        do { _ = try place.holding(SampleBatch(runs: 1)) }
        try place.raw { try $0.execute(sql: "PRAGMA user_version = 99") }

        let error = #expect(throws: UnusableStore.self) { try ResultStore(place.path, for: access) }

        #expect(error?.found == "one of version 99")
        #expect(error?.notes == ["this rede-sim knows versions up to 1: a newer one can read it"])
    }

    @Test(arguments: [ResultStore.Access.existing, .growing])
    func `a database of another program is left as it is`(_ access: ResultStore.Access) throws {
        try place.raw { try $0.execute(sql: "CREATE TABLE notes (text)") }
        let before = FileManager.default.contents(atPath: place.path)

        let error = #expect(throws: UnusableStore.self) { try ResultStore(place.path, for: access) }

        #expect(error?.found == "a database of another program")
        #expect(FileManager.default.contents(atPath: place.path) == before)
    }

    @Test(arguments: [ResultStore.Access.existing, .growing])
    func `a file that is no database is left as it is`(_ access: ResultStore.Access) throws {
        let text = Data(String(repeating: "these are notes\n", count: 100).utf8)
        try text.write(to: URL(filePath: place.path))

        let error = #expect(throws: UnusableStore.self) { try ResultStore(place.path, for: access) }

        #expect(error?.found == "a file that is no SQLite database")
        #expect(FileManager.default.contents(atPath: place.path) == text)
    }

    @Test func `a damaged store is told`() throws {
        do { _ = try place.holding(SampleBatch(runs: 200)) }
        let file = try FileHandle(forUpdating: URL(filePath: place.path))
        let end = try file.seekToEnd()
        // All but the head and the list of tables is overwritten.
        try file.seek(toOffset: 8192)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(end) - 8192))
        try file.close()

        let error = #expect(throws: UnusableStore.self) {
            try ResultStore(place.path, for: .existing).results(of: "sample")
        }

        #expect(error?.found.hasPrefix("a damaged one: ") == true)
        #expect(error?.notes == ["sqlite3 FILE .recover prints what of it can be saved"])
    }

    @Test func `a store that is not there is not made to look at it`() throws {
        #expect(throws: UnreadableFile(path: place.path, reason: "no such file or directory")) {
            try ResultStore(place.path, for: .existing)
        }
        #expect(!FileManager.default.fileExists(atPath: place.path))
    }

    @Test func `an empty file becomes a store only when results are to be added`() throws {
        try Data().write(to: URL(filePath: place.path))

        let error = #expect(throws: UnusableStore.self) { try ResultStore(place.path, for: .existing) }
        #expect(error?.found == "an empty database")

        #expect(try place.growing().tags() == [])
    }

    @Test func `a store is made with the directories above it, where files can be made`() throws {
        let deep = FilePath.directory(of: place.path) + "a/b/rede.sqlite"
        _ = try ResultStore(deep, for: .growing)
        #expect(FileManager.default.fileExists(atPath: deep))

        #expect(throws: UnwritableFile.self) { try ResultStore("/proc/self/rede.sqlite", for: .growing) }
        #expect(throws: UnwritableFile(path: "/tmp", reason: "a directory")) {
            try ResultStore("/tmp", for: .growing)
        }
    }

    @Test func `a full disk undoes what did not fit, and nothing else`() throws {
        let sample = SampleBatch(runs: 2000)
        let store = try place.holding(sample, cases: 100)
        let batch = try store.batch("sample")
        // What SQLite says about a full disk, it says about a store that has reached its largest size.
        try store.database.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(pages + 2)")
        }

        #expect(throws: UnwritableFile(path: place.path, reason: "no space left on device")) {
            try store.add((100..<2000).map(sample.result), to: batch)
        }
        #expect(try store.results(of: "sample") == (0..<100).map(sample.result))

        try store.database.writeWithoutTransaction {
            _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = 1000000")
        }
        try store.add((100..<200).map(sample.result), to: batch)
        #expect(try store.finishedCases(of: batch) == [0..<200])
    }

    @Test func `a store that another one writes is waited for, but not for ever`() throws {
        let sample = SampleBatch(runs: 1)
        do { _ = try place.holding(sample, cases: 0) }
        let store = try ResultStore(place.path, for: .growing, patience: .zero)
        let batch = try store.batch("sample")

        try place.raw { other in
            try other.inTransaction(.immediate) {
                let error = #expect(throws: UnwritableFile.self) {
                    try store.add([sample.result(0)], to: batch)
                }
                #expect(error?.reason == "a store that another process is writing, for too long to wait")
                // Who reads does not wait.
                let seen = try store.results(of: "sample")
                #expect(seen.isEmpty)
                return .rollback
            }
        }
        try store.add([sample.result(0)], to: batch)
    }
}
