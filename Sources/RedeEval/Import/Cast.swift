import RedeModel
import RedeSim

/// The bots and the game of an archived run: as files declare them, filled up from the log.
struct Cast: Sendable {
    /// The bots, those that take part and those that do not.
    private(set) var bots: [BotDefinition]
    /// The game.
    private(set) var game: GameConfiguration
    /// The names of the bots that take part, when these are not all; nil when they are.
    private(set) var targets: [Text]?
    /// Whether some bot has no key, so that there is no shared one.
    private(set) var lacksSharedKey = false
    /// How these came to be known.
    private(set) var facts: [ImportedFact] = []

    /// What stands for a prompt that no file gives.
    static let unknownPrompt: Text = "(The log does not tell this bot's prompt.)"
    /// A key that stands for one that is not told: too short to be taken for a real one.
    private static let standIn: Text = "a-key"

    init(_ log: ArchivedLog, bots declared: [BotDefinition]?, game given: GameConfiguration?) {
        bots = declared ?? []
        game = given ?? GameConfiguration()
        addBots(of: log, isDeclared: declared != nil)
        chooseTargets(of: log)
        setSpeeds(by: log)
        setKeys(by: log)
        if declared == nil { markCoordinator(of: log) }
        if given == nil { makeGame(of: log) }
    }

    /// The bots that take part, as each sees the others.
    var roster: Roster {
        let active = bots.filter { targets?.contains($0.name) ?? true }
        return Roster(
            peers: active.map { Peer(name: $0.name, prompt: $0.prompt, isCoordinator: $0.isCoordinator) }
        )
    }

    /// How long a bot waits before a turn, in milliseconds.
    func speed(of bot: Text) -> Int {
        let speed = bots.first { $0.name == bot }?.speed ?? 0
        return Int((min(max(speed, 0), 1_000_000) * 1000).rounded())
    }

    private mutating func addBots(of log: ArchivedLog, isDeclared: Bool) {
        var names = Cast.names(in: log)
        names.removeAll { name in bots.contains { $0.name == name } }
        let known = log.events.compactMap { $0.count("knownBots") }.max() ?? 0
        // Bots that only the others know of.
        var unseen = 0
        while !isDeclared, names.count < known, known < 1000 {
            unseen += 1
            names.append(Text("unseen-\(unseen)"))
        }
        if isDeclared {
            facts.append(.init("bots", counted(bots.count, "bot"), .seen, "bots.json"))
        }
        guard !names.isEmpty else { return }
        bots += names.map { BotDefinition(name: $0, prompt: Cast.unknownPrompt) }
        let listed = names.prefix(6).map { Quoted.text($0) }.joined(separator: ", ")
        facts.append(
            .init(
                "bots",
                listed + (names.count > 6 ? ", …" : ""),
                .inferred,
                isDeclared
                    ? "not in bots.json: made up, prompts unknown" : "made up from the log, prompts unknown"
            )
        )
    }

    /// The names of bots in a log, in the order of a deployment of all, else of their first events.
    private static func names(in log: ArchivedLog) -> [Text] {
        var names: [Text] = []
        var known: Set<Text> = []  // determinism: look-up only, never walked
        func add(_ name: Text?) {
            if let name, !name.isEmpty, known.insert(name).inserted { names.append(name) }
        }
        for event in log.events where event.name == .autoDeployStart { event.texts("bots").forEach(add) }
        for event in log.events where event.name == .durableDeploy { add(event.bot) }
        for event in log.events {
            switch event.name {
            case nil, .ownerHandoff, .ownerConflict, .autoDeployStart: continue
            case .brainSkip: add(event.text("coordinator"))
            case .broadcastPlan: event.texts("finalRecipients").forEach(add)
            case .messageReceive, .messageSend, .announceSent:
                [event.text("from"), event.text("to")].forEach(add)
            default: break
            }
            add(event.bot)
        }
        return names
    }

    /// When more bots are declared than took part, those that did.
    private mutating func chooseTargets(of log: ArchivedLog) {
        guard let known = log.events.compactMap({ $0.count("knownBots") }).max(), known > 0,
            known < bots.count
        else { return }
        let listed = log.events.first { $0.name == .autoDeployStart }?.texts("bots")
        let seen = listed ?? Cast.names(in: log)
        guard seen.count == known else { return }
        targets = bots.map(\.name).filter(seen.contains)
        facts.append(
            .init(
                SettingName.botDeployTargets.rawValue,
                "\(known) of \(bots.count)",
                listed == nil ? .inferred : .seen,
                "knownBots is \(known)"
            )
        )
    }

