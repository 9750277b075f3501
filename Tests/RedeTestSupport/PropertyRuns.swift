import Foundation
package import RedeModel
import RedeSim

/// Runs random networks with their invariants checked.
package enum PropertyRuns {
    /// No run of a random network takes so many steps.
    package static let stepLimit = 50_000

    /// How many networks are run: as many as fit a debug build, or as `REDE_PROPERTY_RUNS` says.
    package static var count: Int {
        ProcessInfo.processInfo.environment["REDE_PROPERTY_RUNS"].flatMap { Int($0) } ?? 600
    }

    /// What is wrong with the run of a seed: the first findings, with the end of the log; nil when nothing
    /// is.
    package static func report(seed: UInt64, reading: Reading) -> String? {
        let plan = RandomNetwork.plan(seed: seed, reading: reading)
        var checked = CheckedSimulation(plan, seed: seed)
        let hasEnded = checked.run(until: plan.end, stepLimit: stepLimit)
        guard !hasEnded || !checked.findings.isEmpty else { return nil }
        var lines = ["seed \(seed), \(reading.rawValue):"]
        if !hasEnded { lines.append("  still running after \(stepLimit) steps") }
        lines += checked.findings.prefix(3).map { "  \($0)" }
        return lines.joined(separator: "\n")
    }
}
