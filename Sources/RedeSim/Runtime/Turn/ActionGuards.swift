package import RedeModel

/// The questions that a turn asks when a text move was refused.
///
/// Spec: section 11, "Text moves".
extension BotState {
    /// Whether an own message at or after the trigger's time says exactly this action.
    ///
    /// A blank action was never sent. Without a readable time of the trigger every own message counts.
    package func hasSent(_ action: Text, since trigger: Trigger) -> Bool {
        let action = action.trimmed()
        guard !action.isEmpty else { return false }
        let start = trigger.timestamp.instant
        for message in messages.reversed() {
            if let start {
                // The runtime stamps in order: before a message of its stamping there is none that is newer.
                if case .instant(let instant) = message.timestamp, instant < start { return false }
                guard let instant = message.timestamp.instant, instant >= start else { continue }
            }
            if message.sender == name, IncomingUpdates.textBeforeMarker(of: message.content) == action {
                return true
            }
        }
        return false
    }

    /// Whether the scenario's history grew by exactly this action, which the bot has not sent yet.
    package func hasAdvanced(
        by action: Text,
        from before: ActionList,
        to after: ActionList,
        _ trigger: Trigger
    ) -> Bool {
        !action.isBlank && after.count == before.count + 1 && after.starts(with: before)
            && after.last?.trimmed() == action.trimmed()
            && !hasSent(action, since: trigger)
    }

    /// Whether the action is the latest in the history, and the bot has sent it.
    package func hasApplied(_ action: Text, in history: ActionList, _ trigger: Trigger) -> Bool {
        history.last?.trimmed() == action.trimmed() && hasSent(action, since: trigger)
    }
}
