import RedeModel

/// The tools of the model, as far as they need no time.
///
/// Spec: section 11.
extension Worker {
    /// What the use of a tool comes to.
    enum ToolUse: Equatable, Sendable {
        /// A result for the model; a refusal is one too.
        case result
        /// What became of an action in the shared scenario.
        case acted(ActionResult)
        /// No result: there is no such tool, or it failed.
        case nothing
        /// A page is to be fetched.
        case fetch(Text)
    }

    /// Logs what came of a fetch.
    mutating func logFetch(_ report: LogRecord.FetchReport, by bot: BotID, at now: Instant) {
        host.now = now
        host.log(.webFetch(bot: bots[bot.index].name, report))
    }

    mutating func use(_ call: ToolCall, by bot: BotID) -> ToolUse {
        switch Tool(named: call.name) {
        case .scenarioTurn:
            guard let action = call.arguments.object?.value("action")?.text else { return .result }
            return .acted(host.board.apply(action, by: bots[bot.index].name))
        case .runtimeStatus:
            return .result
        case .webFetch:
            guard let url = call.arguments.object?.value("url")?.text else { return .nothing }
            switch WebAddress.verdict(on: url, for: host.reading) {
            case .allowed(let address): return .fetch(address.text)
            case .refused: return .result
            }
        case nil:
            return .nothing
        }
    }
}
