import Foundation
import GRDB
import RedeEval
import RedeModel
import StoreTestSupport

@testable import RedeStore

/// A store of a test's own, in a directory that is removed with it.
final class TemporaryStore {
    /// The path of the store.
    let path: String
    private let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "rede-sim-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        path = directory.path(percentEncoded: false) + "/rede.sqlite"
    }

    deinit {
        // What cannot be removed stays in the system's directory for such things.
        try? FileManager.default.removeItem(at: directory)
    }

    /// The store, opened to add results to it.
    func growing() throws -> ResultStore { try ResultStore(path, for: .growing) }

    /// The store with a sample batch in it, all of its cases or the first ones.
    func holding(_ sample: SampleBatch, _ tag: Text = "sample", cases: Int? = nil) throws -> ResultStore {
        let store = try growing()
        let batch = try store.begin(tag, sample.plan, checks: sample.checks, version: "0.0.0")
        try store.add((0..<(cases ?? sample.plan.caseCount)).map(sample.result), to: batch)
        return store
    }

    /// Does something with SQL of one's own, as others would.
    func raw<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try DatabaseQueue(path: path).writeWithoutTransaction(body)
    }

    /// The size of the store, once nobody has it open.
    var bytes: Int {
        get throws {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            return (attributes[.size] as? Int) ?? 0
        }
    }
}

extension ResultStore {
    /// All results of a batch.
    func results(of tag: Text) throws -> [CaseResult] {
        var results: [CaseResult] = []
        try forEachResult(of: try batch(tag)) { results.append($0) }
        return results
    }
}
