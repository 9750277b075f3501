package import RedeModel

/// By which way an action came into a scenario, as `scenario.action.applied` says it.
///
/// Spec: section 11, "Text moves" and "Recovery".
package enum ActionRoute: String, CaseIterable, Sendable {
    /// The reply's message was an action that was accepted.
    case message = "runtime-fallback"
    /// The model had acted by the tool, and the reply says so.
    case tool = "runtime-reconciled-existing-state"
    /// The raw reply held a legal action.
    case rawReply = "runtime-raw-legal-action"
    /// The repair call named a legal action.
    case repair = "runtime-repair"
    /// A legal action was taken in the bot's place.
    case standIn = "runtime-default-legal-action"

    /// The route that a record names; nil for a way that is none of these.
    package init?(_ via: Text) {
        guard let route = ActionRoute.allCases.first(where: { via.equals(name: $0.rawValue) }) else {
            return nil
        }
        self = route
    }

    /// The route as records name it.
    var text: Text {
        ActionRoute.allCases.firstIndex(of: self).map { ActionRoute.texts[$0] } ?? Text(rawValue)
    }

    // Kept, as a text of a literal is made anew.
    private static let texts = allCases.map { Text($0.rawValue) }
}
