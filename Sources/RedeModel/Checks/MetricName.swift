/// A number that is read off one run's log.
package enum MetricName: String, CaseIterable, Sendable {
    // What each is stands in `summary`.
    case turns, replies, skips
    case modelCalls = "model-calls"
    case errors, messages, refused, duplicates, sessions, conflicts, handoffs
    case virtualSeconds = "virtual-seconds"

    /// The metric's place in `allCases`.
    package var ordinal: Int { MetricName.allCases.firstIndex(of: self) ?? 0 }

    /// Which way a metric gets better.
    package enum Direction: String, CaseIterable, Sendable {
        case higher, lower
        /// Neither way by itself.
        case neutral
    }

    /// What the number counts, or its unit.
    package var unit: String {
        switch self {
        case .turns: "turns"
        case .replies: "replies"
        case .skips: "skips"
        case .modelCalls: "calls"
        case .errors: "errors"
        case .messages, .refused, .duplicates: "messages"
        case .sessions: "sessions"
        case .conflicts: "conflicts"
        case .handoffs: "handoffs"
        case .virtualSeconds: "seconds"
        }
    }

    /// Which way the metric gets better.
    package var direction: Direction {
        switch self {
        case .replies: .higher
        case .skips, .modelCalls, .errors, .refused, .duplicates, .conflicts: .lower
        case .turns, .messages, .sessions, .handoffs, .virtualSeconds: .neutral
        }
    }

    /// Whether the metric can be read for a single bot.
    package var isPerBot: Bool {
        switch self {
        case .virtualSeconds: false
        case .turns, .replies, .skips, .modelCalls, .errors, .messages, .refused, .duplicates, .sessions,
            .conflicts, .handoffs:
            true
        }
    }

    /// What the metric is, in a line.
    package var summary: String {
        switch self {
        case .turns: "turns that began"
        case .replies: "turns that ended with a reply"
        case .skips: "turns and messages that ended without a reply, by reason if one is given"
        case .modelCalls: "calls of the language model for turns"
        case .errors: "turns that failed"
        case .messages: "messages that were received"
        case .refused: "deliveries that were answered with an error"
        case .duplicates: "messages held back because the same went out shortly before"
        case .sessions: "sessions that began"
        case .conflicts: "changes of a task's owner that the ledger refused"
        case .handoffs: "tasks that changed their owner"
        case .virtualSeconds: "virtual time from the epoch to the last log record"
        }
    }
}
