import Foundation
import GRDB
import RedeEval
import RedeModel
import StoreTestSupport
import Testing

@testable import RedeStore

/// Processes that write into one store.
struct StoreProcessTests {
    private let place: TemporaryStore

    init() throws { place = try TemporaryStore() }

    /// Starts a writer of a sample batch, which tells of each transaction that has ended.
    private func writer(_ tag: String, runs: Int, chunk: Int) throws -> (process: Process, output: FileHandle)
    {
        let tests = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        let process = Process()
        let output = Pipe()
        process.executableURL = tests.deletingLastPathComponent().appending(path: "store-writer")
        process.arguments = [place.path, tag, "\(runs)", "\(chunk)"]
        process.standardOutput = output
        try process.run()
        return (process, output.fileHandleForReading)
    }

    @Test func `two processes make one store and write into it at once`() throws {
        let (one, oneOutput) = try writer("one", runs: 60, chunk: 7)
        let (other, otherOutput) = try writer("other", runs: 90, chunk: 5)
        _ = try (oneOutput.readToEnd(), otherOutput.readToEnd())
        one.waitUntilExit()
        other.waitUntilExit()

        #expect(one.terminationStatus == 0 && other.terminationStatus == 0)
        let store = try ResultStore(place.path, for: .existing)
        #expect(try store.results(of: "one") == (0..<180).map(SampleBatch(runs: 60).result))
        #expect(try store.results(of: "other") == (0..<270).map(SampleBatch(runs: 90).result))
    }

    @Test(arguments: 1...3)
    func `a kill loses no more than the transaction in flight`(_ round: Int) throws {
        let (process, output) = try writer("sample", runs: 2000, chunk: 100)
        var told = Data()
        while told.count(where: { $0 == 0x0A }) < round {
            let more = output.availableData
            if more.isEmpty { break }
            told += more
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        told += output.availableData
        let finished =
            String(decoding: told, as: UTF8.self).split(separator: "\n").compactMap { Int($0) }.last ?? 0

        let sample = SampleBatch(runs: 2000)
        let store = try place.growing()
        let batch = try store.resume("sample", sample.plan)

        let kept = try store.finishedCases(of: batch)
        #expect(kept.count == 1 && kept[0].lowerBound == 0)
        #expect(finished >= 100 && kept[0].upperBound >= finished && kept[0].upperBound <= finished + 100)
        #expect(try store.results(of: "sample") == kept[0].map(sample.result))
        #expect(try store.database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
        #expect(try store.database.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") } == [])
    }
}
