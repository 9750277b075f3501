import RedeModel
import RedeSim

/// Finds the calls of the model in a log: a bot's turns come one after the other, so that what follows a
/// request up to the next one tells what became of it.
struct CallInference {
    /// A turn that has called the model.
    struct OpenTurn {
        var call: InferredCall
        var sender: Text
        var fetches: [LoggedEvent] = []
        /// The moves that a tool made.
        var moves: [Text] = []
        var response: LoggedEvent?
        var hasInspected = false
        /// The last action that was applied, and how.
        var applied: (action: Text, via: ActionRoute, instant: Instant)?
    }

    let cast: Cast
    private let roster: Roster
    private let timeout: Int
    /// When calls began whose beginning is not in the log.
    private let before: Instant
    /// The bots that have made a call in the log.
    private var calling: Set<Text> = []  // determinism: look-up only, never walked
    private var open: [Text: OpenTurn] = [:]  // determinism: look-up only, never walked
    /// The turns that have ended, in the order in which they did.
    private var closed: [OpenTurn] = []
    private var board: BoardFollower?
    private(set) var calls: [InferredCall] = []
    private(set) var pages: [WebPage] = []
    /// The judgements under way, each with the bot, in the order in which they were asked for.
    private var judgements: [InferredCall] = []
    /// The RUN_ID of the judgement asked for last.
    private var judgedRun: JSONValue?

    /// The calls of a log, when a call times out after so many milliseconds.
    init(_ log: ArchivedLog, cast: Cast, timeoutMilliseconds: Int) {
        self.cast = cast
        roster = cast.roster
        timeout = timeoutMilliseconds
        before = Prehistory.callStart(log)
        board = BoardFollower(cast.game, roster: cast.roster)
        for event in log.events { take(event) }
        for bot in roster.peers.map(\.name) { close(bot) }
        for var turn in closed {
            let steps = ToolSteps(turn, hasRules: cast.game.rules != nil, pages: &pages)
            turn.call.steps = steps.steps
            turn.call.endsWithStep = steps.endsWithStep
            calls.append(turn.call)
        }
        calls += judgements
    }

    private mutating func take(_ event: LoggedEvent) {
        let bot = event.bot
        switch event.name {
        case .modelRequest:
            calling.insert(bot)
            close(bot)
            let call = InferredCall(bot: bot, kind: .turn, start: event.instant)
            open[bot] = OpenTurn(call: call, sender: event.text("lastMessageFrom") ?? Text())
        case .modelResponse:
            if open[bot] == nil, !calling.contains(bot) {
                // The log begins during the call.
                let call = InferredCall(bot: bot, kind: .turn, start: before)
                open[bot] = OpenTurn(call: call, sender: Text())
            }
            open[bot]?.response = event
            open[bot]?.call.end = event.instant
        case .webFetch:
            open[bot]?.fetches.append(event)
        case .brainSkip:
            if let reason = event.reason { skipped(reason, event) }
        case .brainError:
            failed(event)
        case .scenarioInspect:
            open[bot]?.hasInspected = true
            look(at: event)
        case .scenarioApplied:
            applied(event)
        case .brainReply:
            replied(event)
        case .outcomeTranscript, .outcomeResponse, .outcomeError, .outcome, nil:
            judge(event)
        default:
            break
        }
    }

    /// A look at the board tells which moves tools have made before.
    private mutating func look(at event: LoggedEvent) {
        guard let state = event.record.payload.value("state"), let moves = board?.moves(to: state) else {
            return
        }
        for move in moves {
            // A call that is known to have called no tool has made no move: the one before it did.
            if let turn = open[move.bot], turn.response.map({ ($0.count("steps") ?? 1) > 1 }) ?? true {
                open[move.bot]?.moves.append(move.action)
            } else if let place = closed.lastIndex(where: { $0.call.bot == move.bot }) {
                closed[place].moves.append(move.action)
            }
        }
    }

