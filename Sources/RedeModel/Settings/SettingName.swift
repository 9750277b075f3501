/// A setting of the runtime: its name, what it takes and what it is for.
///
/// The one table that reading, documentation and explanations share.
///
/// Spec: section 2.
package enum SettingName: String, CaseIterable, Sendable {
    // What each is for stands in `summary`.
    case sessionKillAfter = "SESSION_KILL_AFTER_SECONDS"
    case brainCooldown = "BRAIN_COOLDOWN_SECONDS"
    case rateLimitBackoff = "RATE_LIMIT_BACKOFF_SECONDS"
    case transientModelBackoff = "TRANSIENT_MODEL_BACKOFF_SECONDS"
    case llmRequestTimeout = "LLM_REQUEST_TIMEOUT_SECONDS"
    case idleTurnProbe = "IDLE_TURN_PROBE_SECONDS"
    case maxSessionReplies = "MAX_SESSION_REPLIES"
    case reservedFinalReplies = "RESERVED_FINAL_REPLIES"
    case runID = "RUN_ID"
    case openAIAPIKey = "OPENAI_API_KEY"
    case botDeployTargets = "BOT_DEPLOY_TARGETS"
    case disableAutoDeploy = "DISABLE_AUTO_DEPLOY"
    case disableAutoAnnounce = "DISABLE_AUTO_ANNOUNCE"

    /// What a setting takes, and what counts when it is absent or unusable.
    package enum Kind: Equatable, Sendable {
        /// Seconds above 0, possibly fractional.
        case seconds(default: Double)
        /// A number that is cut to a whole one; `allowsZero` says whether 0 itself is taken.
        case count(default: Double, allowsZero: Bool)
        /// A text without a default.
        case text
        /// A JSON array of names.
        case names
        /// A switch, off by default.
        case flag
    }

    /// What the setting takes.
    package var kind: Kind {
        switch self {
        case .sessionKillAfter: .seconds(default: 120)
        case .brainCooldown: .seconds(default: 4)
        case .rateLimitBackoff: .seconds(default: 15)
        case .transientModelBackoff: .seconds(default: 5)
        case .llmRequestTimeout: .seconds(default: 90)
        case .idleTurnProbe: .seconds(default: 15)
        case .maxSessionReplies: .count(default: 6, allowsZero: false)
        case .reservedFinalReplies: .count(default: 1, allowsZero: true)
        case .runID, .openAIAPIKey: .text
        case .botDeployTargets: .names
        case .disableAutoDeploy, .disableAutoAnnounce: .flag
        }
    }

    /// Whether a key `NAME=value` sets it too, and wins.
    package var hasInlineForm: Bool { kind != .text }

    /// What counts without the setting, in words.
    package var defaultText: String {
        switch kind {
        case .seconds(let value), .count(let value, _): NumberText.javaScript(value)
        case .text: self == .runID ? "default-run" : "none"
        case .names: "all bots"
        case .flag: "off"
        }
    }

    /// The unit of its number, nil when it takes no number.
    package var unit: String? {
        switch kind {
        case .seconds: "seconds"
        case .count: "replies"
        case .text, .names, .flag: nil
        }
    }

    /// What is taken, in words; anything else counts as absent.
    package var range: String {
        switch kind {
        case .seconds: "a number above 0"
        case .count(_, allowsZero: false): "a number above 0, cut to a whole one"
        case .count(_, allowsZero: true): "a number from 0 on, cut to a whole one"
        case .text: "a text that is not blank"
        case .names: "a JSON array of names of bots"
        case .flag: "1, true, yes or on, in any case; all else is off"
        }
    }

    /// What the setting is for, in a line.
    package var summary: String {
        switch self {
        case .sessionKillAfter: "how long a session lasts, from its first message to its end"
        case .brainCooldown: "how long a bot waits after a reply before its next turn"
        case .rateLimitBackoff: "how long a bot waits after the model refused it for its rate"
        case .transientModelBackoff: "how long a bot waits after the model failed for a passing reason"
        case .llmRequestTimeout: "how long a bot waits for an answer of the model"
        case .idleTurnProbe: "how long a bot stays idle before it looks whether it is its move"
        case .maxSessionReplies: "how many replies a bot may send in a session"
        case .reservedFinalReplies: "how many of these replies are kept for late coordination"
        case .runID: "the name of the run, which events carry"
        case .openAIAPIKey: "the API key of bots without one of their own"
        case .botDeployTargets: "which of the declared bots take part"
        case .disableAutoDeploy: "whether the first look at the bots deploys none of them"
        case .disableAutoAnnounce: "whether deployed bots keep from announcing themselves"
        }
    }
}
