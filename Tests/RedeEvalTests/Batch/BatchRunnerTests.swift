import RedeEval
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct BatchRunnerTests {
    @Test func `one and several jobs give the same results in the order of their numbers`() async throws {
        let batch = try Batch.circle("faults.rateLimit=0,10%", "runtime=documented,observed")

        let one = try await batch.results(jobs: 1, keeping: .failures)
        let several = try await batch.results(jobs: 3, keeping: .failures)

        #expect(one.results.map(\.number) == Array(0..<24))
        #expect(one.results == several.results)
        #expect(one.kept.map(\.number) == one.results.filter { !$0.hasPassed }.map(\.number))
        #expect(one.kept.map(\.log) == several.kept.map(\.log))
        #expect(!one.kept.isEmpty)
    }

    @Test func `a case is the run of its variant and seed`() async throws {
        let batch = try Batch.circle(runs: 3, "faults.rateLimit=0,10%")
        let variant = batch.variants[1]
        var simulation = Simulation(variant.plan, seed: 3)
        simulation.run(until: variant.plan.end)
        let result = RunResult(of: simulation, scenario: variant.scenario, plan: variant.plan, seed: 3)

        let found = try await batch.results(jobs: 2, keeping: .events)

        #expect(found.kept[5].log == simulation.log.ndjson)
        #expect(found.kept[5].json == result.json)
        #expect(found.results[5].checks.map(\.hasPassed) == result.checks.map(\.hasPassed))
        #expect(found.results[5].metrics[.replies] == result.metrics[.replies])
    }

    @Test func `a recording runs with its own seed first, and gives its recorded log`() async throws {
        let path = Project.root + "/recordings/story-circle.ndjson"
        let batch = try Batch(PlanFile(scenarios: [path], runs: 2))
        let recording = try RecordingReader(path).recording

        let found = try await batch.results(jobs: 1, keeping: .events)

        #expect(batch.plan.place(of: 0).seed == recording.seed)
        #expect(Digest(of: found.kept[0].log) == recording.log?.digest)
    }

    @Test func `runs over a limit of steps or of virtual time end as such, and fail`() async throws {
        let steps = try Batch.circle(runs: 1, stepLimit: 50)
        var file = PlanFile(scenarios: [Project.root + "/scenarios/story-circle/scenario.yaml"], runs: 1)
        file.timeLimitMilliseconds = 20_000
        let time = try Batch(file)

        for batch in [steps, time] {
            let result = try await batch.results(jobs: 1).results[0]
            #expect(result.ending == .limit)
            #expect(!result.hasPassed)
            #expect(result.finding.string.hasSuffix("and more to come"))
        }
    }

    @Test func `no more failed runs of a variant are kept than there is room for`() async throws {
        let batch = try Batch.circle(runs: 20, "faults.rateLimit=30%,40%")

        let found = try await batch.results(jobs: 2, keeping: .failures, room: 2)

        let failed = found.results.filter { !$0.hasPassed }.map(\.number)
        let first = failed.filter { $0 < 20 }.prefix(2) + failed.filter { $0 >= 20 }.prefix(2)
        #expect(found.kept.map(\.number) == Array(first))
        #expect(first.count == 4)
    }

    @Test func `nothing is delivered after a stop`() async throws {
        let batch = try Batch.circle(runs: 400, stepLimit: 20)
        var delivered = 0

        try await BatchRunner(batch, jobs: 2, keeping: .none).run(0..<400, room: [0]) { delivery in
            delivered += delivery.results.count
            return delivered >= 5 ? .stop : .goOn
        }

        #expect(delivered >= 5 && delivered < 400)
    }

    @Test func `the digest of a plan changes with all that results come from`() throws {
        let plans = [
            try Batch.circle(), try Batch.circle(runs: 7), try Batch.circle(stepLimit: 7),
            try Batch.circle("runtime=observed"), try Batch.circle("ties=seeded"),
            try Batch.circle("whenExhausted=empty"),
        ].map(\.plan)

        for (place, plan) in plans.enumerated() {
            for other in plans[..<place] { #expect(plan.digest != other.digest) }
        }
        #expect(try Batch.circle().plan == plans[0])
    }

    @Test func `answers of another program are refused`() throws {
        let folder = ShardDirectory()
        try OutputDirectory.make(folder.path)
        try folder.change("scenario.yaml") {
            $0 = Array(
                """
                schema: rede-sim/scenario/1
                bots: [{name: A, prompt: p}]
                model: {policy: {chess-uci: {engine: stockfish}}}
                """.utf8
            )
        }

        let error = #expect(throws: InvalidInput.self) { try Batch(PlanFile(scenarios: [folder.path])) }

        #expect(error?.problems.map(\.found) == ["the engine \"stockfish\""])
        #expect(error?.problems.map(\.location.line) == [3])
    }
}
