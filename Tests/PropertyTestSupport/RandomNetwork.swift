package import RedeModel
package import RedeSim

/// Networks of every kind, each a function of its seed: bots, settings, stimuli, answers, faults and the
/// network between the bots.
package struct RandomNetwork {
    /// How long stimuli come, and the last instant that is handled, in milliseconds after the epoch.
    static let activeMilliseconds = 16_000
    static let endMilliseconds = 40_000

    private var stream: SeedStream
    private var words: RandomWords

    /// The plan of a seed under a reading; the run takes the same seed.
    package static func plan(seed: UInt64, reading: Reading) -> RunPlan {
        var network = RandomNetwork(seed: seed)
        var plan = RunPlan(bots: network.bots())
        network.words.names = plan.bots.map(\.name)
        plan.reading = reading
        plan.settings = network.settings()
        plan.game = network.game()
        plan.stimuli = network.stimuli(epoch: plan.epoch)
        plan.script = network.script()
        plan.modelLatency = network.latency(upTo: 2500)
        plan.faults = network.faults()
        plan.network = network.conditions()
        plan.web = network.web()
        plan.tieOrder = network.chance(20) ? .seeded : .insertion
        if network.chance(3) { plan.origin = nil }
        plan.end = plan.epoch.advanced(byMilliseconds: endMilliseconds)
        return plan
    }

    private init(seed: UInt64) {
        let root = SeedStream(seed: seed, name: "random-network")
        stream = root.derived("shape")
        words = RandomWords(stream: root.derived("words"))
    }

    private mutating func bots() -> [BotDefinition] {
        var pool: [Text] = ["A", "B", "C", "Ada", "b", "é", "a b", "D/E", "I", "Zoë", "𝔸", "I'm here"]
        let count = [2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8][stream.integer(below: 12)]
        let names = (0..<count).map { _ in
            // Plain names most often.
            pool.remove(at: stream.integer(below: chance(60) ? min(4, pool.count) : pool.count))
        }
        let hasMark = chance(60)
        return names.map { name in
            BotDefinition(
                name: name,
                prompt: pick([
                    "You tell stories.", "You are playing white.", "Playing Black, you wait.", "Count.",
                ]),
                createdAt: chance(90)
                    ? nil : pick(["2020-02-02T02:02:02Z", "2030-01-01T00:00:00.000Z", "soon", " "]),
                isCoordinator: hasMark ? (chance(40) ? true : nil) : nil,
                speed: chance(65) ? 0 : [0.25, 0.8, 1, 2.5, 6.0015][stream.integer(below: 5)],
                apiKey: chance(92) ? nil : pick(["key", " ", "[hidden]"])
            )
        }
    }

    private mutating func settings() -> Settings {
        var entries: [(name: Text, value: Text)] = []
        func set(_ name: SettingName, _ value: Text) { entries.append((Text(name.rawValue), value)) }
        if !chance(4) { set(.openAIAPIKey, "key") }
        if chance(85) { set(.sessionKillAfter, seconds(2000...30_000)) }
        if chance(85) { set(.brainCooldown, seconds(1...5000)) }
        if chance(80) { set(.rateLimitBackoff, seconds(300...8000)) }
        if chance(80) { set(.transientModelBackoff, seconds(100...5000)) }
        if chance(90) { set(.llmRequestTimeout, seconds(300...6000)) }
        if chance(80) { set(.idleTurnProbe, seconds(1000...9000)) }
        if chance(70) { set(.maxSessionReplies, pick(["1", "2", "3", "5", "0.5", "12"])) }
        if chance(50) { set(.reservedFinalReplies, pick(["0", "1", "2", "9"])) }
        if chance(50) { set(.runID, pick(["run-7", " ", "x y"])) }
        if chance(25) { set(.disableAutoAnnounce, "on") }
        if chance(10) { set(.disableAutoDeploy, "yes") }
        if chance(6) { set(.botDeployTargets, "[\"A\",\"Ada\"]") }
        return Settings(entries)
    }

    /// A number of milliseconds of the range as a setting in seconds.
    private mutating func seconds(_ milliseconds: ClosedRange<Int>) -> Text {
        Text("\(stream.integer(in: milliseconds))e-3")
    }

    private mutating func game() -> GameConfiguration {
        var game = GameConfiguration(isEnabled: chance(60))
        if chance(70) { game.name = "round" }
        if chance(60) {
            game.outcome = .init(
                event: chance(30) ? "round.over" : nil,
                prompt: chance(80) ? "Who was right?" : nil
            )
        }
        if chance(8) { game.rules = .init(engine: chance(75) ? "chess-v1" : "cards-v1") }
        return game
    }

    private mutating func stimuli(epoch: Instant) -> [RunPlan.Stimulus] {
        var instants: [Int] = []
        for _ in 0..<stream.integer(in: 3...13) {
            // Some come at one instant, some close together, as races do.
            switch stream.integer(below: 4) {
            case 0: instants.append(instants.last ?? 0)
            case 1: instants.append((instants.last ?? 0) + stream.integer(in: 1...1500))
            default: instants.append(stream.integer(in: 0...RandomNetwork.activeMilliseconds))
            }
        }
        return instants.map { .init(at: epoch.advanced(byMilliseconds: $0), request()) }
    }

    private mutating func request() -> Request {
        let bot = PercentCoding.encoded(words.name()).string
        switch stream.integer(below: 100) {
        case ..<72: return Request(.post, Text("/bots/\(bot)/message"), body: words.messageBody())
        case ..<79: return Request(.post, Text("/bots/\(bot)/deploy"))
        case ..<87: return Request(.post, Text("/bots/\(bot)/reset"))
        case ..<89: return Request(.post, "/bots/reset")
        case ..<90: return Request(.post, "/bots/events/reset")
        case ..<93: return Request(.get, "/bots")
        case ..<95: return Request(.get, Text("/bots/\(bot)"))
        case ..<97: return Request(.get, Text("/bots/\(bot)/health"))
        case ..<98: return Request(.get, "/bots/events")
        default: return Request(.post, Text("/bots/\(bot)/health"))
        }
    }

    private mutating func script() -> Script {
        var script = Script(whenExhausted: pick([.error, .repeat, .empty]))
        for name in words.names where !chance(5) {
            let source: Script.Source =
                chance(15) ? .policy(.story(.init())) : .entries(entries(stream.integer(in: 1...6)))
            script.bots.append(.init(bot: name, source: source))
            if chance(30) { script.repair.append(.init(bot: name, source: .entries(entries(2)))) }
        }
        script.judge = chance(60) ? [] : [Script.Entry(alternatives: [.init(answer: answer())])]
        return script
    }

    private mutating func entries(_ count: Int) -> [Script.Entry] {
        (0..<count).map { _ in
            var condition: Script.Condition?
            if chance(15) {
                condition = .init(
                    from: chance(50) ? words.name() : nil,
                    contains: chance(30) ? "count" : nil,
                    turn: chance(30) ? stream.integer(in: 1...4) : nil
                )
            }
            let alternatives = (0..<(chance(80) ? 1 : 3)).map { _ in
                Script.Alternative(weight: stream.integer(in: 1...3), answer: answer())
            }
            return Script.Entry(condition: condition, alternatives: alternatives)
        }
    }

    private mutating func answer() -> ScriptedAnswer {
        var steps: [ScriptedAnswer.Step] = []
        if chance(15) { steps = (0..<stream.integer(in: 1...3)).map { _ in step() } }
        let end: ScriptedAnswer.End =
            switch stream.integer(below: 100) {
            case ..<78: .text(words.reply(), finishReason: chance(95) ? nil : "length")
            case ..<84: .error("429: slow down")
            case ..<92: .error(pick(["502 bad gateway", "the call failed after 3 attempts"]))
            case ..<95: .error("the key was refused")
            default: .hang
            }
        return ScriptedAnswer(steps: steps, end: end, latency: chance(40) ? nil : latency(upTo: 4000))
    }

    private mutating func step() -> ScriptedAnswer.Step {
        let calls = (0..<stream.integer(in: 1...2)).map { _ in words.toolCall() }
        return ScriptedAnswer.Step(
            latency: chance(50) ? nil : latency(upTo: 800),
            calls: calls,
            text: words.text()
        )
    }

    private mutating func latency(upTo longest: Int) -> Latency {
        switch stream.integer(below: 4) {
        case 0: .none
        case 1: .fixed(milliseconds: stream.integer(in: 0...longest))
        case 2: .uniform(milliseconds: 0...stream.integer(in: 1...longest))
        default: .logNormal(medianMilliseconds: stream.integer(in: 1...longest), sigmaThousandths: 500)
        }
    }

    private mutating func faults() -> FaultRates {
        guard chance(40) else { return .none }
        func rate() -> Int { chance(50) ? 0 : stream.integer(in: 1...150_000) }
        return FaultRates(
            rateLimit: rate(),
            serverError: rate(),
            timeout: rate(),
            empty: rate(),
            malformed: rate(),
            truncated: rate()
        )
    }

    private mutating func conditions() -> NetworkConditions {
        var conditions = NetworkConditions.ideal
        guard chance(55) else { return conditions }
        conditions.latency = latency(upTo: 1500)
        if chance(30) { conditions.responseLatency = latency(upTo: 1500) }
        if chance(40) { conditions.lossPartsPerMillion = stream.integer(in: 1...400_000) }
        if chance(40) { conditions.duplicationPartsPerMillion = stream.integer(in: 1...500_000) }
        if chance(25) {
            let from = stream.integer(in: 0...8000)
            conditions.partitions.append(
                .init(
                    between: [words.name()],
                    and: words.names,
                    fromMilliseconds: from,
                    untilMilliseconds: chance(70) ? from + stream.integer(in: 1...8000) : nil
                )
            )
        }
        return conditions
    }

    private mutating func web() -> [WebPage] {
        let late = stream.integer(in: 0...12_000)
        let page = WebPage.Page(contentType: "text/html", text: "Tides: high water at four.")
        return [
            WebPage(url: "https://example.org/tides", answer: .page(page, latencyMilliseconds: late)),
            WebPage(url: "https://example.org/silent", answer: .hang),
        ]
    }

    private mutating func chance(_ percent: Int) -> Bool {
        stream.happens(partsPerMillion: percent * 10_000)
    }

    private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[stream.integer(below: choices.count)]
    }
}
