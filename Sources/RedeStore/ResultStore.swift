import GRDB

/// The database that keeps what batches gave.
package struct ResultStore {
    private let database: DatabasePool

    /// Opens the store in a file, which is made when it is not there.
    package init(path: String) throws {
        database = try DatabasePool(path: path)
    }
}