    private mutating func applied(_ event: LoggedEvent) {
        guard let action = event.text("action"),
            let via = event.text("via").flatMap(ActionRoute.init)
        else { return }
        open[event.bot]?.applied = (action, via, event.instant)
        switch via {
        case .message: board?.play(action, by: event.bot)
        case .tool: break
        case .rawReply, .repair, .standIn: board?.emit(action, by: event.bot)
        }
        guard let turn = open[event.bot], via == .repair || via == .standIn else { return }
        var repair = InferredCall(
            bot: event.bot,
            kind: .repair,
            start: turn.response?.instant ?? event.instant
        )
        let isLate = event.instant.milliseconds(since: repair.start) == timeout
        repair.end = via == .standIn && isLate ? nil : event.instant
        if repair.end != nil { repair.result = .text(via == .repair ? action : Text(), finishReason: nil) }
        calls.append(repair)
    }

    private mutating func replied(_ event: LoggedEvent) {
        let bot = event.bot
        if open[bot] == nil, !calling.contains(bot) {
            // The log begins right after the call.
            open[bot] = OpenTurn(call: InferredCall(bot: bot, kind: .turn, start: before), sender: Text())
            open[bot]?.call.end = event.instant
        }
        guard let turn = open[bot], let content = event.text("content") else { return }
        let length = turn.response?.count("textChars")
        switch turn.applied?.via {
        case .rawReply:
            end(bot, CallInference.text(holding: content, length: length))
        case .repair, .standIn:
            end(bot, turn.hasInspected ? CallInference.refused(length) : ReplyText.padded("", to: length))
        case .message, .tool, nil:
            if board?.allows(content, to: bot) == true, turn.applied == nil, !turn.hasInspected,
                turn.response?.count("toolCalls") ?? 0 > 0
            {
                open[bot]?.moves.append(content)
                board?.play(content, by: bot)
            }
            let reply = ReplyText(
                message: content,
                recipients: event.texts("recipients"),
                updates: event.updates,
                length: length,
                shorter: turn.applied?.via == .message ? CallInference.spellings(of: content) : []
            )
            end(bot, reply.text(to: turn.sender, as: participant(bot)))
        }
        close(bot)
    }

    /// Ways to write a move that are read as it, without the marks that may be left out.
    private static func spellings(of action: Text) -> [Text] {
        let bare = action.bytes.filter { !Array("+#=".utf8).contains($0) }
        return [Text(owning: bare), Text(owning: bare.filter { $0 != UInt8(ascii: "x") })]
    }

    /// What a bot says that says no move: nothing in it is read as a square.
    private static let noMove: Text = "(a text that was no move)"

    /// A reply whose message is no move, with one in another field.
    private static func text(holding action: Text, length: Int?) -> Text {
        let object = JSONObject([
            .init(key: "message", value: .string("no")), .init(key: "move", value: .string(action)),
        ])
        return ReplyText.padded(ByteWriter.text(of: .object(object)), to: length)
    }

    private static func refused(_ length: Int?) -> Text {
        guard let length else { return noMove }
        return ReplyText.padded(noMove.prefix(utf16: length), to: length)
    }

    private mutating func skipped(_ reason: SkipReason, _ event: LoggedEvent) {
        let bot = event.bot
        guard let turn = open[bot] else { return }
        let length = turn.response?.count("textChars")
        switch reason {
        case .rateLimitError:
            guard turn.response == nil else { return }
            open[bot]?.call.isTold = false
            fail(bot, "429: the log tells of a rate limit", at: event.instant)
        case .transientModelError:
            guard turn.response == nil else { return }
            failOrHang(bot, event.text("error") ?? "503", at: event.instant)
        case .emptyReply:
            end(bot, ReplyText.padded("", to: length))
        case .unparsableReply, .coordinationOnlyReply:
            let preview = event.text("rawPreview") ?? Text()
            let hasUpdates = reason == .coordinationOnlyReply
            end(
                bot,
                ReplyText.silent(
                    preview: preview,
                    length: length,
                    hasUpdates: hasUpdates,
                    as: participant(bot)
                )
            )
        case .scenarioActionRejected, .scenarioActionAlreadyBroadcast:
            let action = event.text(reason == .scenarioActionRejected ? "attemptedAction" : "action")
            let reply = ReplyText(message: action ?? Text(), recipients: [], updates: [], length: length)
            end(bot, reply.text(to: turn.sender, as: participant(bot)))
        case .conversationExpired, .supersededTrigger:
            // A session's end is told by its timer too, which ends no call.
            guard reason == .supersededTrigger || turn.response?.instant == event.instant else { return }
            open[bot]?.call.isTold = false
            if turn.response == nil { open[bot]?.call.end = event.instant }
            end(bot, ReplyText.unknown(length: length))
        case .presenceMessage, .peerRoutingPolicy, .rateLimitBackoff, .sessionReplyBudget, .brainCooldown,
            .missingAPIKey, .staleInFlightTrigger:
            return
        }
        close(bot)
    }

