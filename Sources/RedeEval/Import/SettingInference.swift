import RedeModel
import RedeSim

/// What a log shows of the settings.
struct SettingInference {
    /// The settings of the environment, in order.
    private(set) var entries: [Scenario.Setting] = []
    /// How each came to be known.
    private(set) var facts: [ImportedFact] = []
    private let log: ArchivedLog
    private let guess: Guess

    /// The settings of a log, with those of a guess where the log does not show them.
    init(_ log: ArchivedLog, cast: Cast, guess: Guess) {
        self.log = log
        self.guess = guess
        seconds(.sessionKillAfter, sessionLength, "killAt - startedAt")
        seconds(.brainCooldown, cooldown, "brain-cooldown")
        seconds(.rateLimitBackoff, number("backoffSeconds", of: .rateLimitError), "rate-limit-error")
        seconds(
            .transientModelBackoff,
            number("retryInSeconds", of: .transientModelError),
            "transient-model-error"
        )
        seconds(.llmRequestTimeout, nil, "")
        seconds(.idleTurnProbe, nil, "")
        set(.maxSessionReplies, number("maxReplies", of: .sessionReplyBudget), "session-reply-budget", "")
        set(
            .reservedFinalReplies,
            number("reservedReplies", of: .sessionReplyBudget),
            "session-reply-budget",
            ""
        )
        if let id = log.events.lazy.compactMap({ SettingInference.runID($0) }).first {
            entries.append(.init(name: Text(SettingName.runID.rawValue), value: id))
            facts.append(.init(SettingName.runID.rawValue, Quoted.text(id), .seen, "runId"))
        }
        if log.events.contains(where: { $0.name == .announceSkip }) {
            entries.append(.init(name: Text(SettingName.disableAutoAnnounce.rawValue), value: "on"))
            facts.append(.init(SettingName.disableAutoAnnounce.rawValue, "on", .seen, "announce.skip"))
        }
        if cast.lacksSharedKey {
            entries.append(.init(name: Text(SettingName.openAIAPIKey.rawValue), value: ""))
        }
        if let targets = cast.targets {
            let names = ByteWriter.text(of: .array(targets.map { .string($0) }))
            entries.append(.init(name: Text(SettingName.botDeployTargets.rawValue), value: names))
        }
    }

    /// Which settings the log does not show.
    static func unseen(in log: ArchivedLog, cast: Cast) -> [SettingName] {
        let facts = SettingInference(log, cast: cast, guess: Guess()).facts
        return SettingName.allCases.filter { name in
            facts.contains { $0.name == name.rawValue && $0.evidence == .assumed }
        }
    }

    /// The value that a setting has without one.
    static func usual(_ name: SettingName) -> Double {
        switch name.kind {
        case .seconds(let value), .count(let value, _): value
        case .text, .names, .flag: 0
        }
    }

    private static func runID(_ event: LoggedEvent) -> Text? {
        switch event.name {
        case .conversationStart, .conversationActivity, .conversationStop, .outcomeStart: event.text("runId")
        default: nil
        }
    }

    private mutating func seconds(_ name: SettingName, _ value: Double?, _ source: String) {
        set(name, value, source, " s")
    }

    private mutating func set(_ name: SettingName, _ value: Double?, _ source: String, _ unit: String) {
        let usual = SettingInference.usual(name)
        let number = value ?? guess.settings[name] ?? usual
        let evidence: ImportedFact.Evidence =
            value != nil ? .seen : guess.settings[name] != nil ? .inferred : .assumed
        let text = NumberText.javaScript(number)
        if number != usual {
            // A maximum of none is one of a fraction, cut.
            let written = name == .maxSessionReplies && number == 0 ? "0.5" : text
            entries.append(.init(name: Text(name.rawValue), value: Text(written)))
        }
        facts.append(
            .init(
                name.rawValue,
                text + unit,
                evidence,
                evidence == .seen ? source : evidence == .inferred ? "what follows fits" : "the default"
            )
        )
    }

    private var sessionLength: Double? {
        let lengths = log.events.lazy.compactMap { event -> Double? in
            guard let start = event.instant("startedAt"), let kill = event.instant("killAt") else {
                return nil
            }
            return Double(kill.milliseconds(since: start)) / 1000
        }
        return lengths.first { $0 > 0 }
    }

    /// What is left of a cooldown, and what has passed of it.
    private var cooldown: Double? {
        for event in log.events where event.reason == .brainCooldown {
            guard let last = event.instant("lastBrainAt"), let left = event.number("retryInSeconds") else {
                continue
            }
            return (Double(event.instant.milliseconds(since: last)) + (left * 1000).rounded()) / 1000
        }
        return nil
    }

    private func number(_ key: StaticString, of reason: SkipReason) -> Double? {
        log.events.lazy.filter { $0.reason == reason }.compactMap { $0.number(key) }.first
    }
}
