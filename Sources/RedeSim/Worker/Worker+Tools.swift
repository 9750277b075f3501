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

    /// What the model is given for a tool that was just used; nil for what has no result, or a page for one.
    func result(of call: ToolCall, _ use: ToolUse, by bot: BotID) -> JSONValue? {
        switch use {
        case .acted(.accepted(let action)):
            return Worker.object(("ok", .bool(true)), ("action", .string(action)))
        case .acted(.refused(let error)):
            return Worker.object(("ok", .bool(false)), ("error", .string(error)))
        case .nothing, .fetch:
            return nil
        case .result:
            switch Tool(named: call.name) {
            case .scenarioTurn: return view(for: bot)?.json ?? Worker.refusal(Board.missing)
            case .runtimeStatus: return status(of: bot)
            case .webFetch, nil: return Worker.refusal("this address is not fetched")
            }
        }
    }

    /// How a bot is, as the tool tells it.
    private func status(of bot: BotID) -> JSONValue {
        let messages = bots[bot.index].state?.messages ?? []
        return Response(200, .health(knownBots: host.roster.peers.count, messages: messages))
            .json(settings: host.settings)?["health"] ?? .null
    }

    private static func refusal(_ error: Text) -> JSONValue {
        object(("ok", .bool(false)), ("error", .string(error)))
    }

    private static func object(_ members: (Text, JSONValue)...) -> JSONValue {
        .object(JSONObject(members.map { JSONObject.Member(key: $0.0, value: $0.1) }))
    }
}
