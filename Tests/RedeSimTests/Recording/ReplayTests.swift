import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// Which recorded call answers a call, and what is told of those that none does.
@Suite struct ReplayTests {
    /// Three turns of A, each asked by B.
    private static var plan: RunPlan {
        var plan = RunPlan.sample("A", "B", settings: [.brainCooldown: "1"])
        for second in [0, 20, 40] {
            plan.message(Text("go on: \(second)"), from: "B", to: "A", at: second * 1000)
        }
        plan.answers(of: "A", .say("one"), .say("two"), .say("three"))
        return plan
    }

    private static let calls = RecordingRuns.recorded(plan, seed: 1).calls.map(\.call)

    /// The calls without one of A's.
    private func calls(without index: Int) -> [RecordedCall] {
        Self.calls.filter { $0.place != .init(bot: "A", kind: .turn, index: index) }
    }

    private func replayed(
        _ matching: Replay.Matching,
        _ calls: [RecordedCall] = Self.calls,
        miss: Replay.Miss = .fails,
        changing change: (inout RunPlan) -> Void = { _ in }
    ) -> ReplayedRun {
        var plan = Self.plan
        change(&plan)
        return ReplayedRun(plan, seed: 1, replaying: calls, matching: matching, miss: miss)
    }

    private func answerers(_ run: ReplayedRun) -> [ReplayedCall.Answerer] {
        run.calls.filter { $0.place.bot == "A" }.map(\.answerer)
    }

    @Test func `the same prompts are answered exactly`() {
        #expect(answerers(replayed(.exact)) == [.exactPrompt, .exactPrompt, .exactPrompt])
    }

    @Test func `auto answers by turn where the prompt has changed`() {
        let run = replayed(.auto) { $0.bots[0].prompt = "You are another bot." }

        #expect(answerers(run) == [.turn, .turn, .turn])
        let change = run.report().changes.first
        #expect(change?.place.description == "turn 1 of \"A\"")
        #expect(change?.sections.map(\.name).contains("instructions") == true)
    }

    @Test func `exact leaves a changed prompt without an answer, and names the nearest`() {
        let run = replayed(.exact) { $0.bots[0].prompt = "You are another bot." }

        #expect(answerers(run).first == .nobody)
        let miss = run.report().misses.first { $0.place.bot == "A" }
        #expect(miss?.nearest == RecordedCall.Place(bot: "A", kind: .turn, index: 1))
        #expect(miss?.difference.hasPrefix("differs in instructions") == true)
    }

    @Test func `a prompt finds its answer among other turns`() {
        var calls = Self.calls
        for index in calls.indices { calls[index].place.index += 5 }

        #expect(answerers(replayed(.auto, calls)) == [.exactPrompt, .exactPrompt, .exactPrompt])
        #expect(answerers(replayed(.turn, calls)).first == .nobody)
    }

    @Test func `a call without a prompt is answered by turn`() {
        var calls = Self.calls
        for index in calls.indices { calls[index].prompt = nil }

        #expect(answerers(replayed(.auto, calls)) == [.turn, .turn, .turn])
        #expect(answerers(replayed(.exact, calls)).first == .nobody)
    }

    @Test func `a missing call fails with a text of no error class`() {
        #expect(ModelErrorClass.of(Replay.missText) == .other)
        let run = replayed(.auto, calls(without: 3))

        let miss = run.report().misses.first { $0.place.bot == "A" }
        #expect(miss?.place.index == 3)
        #expect(miss?.nearest?.index == 2)
        #expect(miss?.difference == "has answered another call")
    }

    @Test func `the script answers what is missing, with the answer of that turn`() {
        let run = replayed(.turn, calls(without: 2), miss: .asks)

        #expect(answerers(run) == [.turn, .model, .turn])
        #expect(firstDifference(expected: replayed(.auto).log, found: run.log) == nil)
    }

    @Test func `calls that are not asked for are listed`() {
        let run = replayed(.auto) { $0.stimuli.removeLast() }

        #expect(run.report().unasked.filter { $0.bot == "A" }.map(\.index) == [3])
    }

    @Test func `the first other event has its cause`() {
        let base = replayed(.auto)
        let run = replayed(.auto, calls(without: 3))

        let difference = EventDifference(
            from: base.simulation.log,
            to: run.simulation.log,
            calls: run.calls,
            report: run.report()
        )

        #expect(difference?.cause == "turn 3 of \"A\" found no recorded answer")
        #expect(
            EventDifference(
                from: base.simulation.log,
                to: base.simulation.log,
                calls: base.calls,
                report: base.report()
            ) == nil
        )
    }
}
