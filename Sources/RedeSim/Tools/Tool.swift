package import RedeModel

/// A tool that the model can call.
///
/// Spec: section 8, step 8.
package enum Tool: String, CaseIterable, Sendable {
    case webFetch = "web_fetch"
    case scenarioTurn = "scenario_turn"
    case runtimeStatus = "runtime_status"

    /// The tool of this name; nil for one that does not exist.
    package init?(named name: Text) {
        guard let tool = Tool.allCases.first(where: { name.equals(name: $0.rawValue) }) else { return nil }
        self = tool
    }
}
