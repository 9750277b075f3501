import Foundation
import RedeEval
import RedeModel
import RedeSim
import RedeStore

/// Says what a run of a batch costs, and which share of that its parts have.
///
/// The times are the processor's, for the same runs with a part and without it; the best of several
/// rounds count, as others use the machine, too.
@main
enum BatchShares {
    private static let rounds = 7
    private static let runs = 500

    static func main() throws {
        let path = CommandLine.arguments.dropFirst().first ?? "../scenarios/story-circle/scenario.yaml"
        let batch = try Batch(PlanFile(scenarios: [path], runs: runs * rounds))
        let directory = FileManager.default.temporaryDirectory.appending(path: "batch-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }  // What stays there hurts nobody.
        var parts = Parts(batch)
        var results = try BatchResults(
            of: batch.plan,
            checks: batch.checks,
            as: "benchmark",
            in: ResultStore(directory.appending(path: "store.sqlite").path, for: .growing),
            resuming: false,
            version: "benchmark"
        ) { _ in }
        for round in 0..<rounds {
            try parts.measure(round * runs..<(round + 1) * runs, into: &results)
        }
        parts.show()
    }
}
