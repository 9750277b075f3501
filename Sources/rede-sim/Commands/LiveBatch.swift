import Foundation
import RedeEval
import RedeLive
import RedeModel
import RedeSim

/// What a batch does whose calls a live model answers: each run is recorded, and its result is that of the
/// recording played again.
struct LiveBatch: Sendable {
    /// How many calls are under way at once if nothing is said.
    static let usualConcurrency = 8

    /// The batch, without secrets.
    let batch: Batch
    /// Who is asked.
    let model: LiveModel
    private let calls: LiveCalls
    /// The keys of each variant.
    private let keys: [ModelKeys]

    /// The live batch that the options make of a batch; nil when they name no live model.
    ///
    /// - Throws: `UsageProblem`, `InvalidInput`.
    init?(of batch: Batch, _ options: LiveOptions) throws {
        guard let model = try LiveModel(options, concurrency: LiveBatch.usualConcurrency) else { return nil }
        self.model = model
        calls = options.calls
        keys = batch.variants.map { ModelKeys(forAll: $0.scenario, options) }
        self.batch = try batch.live(model.endpoint.model, options.calls)
    }

    /// About how much the whole batch asks: each variant's first run tells.
    var estimate: CallEstimate {
        batch.variants.enumerated().reduce(CallEstimate(calls: 0, tokens: 0, source: "by the first seeds")) {
            let (place, variant) = $1
            return $0 + planned(variant, seed: batch.plan.variants[place].firstSeed).estimate
        } * batch.plan.runs
    }

    private func planned(_ variant: Batch.Variant, seed: UInt64) -> PlannedCalls {
        guard let known = variant.calls else {
            return PlannedCalls(of: variant.plan, seed: seed, live: calls)
        }
        let recorder = Recorder(hiding: Secrets(keys: []))
        let run = ReplayedRun(variant.plan, seed: seed, replaying: known, recorder: recorder)
        return PlannedCalls(of: run) { calls.includes($0.kind) }
    }

    /// How the batch's cases come to their answers, with their recordings in a directory; `resuming` takes
    /// over what is there, else it is cleared.
    ///
    /// - Throws: `UnwritableFile`.
    func cases(recordedIn directory: String, resuming: Bool) throws -> LiveCases {
        let recordings = BatchDirectory.recordings(in: directory)
        try OutputDirectory.make(recordings)
        if !resuming {
            for name in OutputDirectory.names(in: recordings) where VariedScenario.isRecording(name) {
                try FileManager.default.removeItem(atPath: FilePath.joined(recordings, name))
            }
        }
        return LiveCases { number in
            let path = BatchDirectory.recording(number, of: batch.plan, in: directory)
            let played = try await LiveBatch.whileUninterrupted {
                try await run(number, recordedTo: path)
            }
            return .init(calls: played, spending: model.spending(of: played))
        }
    }

    /// Carries something out that a signal, which waits meanwhile, cancels.
    private static func whileUninterrupted<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await body() }
            group.addTask {
                while !Interruption.isWaiting { try await Task.sleep(for: .milliseconds(100)) }
                return nil
            }
            guard let value = try await group.next() ?? nil else { throw CancellationError() }
            return value
        }
    }

    /// The calls of a run: those of its recording if that is whole, else the model is asked for the rest.
    private func run(_ number: Int, recordedTo path: String) async throws -> [RecordedCall] {
        let (place, seed) = batch.plan.place(of: number)
        let variant = batch.variants[place]
        var scenario = variant.scenario
        let (end, isCut) = batch.end(of: variant)
        if isCut { scenario.durationMilliseconds = batch.plan.timeLimitMilliseconds }
        let ties = variant.plan.tieOrder
        let head = Recording(scenario: scenario, seed: seed, ties: ties, model: model.endpoint.model)
        if FileManager.default.fileExists(atPath: path) { return try RunRecording.kept(at: path, for: head) }
        let partial = Recording.partialPath(of: path)
        let kept =
            FileManager.default.fileExists(atPath: partial)
            ? try RunRecording.kept(at: partial, for: head) : []
        var plan = variant.plan
        plan.live = calls
        plan.fetchesPages = calls.includes(.turn)
        var simulation = Simulation(plan, seed: seed)
        let recording = try RunRecording(
            head,
            hiding: keys[place].secrets,
            to: path,
            goingOnAfter: kept,
            knowing: variant.calls ?? [],
            matching: .auto,
            &simulation
        )
        let engines = try OutsideAnswers(for: plan)
        let limit = batch.plan.stepLimit
        _ = try await model.driver(with: keys[place], plan.settings).play(
            &simulation,
            until: end,
            engine: { try engines.answer(to: $0) },
            advance: { simulation, horizon in
                try recording.play(&simulation, until: end, whileWaiting: horizon, stepLimit: limit)
            }
        )
        _ = try recording.finish(&simulation, log: simulation.log.ndjson)
        return recording.calls
    }
}

extension ModelKeys {
    /// The keys of a scenario that does not look at the environment's settings, which has the key of all.
    init(forAll scenario: Scenario, _ options: LiveOptions) {
        var keyed = scenario
        keyed.settings += RunSettings.environment.filter { $0.name.equals("OPENAI_API_KEY") }
        self.init(of: keyed, hiding: options.header.map { Text($0) })
    }
}
