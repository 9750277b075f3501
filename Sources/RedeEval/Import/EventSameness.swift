import RedeModel

/// Whether two events of one name say the same.
enum EventSameness: Equatable {
    /// They do.
    case same
    /// They do in other words, which are the runtime's own.
    case reworded

    /// How two events are the same; nil when they are not.
    ///
    /// Only the keys of the logged one count.
    init?(_ logged: LoggedEvent, _ played: LoggedEvent, toleranceMilliseconds tolerance: Int) {
        var isReworded = false
        for member in logged.record.payload.members {
            guard let value = played.record.payload[member.key] else { return nil }
            if value == member.value || EventSameness.isFree(member.key, of: logged) { continue }
            if EventSameness.isWording(member.key, of: logged) {
                isReworded = true
                continue
            }
            guard tolerance > 0, EventSameness.isNear(member.key, member.value, value, tolerance) else {
                return nil
            }
        }
        self = isReworded ? .reworded : .same
    }

    /// Whether a value hangs on the wording of prompts.
    private static func isFree(_ key: Text, of event: LoggedEvent) -> Bool {
        switch event.name {
        case .modelRequest: key == "promptChars" || key == "model"
        case .modelResponse: key == "model"
        case .outcomeTranscript: key == "chars"
        default: false
        }
    }

    /// Whether a text may be a sentence of the runtime.
    private static func isWording(_ key: Text, of event: LoggedEvent) -> Bool {
        key == "error" || key == "reason" && event.name == .announceSkip
    }

    /// Whether two values differ as clocks do.
    private static func isNear(_ key: Text, _ one: JSONValue, _ other: JSONValue, _ tolerance: Int) -> Bool {
        if let one = one.text, let other = other.text {
            guard let one = DateText.instant(of: one), let other = DateText.instant(of: other) else {
                return false
            }
            return abs(one.milliseconds(since: other)) <= tolerance
        }
        guard key == "retryInSeconds", let one = one.double, let other = other.double else { return false }
        return abs(one - other) * 1000 <= Double(tolerance) + 0.5
    }
}
