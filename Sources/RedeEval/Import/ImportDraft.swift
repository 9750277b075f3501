import RedeModel
import RedeSim

/// A scenario made of a log and of what is guessed at present, with the answers of its model.
struct ImportDraft: Sendable {
    /// What is run; its answers are in ``calls``.
    private(set) var scenario: Scenario
    /// The calls, each bot's of a kind in their order.
    private(set) var calls: [InferredCall]
    /// What was set, and how it came to be known.
    private(set) var facts: [ImportedFact]
    /// Whether messages were made up that come before the log.
    private let hasPrehistory: Bool

    init(_ log: ArchivedLog, cast: Cast, guess: Guess, reading: Reading, name: Text, tolerance: Int) {
        let settings = SettingInference(log, cast: cast, guess: guess)
        let values = Settings(settings.entries.map { ($0.name, $0.value) })
        let timeout = values.llmRequestTimeout.whole
        let inferred = CallInference(log, cast: cast, timeoutMilliseconds: timeout)
        let stimuli = StimulusInference(log, cast: cast, toleranceMilliseconds: tolerance)
        let before = log.isCutAtStart ? Prehistory(log, cast: cast, settings: values) : nil
        let epoch = before?.epoch ?? log.start
        hasPrehistory = before != nil
        calls = inferred.calls
        facts = cast.facts + settings.facts
        var network = stimuli.network
        network.posts.insert(contentsOf: before?.posts ?? [], at: 0)
        let hidden = guess.hidden.map { StimulusInference.Call(instant: $0.instant, request: $0.request) }
        // A call that leaves no event is made before those of its instant that do.
        let made = ((before?.stimuli ?? []) + hidden + stimuli.calls).enumerated().sorted {
            ($0.element.instant, $0.offset) < ($1.element.instant, $1.offset)
        }
        scenario = Scenario(
            name: name,
            summary: "Imported from an event log.",
            bots: cast.bots,
            game: cast.game,
            settings: settings.entries,
            epoch: epoch,
            durationMilliseconds: log.end.milliseconds(since: epoch),
            reading: reading,
            stimuli: made.map {
                Stimulus(
                    atMilliseconds: $0.element.instant.milliseconds(since: epoch),
                    $0.element.request
                )
            },
            network: network,
            model: ModelSetup(policy: nil, latency: .none),
            web: inferred.pages
        )
        addFacts(log, stimuli, guess)
        fit(to: [:])
    }

    private mutating func addFacts(_ log: ArchivedLog, _ stimuli: StimulusInference, _ guess: Guess) {
        var messages = 0
        var deployments = 0
        for call in stimuli.calls {
            switch call.request {
            case .message: messages += 1
            case .deploy, .get: deployments += 1
            case .resetBot, .resetAll, .resetEvents, .raw: break
            }
        }
        facts.append(.init("messages", counted(messages, "message"), .seen, "sends that no turn explains"))
        facts.append(.init("deployments", counted(deployments, "call"), .seen, "durable.deploy"))
        let network = stimuli.network
        if case .fixed(let latency) = network.latency, latency > 0 {
            facts.append(.init("network", "\(latency) ms each way", .seen, "message.receive"))
        } else if !network.posts.isEmpty {
            facts.append(.init("network", counted(network.posts.count, "post"), .seen, "message.receive"))
        }
        for hidden in guess.hidden {
            let at = seconds(Double(hidden.instant.milliseconds(since: log.start)) / 1000)
            let what =
                switch hidden.request {
                case .resetBot(let bot): "of \(Quoted.text(bot)) at \(at)"
                case .resetAll: "of all bots at \(at)"
                default: "of the log at \(at)"
                }
            facts.append(.init("reset", what, .inferred, "no event tells of it"))
        }
        let made = calls.count { !$0.isTold }
        facts.append(
            .init(
                "answers",
                counted(calls.count, "call"),
                made == 0 ? .seen : .inferred,
                made == 0 ? "the log shows what they came to" : "of \(made) the log tells no text"
            )
        )
    }

    /// Makes the script so that each answer comes when it did, going by when each call was made in a run.
    ///
    /// `starts` are the instants of a run's calls, by bot and kind, in their order.
    mutating func fit(to starts: [CallLane: [Instant]]) {  // determinism: look-up only, never walked
        var script = Script()
        var used: [CallLane: Int] = [:]  // determinism: look-up only, never walked
        var turns: [Text: [Script.Entry]] = [:]  // determinism: look-up only, never walked
        var repairs: [Text: [Script.Entry]] = [:]  // determinism: look-up only, never walked
        for call in calls {
            let lane = CallLane(bot: call.kind == .judge ? Text() : call.bot, kind: call.kind)
            let place = used[lane, default: 0]
            used[lane] = place + 1
            let known = starts[lane] ?? []
            let start = place < known.count ? known[place] : call.start
            let isNear = abs(start.milliseconds(since: call.start)) <= ImportDraft.nearMilliseconds
            let entry = Script.Entry(alternatives: [
                .init(answer: call.answer(startingAt: isNear ? start : call.start))
            ])
            switch call.kind {
            case .turn: turns[call.bot, default: []].append(entry)
            case .repair: repairs[call.bot, default: []].append(entry)
            case .judge: script.judge.append(entry)
            }
        }
        for bot in scenario.bots {
            // A rule takes no answer that is given in order.
            if hasPrehistory { turns[bot.name, default: []].insert(contentsOf: Prehistory.rules, at: 0) }
            if let entries = turns[bot.name] {
                script.bots.append(.init(bot: bot.name, source: .entries(entries)))
            }
            if let entries = repairs[bot.name] {
                script.repair.append(.init(bot: bot.name, source: .entries(entries)))
            }
        }
        scenario.model.script = script
    }

    /// A call that begins this much earlier or later than in the log is still the same one.
    private static let nearMilliseconds = 1000
}

/// The calls of one bot of one kind.
struct CallLane: Hashable, Sendable {
    var bot: Text
    var kind: CallKind
}
