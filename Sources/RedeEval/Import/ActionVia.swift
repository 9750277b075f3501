/// How an action came to be taken, as `scenario.action.applied` says it.
///
/// Spec: section 11.
enum ActionVia: String {
    /// The message was one.
    case message = "runtime-fallback"
    /// The message says what a tool has done before.
    case tool = "runtime-reconciled-existing-state"
    /// The raw reply held one.
    case rawReply = "runtime-raw-legal-action"
    /// A repair call gave one.
    case repair = "runtime-repair"
    /// It was taken in the bot's place.
    case standIn = "runtime-default-legal-action"
}
