import Dispatch
import Foundation
import PropertyTestSupport
import RedeModel
import Synchronization

/// Holds the laws of `PropertyRuns` against many more runs than the tests have time for, on every core.
///
/// `property-runs NETWORKS SEEDS GAMES PIECES SCENARIO...`: so many random networks under each reading, seeds
/// of each scenario, games of chess, and pieces of 1,000 changed files of each format. Exit code 1 when one
/// breaks a law.
@main
struct PropertyRunner {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let counts = arguments.prefix(4).compactMap(Int.init)
        guard counts.count == 4 else {
            FileHandle.standardError.write(
                Data("usage: property-runs NETWORKS SEEDS GAMES PIECES SCENARIO...\n".utf8)
            )
            exit(64)
        }
        var hasPassed = true
        for reading in Reading.allCases {
            let name = "random networks, \(reading.rawValue)"
            hasPassed =
                try holds(name, runs: counts[0]) { PropertyRuns.network(seed: $0, reading: reading) }
                && hasPassed
        }
        for path in arguments.dropFirst(4) {
            let scenario = try Scenario.load(path)
            let name = scenario.name.string
            hasPassed =
                try holds(name, runs: counts[1]) { try PropertyRuns.scenario(scenario, seed: $0) }
                && hasPassed
        }
        // Half of the games are played by each means.
        hasPassed =
            try holds("games of chess", runs: counts[2]) {
                try PropertyRuns.game(seed: $0, by: $0 % 2 == 0 ? .tool : .text)
            } && hasPassed
        for format in LoaderFuzz.Format.allCases {
            hasPassed =
                try holds("changed \(format.path), 1,000 a run", runs: counts[3]) {
                    LoaderFuzz.report(format, seed: $0, inputs: 1000)
                } && hasPassed
        }
        if !hasPassed { exit(1) }
    }

    /// Whether a law holds for the seeds from 1 on; prints what came out, with the first seeds that break it.
    private static func holds(
        _ name: String,
        runs: Int,
        _ report: @Sendable (UInt64) throws -> String?
    ) throws -> Bool {
        let broken = Mutex<[Int: Result<String, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: runs) { index in
            switch Result(catching: { try report(UInt64(index + 1)) }) {
            case .success(nil): break
            case .success(let text?): broken.withLock { $0[index] = .success(text) }
            case .failure(let error): broken.withLock { $0[index] = .failure(error) }
            }
        }
        let reports = broken.withLock { $0 }.sorted { $0.key < $1.key }
        for report in reports.prefix(5) { print(try report.value.get()) }
        print("\(name): \(runs) runs, \(reports.isEmpty ? "each law holds" : "\(reports.count) break a law")")
        return reports.isEmpty
    }
}