    private mutating func setSpeeds(by log: ArchivedLog) {
        for place in bots.indices {
            let name = bots[place].name
            let waits = log.events.first { $0.name == .botWait && $0.bot == name }?.number("seconds")
            let starts = log.events.contains { $0.name == .brainStart && $0.bot == name }
            guard let speed = waits ?? (starts ? 0 : nil) else { continue }
            if max(0, bots[place].speed) != speed {
                bots[place].speed = speed
                bots[place].fields["speed"] = .number(speed)
                facts.append(.init("speed of \(Quoted.text(name))", seconds(speed), .seen, "bot.wait"))
            }
        }
    }

    /// Gives a key to whom the model has answered, and takes it from whom it lacked.
    private mutating func setKeys(by log: ArchivedLog) {
        let lacking = Set(log.events.filter(Cast.tellsOfNoKey).map(\.bot))  // determinism: look-up only
        let calling = Set(log.events.filter { $0.name == .modelRequest }.map(\.bot))
        lacksSharedKey = bots.contains { lacking.contains($0.name) && $0.apiKey == nil }
        for place in bots.indices {
            let name = bots[place].name
            let own = bots[place].apiKey?.trimmed()
            let isUsable = own.map { !$0.isEmpty && $0 != Secrets.mask } ?? !lacksSharedKey
            if calling.contains(name), !isUsable {
                setKey(of: place, to: Cast.standIn)
            } else if lacking.contains(name), own != nil, isUsable {
                setKey(of: place, to: "")
            }
        }
        if lacksSharedKey {
            let name = SettingName.openAIAPIKey.rawValue
            facts.append(.init(name, "none", .seen, "missing-api-key"))
        }
    }

    private static func tellsOfNoKey(_ event: LoggedEvent) -> Bool {
        event.reason == .missingAPIKey || event.name == .outcomeSkip
    }

    private mutating func setKey(of place: Int, to key: Text) {
        bots[place].apiKey = key
        bots[place].fields["llmApiKey"] = .string(key)
    }

    private mutating func markCoordinator(of log: ArchivedLog) {
        let named = log.events.lazy.compactMap { event -> Text? in
            if event.reason == .peerRoutingPolicy { return event.text("coordinator") }
            return event.name == .outcomeStart || event.name == .budgetExempt ? event.bot : nil
        }
        guard let name = named.first, name != Coordinator.chosen(from: roster, lastResort: name),
            let place = bots.firstIndex(where: { $0.name == name })
        else { return }
        bots[place].isCoordinator = true
        bots[place].fields["isCoordinator"] = .bool(true)
        facts.append(.init("coordinator", Quoted.text(name), .inferred, "it coordinates in the log"))
    }

    private mutating func makeGame(of log: ArchivedLog) {
        var fields = JSONObject()
        if let start = log.events.first(where: { $0.name == .outcomeStart }) {
            let isJudged = log.events.contains { $0.name == .outcomeTranscript || $0.name == .outcomeSkip }
            game.isEnabled = isJudged
            game.name = start.text("game").flatMap { $0 == "unnamed-game" ? nil : $0 }
            let event = start.text("event").flatMap { $0.equals(name: EventName.outcome.rawValue) ? nil : $0 }
            game.outcome = .init(event: event, prompt: isJudged ? "(The log does not tell this.)" : nil)
            fields["enabled"] = .bool(isJudged)
            fields["name"] = game.name.map { .string($0) }
            var outcome = JSONObject()
            outcome["event"] = event.map { .string($0) }
            outcome["prompt"] = game.outcome?.prompt.map { .string($0) }
            fields["outcome"] = .object(outcome)
        }
        if let options = Cast.chessOptions(in: log) {
            game.rules = .init(engine: ChessEngine.name, options: options)
            fields["runtimeRules"] = .object(
                JSONObject([
                    .init(key: "engine", value: .string(ChessEngine.name)),
                    .init(key: "options", value: .object(options)),
                ])
            )
        }
        game.fields = fields
        guard !fields.members.isEmpty else { return }
        let parts = fields.members.map(\.key.string).joined(separator: ", ")
        facts.append(.init("game", parts, .inferred, "made up from the log"))
    }

    /// Who plays which side; nil when the log shows no board.
    private static func chessOptions(in log: ArchivedLog) -> JSONObject? {
        var options = JSONObject()
        var side: Text?
        guard log.events.contains(where: { $0.name == .scenarioInspect || $0.name == .alarmSelfHeal }) else {
            return nil
        }
        for event in log.events {
            if event.name == .scenarioInspect {
                side = event.record.payload.value("state")?["sideToMove"]?.text
            } else if event.name == .scenarioApplied, let played = side, options[played] == nil,
                event.text("via")?.equals(name: ActionRoute.message.rawValue) == true
            {
                options[played] = .string(event.bot)
            }
        }
        return options
    }
}

/// A number with its noun, in the plural where it has one.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

/// Seconds as a table shows them.
func seconds(_ seconds: Double) -> String { "\(NumberText.javaScript(seconds)) s" }
