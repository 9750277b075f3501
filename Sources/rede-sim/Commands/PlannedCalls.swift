import RedeEval
import RedeModel
import RedeSim

/// The calls that a live run would make, as far as answers that are there tell.
struct PlannedCalls {
    /// A call that would be made.
    struct Call {
        var place: RecordedCall.Place
        /// The length of its prompt.
        var characters: Int
    }

    /// The calls, in the order in which they would be made.
    let calls: [Call]
    /// Whose answers tell, in words.
    let source: String

    /// The calls of a run whose script answers.
    init(of scenario: RunPlan, seed: UInt64, live: LiveCalls) {
        var plan = scenario
        plan.live = .none
        plan.fetchesPages = false
        var simulation = Simulation(plan, seed: seed)
        simulation.tracking = CallTracking(recorder: Recorder(hiding: Secrets(keys: [])))
        simulation.run(until: plan.end, stepLimit: RunCommand.stepLimit)
        self.init(of: simulation, source: "with the script's answers") { live.includes($0.kind) }
    }

    /// The calls that a replay, which was recorded, leaves to be asked.
    init(of replay: ReplayedRun, asking isAsked: (RecordedCall.Place) -> Bool) {
        self.init(of: replay.simulation, source: "as far as the recording tells", asking: isAsked)
    }

    private init(of simulation: Simulation, source: String, asking isAsked: (RecordedCall.Place) -> Bool) {
        var recorder = simulation.tracking?.recorder
        recorder?.finishAll()
        calls = (recorder?.takeFinished() ?? []).filter { isAsked($0.call.place) }.map { finished in
            let texts = finished.texts.map(\.text) + (finished.transcript.map { [$0.text] } ?? [])
            return Call(
                place: finished.call.place,
                characters: texts.reduce(0) { $0 + $1.utf16Count }
            )
        }
        self.source = source
    }

    /// The length of all prompts together.
    var characters: Int { calls.reduce(0) { $0 + $1.characters } }

    /// What they take, in sum.
    var estimate: CallEstimate {
        CallEstimate(
            calls: calls.count,
            tokens: characters / SpendingTally.charactersPerToken,
            source: source
        )
    }
}

/// About how much a command is going to ask.
struct CallEstimate {
    /// How many calls.
    var calls: Int
    /// How many tokens of prompts.
    var tokens: Int
    /// Whose answers tell, in words.
    var source: String

    /// The same, so many times.
    static func * (estimate: CallEstimate, times: Int) -> CallEstimate {
        CallEstimate(
            calls: estimate.calls * times,
            tokens: estimate.tokens * times,
            source: estimate.source
        )
    }

    /// Both together.
    static func + (one: CallEstimate, other: CallEstimate) -> CallEstimate {
        CallEstimate(
            calls: one.calls + other.calls,
            tokens: one.tokens + other.tokens,
            source: one.source
        )
    }
}
