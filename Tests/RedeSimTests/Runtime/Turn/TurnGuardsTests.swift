import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct TurnGuardsTests {
    @Test func `a turn's questions are answered as the public runtime answers them`() {
        #expect(UnitVectors.pass("turn-guards") { try Self.answer(to: $0) })
    }

    private static func answer(to input: JSONValue) throws -> JSONValue {
        let state = state(input["bot"] ?? .null)
        let now = input["now"]?.text.flatMap { DateText.instant(of: $0) } ?? Instant(milliseconds: 0)
        let settings = Settings(
            (input["settings"]?.object?.members ?? []).map { (name: $0.key, value: $0.value.text ?? "") }
        )
        let trigger = Trigger(
            sender: input["trigger"]?["from"]?.text ?? "",
            content: "",
            timestamp: .text(input["trigger"]?["timestamp"]?.text ?? "")
        )
        let action = input["action"]?.text ?? ""
        // What is no text in a history is an item that no text equals.
        func history(_ key: Text) -> [Text] { (input[key]?.array ?? []).map { $0.text ?? "\u{0}" } }
        switch input["op"]?.text?.string {
        case "pending":
            guard let pending = state.pendingTrigger() else { return .null }
            return .object(
                JSONObject([
                    .init(key: "from", value: .string(pending.sender)),
                    .init(key: "content", value: .string(pending.content)),
                    .init(key: "timestamp", value: .string(pending.timestamp.text)),
                ])
            )
        case "superseded":
            return .bool(state.isSuperseded(trigger))
        case "stale":
            return .bool(state.hasStaleTriggerInFlight(at: now, settings: settings))
        case "expired":
            return .bool(state.isExpired(at: now, settings: settings))
        case "backoff":
            return .bool(state.isBackingOff(at: now))
        case "ttl":
            return .number(state.ttlSeconds(settings: settings))
        case "cooldown":
            return .number(state.cooldownLeft(at: now, settings: settings))
        case "idle":
            let hasLegalAction = !(input["legal"]?.array ?? []).isEmpty
            return .bool(state.isIdlePlayer(at: now, settings: settings, hasLegalAction: hasLegalAction))
        case "already-sent":
            return .bool(state.hasSent(action, since: trigger))
        case "advanced":
            return .bool(
                state.hasAdvanced(
                    by: action,
                    from: ActionList(history("before")),
                    to: ActionList(history("after")),
                    trigger
                )
            )
        case "already-applied":
            return .bool(state.hasApplied(action, in: ActionList(history("after")), trigger))
        default:
            throw MissingInput(key: "op", kind: "a known question")
        }
    }

    private static func state(_ json: JSONValue) -> BotState {
        let definition = BotDefinition(name: json["name"]?.text ?? "", prompt: "")
        var state = BotState(definition: definition, roster: Roster(), now: Instant(milliseconds: 0))
        func time(_ key: Text) -> Timestamp? { json[key]?.text.map { .text($0) } }
        state.messages = (json["messages"]?.array ?? []).map { message in
            Message(
                timestamp: .text(message["timestamp"]?.text ?? ""),
                content: message["content"]?.text ?? "",
                sender: message["botId"]?.text ?? ""
            )
        }
        state.sessionStartedAt = time("sessionStartedAt")
        state.sessionKillAt = time("sessionKillAt")
        state.sessionStopped = json["sessionStopped"]?.bool
        state.lastBrainAt = time("lastBrainAt")
        state.lastHandledIncomingAt = time("lastHandledIncomingAt")
        state.inFlightTriggerAt = time("inFlightTriggerAt")
        state.backoffUntil = time("backoffUntil")
        return state
    }
}
