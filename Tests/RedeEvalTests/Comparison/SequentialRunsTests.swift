import RedeEval
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// Two batches that grow until gates are decided.
struct SequentialRunsTests {
    private static let circle = Project.root + "/scenarios/story-circle/scenario.yaml"

    private static func side(_ sweep: Text, maximum: Int) throws -> SequentialRuns.Side {
        let file = PlanFile(scenarios: [circle], sweeps: [try Sweep.read(argument: sweep)])
        return try SequentialRuns.Side(file, maximum: maximum)
    }

    private static func runs(
        _ old: Text,
        _ new: Text,
        maximum: Int = 200,
        jobs: Int = 2
    ) async throws -> SequentialRuns {
        var runs = try SequentialRuns(
            baseline: side(old, maximum: maximum),
            candidate: side(new, maximum: maximum),
            gates: [Gate(.check("replies"), margin: .absolute(0.1))],
            maximum: maximum
        )
        try await runs.run(jobs: jobs) { _ in true }
        return runs
    }

    @Test func `a large regression is found after a few runs, the same ones for any number of jobs`()
        async throws
    {
        let one = try await Self.runs("faults.rateLimit=0", "faults.rateLimit=30%", jobs: 1)
        let four = try await Self.runs("faults.rateLimit=0", "faults.rateLimit=30%", jobs: 4)

        #expect(one.verdicts == [.regression])
        #expect(one.seeds < 60)
        #expect(four.seeds == one.seeds)
        let (batch, results) = try one.candidate.finished()
        #expect(try four.candidate.finished().results == results)
        #expect(results.map(\.number) == Array(0..<batch.plan.caseCount))
    }

    @Test func `the batch that comes of it is the one that was asked for with so many runs`() async throws {
        let runs = try await Self.runs("faults.rateLimit=5%", "faults.rateLimit=6%", maximum: 20)

        let (batch, results) = try runs.baseline.finished()

        #expect(!runs.areDecided)
        #expect(runs.seeds == 20)
        let asked = try Batch.circle(runs: 20, "faults.rateLimit=5%")
        #expect(batch.plan == asked.plan)
        #expect(try await asked.results(jobs: 2).results == results)
    }

    @Test func `runs that are there count as the first ones`() async throws {
        let known = try Batch.circle(runs: 10, "faults.rateLimit=0")
        var old = try Self.side("faults.rateLimit=0", maximum: 40)
        for result in try await known.results(jobs: 2).results { old.add(result, of: known.plan) }
        let gates = [Gate(.check("replies"), margin: .absolute(0.1))]
        let new = try Self.side("faults.rateLimit=30%", maximum: 40)

        var runs = try SequentialRuns(baseline: old, candidate: new, gates: gates, maximum: 40)
        try await runs.run(jobs: 2) { _ in true }

        let afresh = try await Self.runs("faults.rateLimit=0", "faults.rateLimit=30%", maximum: 40)
        #expect(runs.seeds == afresh.seeds)
        #expect(try runs.baseline.finished().results == afresh.baseline.finished().results)
    }

    @Test func `sides of other scenarios are refused`() throws {
        let chess = PlanFile(scenarios: [Project.root + "/scenarios/chess-text"])

        let error = #expect(throws: IncomparableBatches.self) {
            try SequentialRuns(
                baseline: Self.side("faults.rateLimit=0", maximum: 5),
                candidate: .init(chess, maximum: 5),
                gates: nil,
                maximum: 5
            )
        }

        #expect(
            error?.expected == "as many variants of the same scenarios"
                || error?.expected == "the same checks on both sides"
        )
    }
}
