import Foundation
import RedeEval
import RedeModel
import RedeTestSupport

extension Batch {
    /// A batch of the story circle with sweeps as arguments, in which a few runs fail.
    static func circle(runs: Int = 6, _ sweeps: Text..., stepLimit: Int? = nil) throws -> Batch {
        var file = PlanFile(
            scenarios: [Project.root + "/scenarios/story-circle/scenario.yaml"],
            runs: runs,
            sweeps: try sweeps.map { try Sweep.read(argument: $0) }
        )
        file.stepLimit = stepLimit
        return try Batch(file)
    }

    /// What all its cases give, run with so many jobs.
    func results(
        jobs: Int,
        keeping: CaseRunner.Keeping = .none,
        room: Int = CaseRunner.maximumKept
    ) async throws -> BatchRunner.Delivery {
        var all = BatchRunner.Delivery()
        let runner = BatchRunner(self, jobs: jobs, keeping: keeping)
        try await runner.run(0..<plan.caseCount, room: plan.variants.map { _ in room }) { delivery in
            all.results += delivery.results
            all.kept += delivery.kept
            return .goOn
        }
        return all
    }
}

/// A directory that goes when the test that made it ends.
final class ShardDirectory {
    let path: String

    init() {
        let name = "rede-sim-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appending(path: name).path(percentEncoded: false)
    }

    deinit {
        // What cannot be removed stays in the system's directory for such things.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The names of what is in it.
    var names: [String] { OutputDirectory.names(in: path) }

    /// The bytes of a file in it; none when there is no such file.
    func bytes(_ name: String) -> [UInt8] {
        FileManager.default.contents(atPath: path + "/" + name).map(Array.init) ?? []
    }

    /// Changes the bytes of a file in it.
    func change(_ name: String, _ body: (inout [UInt8]) -> Void) throws {
        var bytes = bytes(name)
        body(&bytes)
        try Data(bytes).write(to: URL(filePath: path + "/" + name))
    }
}