    private mutating func failed(_ event: LoggedEvent) {
        guard let turn = open[event.bot] else { return }
        if turn.response == nil {
            failOrHang(event.bot, event.text("error") ?? "the call failed", at: event.instant)
        } else {
            open[event.bot]?.call.isTold = false
            end(event.bot, ReplyText.unknown(length: turn.response?.count("textChars")))
        }
        close(event.bot)
    }

    private mutating func fail(_ bot: Text, _ error: Text, at instant: Instant) {
        open[bot]?.call.end = instant
        open[bot]?.call.result = .error(error)
    }

    /// A call that ends when the patience with it does has no answer: its error is the runtime's own.
    private mutating func failOrHang(_ bot: Text, _ error: Text, at instant: Instant) {
        guard let start = open[bot]?.call.start else { return }
        if instant.milliseconds(since: start) == timeout {
            open[bot]?.call.end = nil
        } else {
            fail(bot, error, at: instant)
        }
    }

    /// The turn's call was answered with a text.
    private mutating func end(_ bot: Text, _ text: Text) {
        let reason = open[bot]?.response?.text("finishReason")
        open[bot]?.call.result = .text(text, finishReason: reason)
    }

    /// The bot's present turn has ended.
    private mutating func close(_ bot: Text) {
        guard var turn = open.removeValue(forKey: bot) else { return }
        if turn.response != nil, turn.call.result == .hang {
            // Answered, and nothing more: the log ends there.
            turn.call.isTold = false
            let length = turn.response?.count("textChars")
            turn.call.result = .text(
                ReplyText.unknown(length: length),
                finishReason: turn.response?.text("finishReason")
            )
        }
        closed.append(turn)
    }

    private func participant(_ bot: Text) -> Participant {
        Participant(
            name: bot,
            coordinator: Coordinator.chosen(from: roster, lastResort: bot),
            roster: roster,
            engine: cast.game.rules?.engine
        )
    }
}

extension CallInference {
    /// Follows the judge: its calls are answered one after the other, as far as a log can tell.
    private mutating func judge(_ event: LoggedEvent) {
        switch event.name {
        case .outcomeTranscript:
            judgedRun = event.record.payload.value("runId")
            judgements.append(InferredCall(bot: event.bot, kind: .judge, start: event.instant))
        case .outcomeResponse:
            guard let place = judgements.firstIndex(where: { $0.bot == event.bot && $0.end == nil }) else {
                return
            }
            judgements[place].end = event.instant
            judgements[place].isTold = false
            judgements[place].result = .text(
                ReplyText.unknown(length: event.count("textChars")),
                finishReason: event.text("finishReason")
            )
        case .outcomeError:
            // After a response it tells that this was no JSON.
            guard let place = judgements.firstIndex(where: { $0.bot == event.bot && $0.end == nil }),
                !judgements.contains(where: { $0.end == event.instant })
            else { return }
            judgements[place].end = event.instant
            judgements[place].result = .error(event.text("error") ?? "the judge failed")
        default:
            guard let place = judgements.lastIndex(where: { $0.end == event.instant && !$0.isTold }) else {
                return
            }
            let length: Int? =
                if case .text(let text, _) = judgements[place].result { text.utf16Count } else { nil }
            var fields = event.record.payload
            if fields["runId"] == judgedRun { fields["runId"] = nil }
            if fields["game"]?.text == cast.game.name { fields["game"] = nil }
            judgements[place].isTold = true
            var reason: Text?
            if case .text(_, let given) = judgements[place].result { reason = given }
            let text = ReplyText.padded(ByteWriter.text(of: .object(fields)), to: length)
            judgements[place].result = .text(text, finishReason: reason)
        }
    }
}
