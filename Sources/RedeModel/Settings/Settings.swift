/// The settings of a run, read from its environment as the runtime reads it.
///
/// What is absent or unusable has its default; nothing here fails. They never change, so they are one object
/// that is shared: bots ask for them at every step, and would copy them each time.
///
/// Spec: section 2.
package final class Settings: Sendable {
    /// A length of time as a setting gives it.
    package struct Milliseconds: Equatable, Sendable {
        /// The value in milliseconds, possibly fractional.
        package let exact: Double

        /// The value as a wait: cut to whole milliseconds, at most the span of a hundred million days.
        package let whole: Int

        fileprivate init(_ exact: Double) {
            self.exact = exact
            whole = Int(min(exact, 8_640_000_000_000_000))
        }
    }

    /// From a session's first message to its end.
    package let sessionKillAfter: Milliseconds
    /// From a reply to the bot's next turn.
    package let brainCooldown: Milliseconds
    /// How long a bot waits before it looks after a turn that got lost: longer than the cooldown.
    package let recoveryDelay: Milliseconds
    /// From a refusal of the model for its rate to the next turn.
    package let rateLimitBackoff: Milliseconds
    /// From a passing failure of the model to the next turn.
    package let transientModelBackoff: Milliseconds
    /// From a model call to its timeout.
    package let llmRequestTimeout: Milliseconds
    /// From the last sign of life to a look whether it is the bot's move.
    package let idleTurnProbe: Milliseconds

    /// The replies that a bot may send in a session; 0 when a fraction of one was set.
    package let maxSessionReplies: Int
    /// How many of them are kept for late coordination.
    package let reservedFinalReplies: Int

    /// RUN_ID as events carry it: untrimmed, even blank; nil when absent.
    package let runID: Text?
    /// The run's part of a scenario's name: RUN_ID trimmed, `default-run` when that is blank.
    package let scenarioRun: Text
    /// OPENAI_API_KEY, trimmed; nil when blank.
    package let sharedAPIKey: Text?

    /// Whether the first look at the bots deploys none of them.
    package let isAutoDeployDisabled: Bool
    /// Whether deployed bots keep from announcing themselves.
    package let isAutoAnnounceDisabled: Bool

    /// The names that may take part, in any order; nil when all bots do.
    let deployTargets: [Text]?

    /// The environment: each name once, in the order of their first entries.
    private let environment: JSONObject

    /// The settings of an environment; of two entries of one name the last value counts, at the first's
    /// place.
    package init(_ entries: [(name: Text, value: Text)] = []) {
        let environment = JSONObject(
            entries.map { JSONObject.Member(key: $0.name, value: .string($0.value)) }
        )
        func milliseconds(_ name: SettingName) -> Milliseconds {
            Milliseconds((Settings.number(name, in: environment) ?? 0) * 1000)
        }
        func count(_ name: SettingName) -> Int {
            // 2^63 is the first that no integer holds.
            let value = Settings.number(name, in: environment) ?? 0
            return value < 0x1p63 ? Int(value) : Int.max
        }
        self.environment = environment
        sessionKillAfter = milliseconds(.sessionKillAfter)
        let cooldown = milliseconds(.brainCooldown)
        brainCooldown = cooldown
        recoveryDelay = Milliseconds(max(2000, cooldown.exact + 250))
        rateLimitBackoff = milliseconds(.rateLimitBackoff)
        transientModelBackoff = milliseconds(.transientModelBackoff)
        llmRequestTimeout = milliseconds(.llmRequestTimeout)
        idleTurnProbe = milliseconds(.idleTurnProbe)
        maxSessionReplies = count(.maxSessionReplies)
        reservedFinalReplies = count(.reservedFinalReplies)
        runID = environment[Text(SettingName.runID.rawValue)]?.text
        scenarioRun = Settings.text(.runID, in: environment) ?? "default-run"
        sharedAPIKey = Settings.text(.openAIAPIKey, in: environment)
        isAutoDeployDisabled = Settings.isOn(.disableAutoDeploy, in: environment)
        isAutoAnnounceDisabled = Settings.isOn(.disableAutoAnnounce, in: environment)
        deployTargets = Settings.deployTargets(in: environment)
    }

    /// The number that counts for a setting, in its own unit; nil when it takes no number.
    package func number(of name: SettingName) -> Double? {
        Settings.number(name, in: environment)
    }

    /// The trimmed text that is set for a setting, usable or not; nil when there is none or it is blank.
    package func text(of name: SettingName) -> Text? {
        Settings.text(name, in: environment)
    }

    private static func number(_ name: SettingName, in environment: JSONObject) -> Double? {
        let value = text(name, in: environment).map(NumberText.number) ?? .nan
        switch name.kind {
        case .seconds(let usual):
            return value.isFinite && value > 0 ? value : usual
        case .count(let usual, let allowsZero):
            return value.isFinite && (value > 0 || allowsZero && value == 0) ? value.rounded(.down) : usual
        case .text, .names, .flag:
            return nil
        }
    }

    private static func isOn(_ name: SettingName, in environment: JSONObject) -> Bool {
        guard let text = text(name, in: environment)?.lowercased() else { return false }
        return text == "1" || text == "true" || text == "yes" || text == "on"
    }

    private static func deployTargets(in environment: JSONObject) -> [Text]? {
        // A text that is no JSON means all bots, like any other that is no list.
        guard let text = text(.botDeployTargets, in: environment),
            case .array(let items)? = try? JSONReader.value(of: text), !items.isEmpty
        else { return nil }
        return items.map(\.javaScriptText)
    }

    /// The trimmed text of a setting: that of the first inline key with one, else that of the name itself.
    private static func text(_ name: SettingName, in environment: JSONObject) -> Text? {
        if name.hasInlineForm {
            let prefix = Array(name.rawValue.utf8) + [UInt8(ascii: "=")]
            for member in environment.members where member.key.bytes.starts(with: prefix) {
                let inline = member.key[prefix.count..<member.key.byteCount].trimmed()
                let text = inline.isEmpty ? member.value.text?.trimmed() ?? Text() : inline
                if !text.isEmpty { return text }
            }
        }
        guard let text = environment[Text(name.rawValue)]?.text?.trimmed(), !text.isEmpty else { return nil }
        return text
    }
}

extension Settings: Equatable {
    /// Whether both come from the same environment, which decides all else.
    package static func == (left: Settings, right: Settings) -> Bool {
        left.environment == right.environment
    }
}
