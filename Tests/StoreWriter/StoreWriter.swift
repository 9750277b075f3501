import Foundation
import RedeEval
import RedeModel
import RedeStore
import StoreTestSupport

/// Writes a sample batch into a store, as a process of its own that a test can kill: `store-writer FILE TAG
/// RUNS [CHUNK]`.
///
/// Goes on with the batch if it is there. Each transaction is told, when it has ended, by the number of
/// results that are there; the last line tells what a result took.
@main
struct StoreWriter {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let runs = Int(arguments[3]) else {
            preconditionFailure("usage: store-writer FILE TAG RUNS [CHUNK]")
        }
        let chunk = arguments.count > 4 ? Int(arguments[4]) ?? 1000 : 1000
        let tag = Text(arguments[2])
        let sample = SampleBatch(runs: runs)
        let store = try ResultStore(arguments[1], for: .growing)
        let batch =
            try store.tags().contains(tag)
            ? store.resume(tag, sample.plan)
            : store.begin(tag, sample.plan, checks: sample.checks, version: "0.0.0")
        var next = try store.finishedCases(of: batch).last?.upperBound ?? 0
        var duration = Duration.zero
        while next < batch.plan.caseCount {
            let numbers = next..<min(next + chunk, batch.plan.caseCount)
            let results = numbers.map(sample.result)
            duration += try ContinuousClock().measure { try store.add(results, to: batch) }
            next = numbers.upperBound
            StoreWriter.tell("\(next)")
        }
        StoreWriter.tell("\(duration / batch.plan.caseCount) a result")
    }

    /// Prints a line at once: a pipe would hold it back otherwise.
    private static func tell(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
