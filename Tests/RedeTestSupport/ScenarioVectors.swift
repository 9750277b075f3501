import Foundation
import RedeModel
import RedeSim

/// Judges whole runs by vectors.
package enum ScenarioVectors {
    /// Runs all cases of a group, prints what came of it, and says whether none failed.
    ///
    /// A group that is not there has not failed.
    package static func pass(_ group: String) throws -> Bool {
        guard let cases = try cases(of: group) else {
            print("\(group): not present")
            return true
        }
        var passed = 0
        var failures: [String] = []
        for vector in cases {
            var simulation = Simulation(vector.plan, seed: 0)
            simulation.run(until: vector.plan.end)
            if let difference = try ScenarioComparison.difference(vector, simulation) {
                failures.append("  \(vector.name): \(difference)")
            } else {
                passed += 1
            }
        }
        print(
            (["\(group): \(passed) passed, \(failures.count) failed"] + failures).joined(
                separator: "\n"
            )
        )
        return failures.isEmpty
    }

    /// All cases of a group: files of one case, and files of a case a line; nil when the group is not there.
    package static func cases(
        of group: String,
        in directory: String = Conformance.directory
    ) throws -> [ScenarioVector]? {
        let folder = directory + "/" + group
        // A directory that cannot be listed is one that is not there.
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        var cases: [ScenarioVector] = []
        for name in names.sorted() {
            guard let bytes = Conformance.bytes(of: group + "/" + name, in: directory) else { continue }
            if name.hasSuffix(".jsonl") {
                for line in bytes.split(separator: 0x0A) {
                    cases.append(try ScenarioVector(try JSONReader.value(of: line)))
                }
            } else if name.hasSuffix(".json") {
                cases.append(try ScenarioVector(try JSONReader.value(of: bytes[...])))
            }
        }
        return cases.isEmpty ? nil : cases
    }
}
