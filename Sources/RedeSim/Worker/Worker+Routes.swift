import RedeModel

/// The routes of the HTTP surface.
///
/// Spec: section 4.
extension Worker {
    mutating func route(_ request: Request, _ id: RequestID) {
        let segments = request.segments
        guard let first = segments.first else {
            return answer(id, 200, .message("This is a network of bots: look at /bots."))
        }
        guard first.equals("bots") else { return answer(id, 404, .message("There is nothing here.")) }
        guard segments.count > 1 else { return list(request, id) }
        if segments[1].equals("events") { return events(request, segments, id) }
        if segments[1].equals("reset") { return resetAll(request, id) }
        guard let bot = bot(named: segments[1]) else {
            return answer(id, 404, .message("There is no such bot."))
        }
        let action = segments.count > 2 ? segments[2] : ""
        if action.equals("deploy") {
            guard request.method == .post else { return wrongMethod(id, allowing: .post) }
            deploy(bot, id)
        } else if action.equals("message") {
            guard request.method == .post else { return wrongMethod(id, allowing: .post) }
            message(request, from: bot, id)
        } else if action.equals("reset") {
            guard request.method == .post else { return wrongMethod(id, allowing: .post) }
            bots[bot.index].reset(in: &host)
            answer(id, 200, .message("The bot was reset."))
        } else if action.equals("health") {
            guard request.method == .get else { return wrongMethod(id, allowing: .get) }
            health(bot, id)
        } else {
            guard request.method == .get else { return wrongMethod(id, allowing: .get) }
            profile(bot, id)
        }
    }

    private mutating func list(_ request: Request, _ id: RequestID) {
        guard request.method == .get else { return wrongMethod(id, allowing: .get) }
        if isAutoDeployArmed, !host.settings.isAutoDeployDisabled {
            isAutoDeployArmed = false
            autoDeploy()
        }
        answer(id, 200, .definitions(bots.map(\.definition)))
    }

    private mutating func events(_ request: Request, _ segments: [Text], _ id: RequestID) {
        guard segments.count > 2 else {
            return request.method == .get ? answer(id, 200, .events) : wrongMethod(id, allowing: .get)
        }
        if segments[2].equals("timeline") {
            return request.method == .get ? answer(id, 200, .timeline) : wrongMethod(id, allowing: .get)
        }
        guard segments[2].equals("reset") else { return answer(id, 404, .message("There is nothing here.")) }
        guard request.method == .post else { return wrongMethod(id, allowing: .post) }
        host.log.clearDurable()
        answer(id, 200, .message("The event log was cleared."))
    }

    private mutating func resetAll(_ request: Request, _ id: RequestID) {
        guard request.method == .post else { return wrongMethod(id, allowing: .post) }
        for index in bots.indices { bots[index].reset(in: &host) }
        host.board.reset()
        isAutoDeployArmed = true
        host.log.clearDurable()
        answer(id, 200, .cleared(bots: bots.map(\.name)))
    }

    private mutating func message(_ request: Request, from bot: BotID, _ id: RequestID) {
        let text = Text(String(decoding: request.body, as: UTF8.self))
        guard let body = try? JSONReader.value(of: text) else {  // Any failure means the same: no JSON.
            return answer(id, 400, .failure("The message was not delivered.", error: "the body is no JSON"))
        }
        let response = message(
            from: bots[bot.index].name,
            to: body["to"]?.text ?? "",
            content: body["content"]?.text ?? ""
        )
        host.effects.append(.respond(id, response))
    }

    private mutating func health(_ bot: BotID, _ id: RequestID) {
        guard let state = bots[bot.index].state else {
            return answer(id, 503, .failure("The bot is not up.", error: "the bot has no stored state"))
        }
        if state.roster.peers.count != host.roster.peers.count { bots[bot.index].storeDeploy(in: &host) }
        answer(id, 200, .health(knownBots: host.roster.peers.count, messages: state.messages))
    }

    private mutating func profile(_ bot: BotID, _ id: RequestID) {
        guard let state = bots[bot.index].state else { return deploy(bot, id) }
        answer(id, 200, .profile(state))
    }

    private mutating func wrongMethod(_ id: RequestID, allowing method: Request.Method) {
        answer(id, 405, .wrongMethod(allowed: method))
    }

    mutating func answer(_ id: RequestID, _ status: Int, _ body: Response.Body) {
        host.effects.append(.respond(id, Response(status, body)))
    }
}
