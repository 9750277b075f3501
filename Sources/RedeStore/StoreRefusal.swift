import GRDB
import RedeModel

/// What SQLite refuses, in the words of the project.
enum StoreRefusal {
    /// Carries something out on the store at `path`, and tells what SQLite says against it.
    ///
    /// - Throws: `UnwritableFile` and `UnusableStore` for what a user can mend; else what was thrown.
    static func told<Value>(of path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw refusal(error, path)
        }
    }

    private static func refusal(_ error: DatabaseError, _ path: String) -> any Error {
        switch error.resultCode.primaryResultCode {
        case .SQLITE_NOTADB:
            UnusableStore(path: path, found: "a file that is no SQLite database")
        case .SQLITE_CORRUPT:
            UnusableStore(
                path: path,
                found: "a damaged one: \(error.message ?? "\(error.resultCode)")",
                notes: ["sqlite3 FILE .recover prints what of it can be saved"]
            )
        case .SQLITE_FULL:
            UnwritableFile(path: path, reason: "no space left on device")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            UnwritableFile(
                path: path,
                reason: "a store that another process is writing, for too long to wait"
            )
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            UnwritableFile(path: path, reason: "a file that may only be read")
        case .SQLITE_CANTOPEN:
            UnwritableFile(path: path, reason: "a place where files cannot be made")
        case .SQLITE_IOERR:
            UnwritableFile(path: path, reason: "an input or output error, \(error.extendedResultCode)")
        default:
            error
        }
    }
}
