package import RedeModel

extension Response {
    /// The body as JSON; nil for the log and its page, which are the driver's to write.
    ///
    /// Spec: section 4.
    package func json(settings: Settings) -> JSONValue? {
        switch body {
        case .message(let text):
            return object(("message", .string(text)))
        case .failure(let text, let error):
            return object(("message", .string(text)), ("error", .string(error)))
        case .wrongMethod:
            return object(("message", .string("This method is not for this path.")))
        case .delivered(let instant):
            return object(
                ("message", .string("The message was delivered.")),
                ("timestamp", .string(instant.text))
            )
        case .definitions(let definitions):
            return .array(definitions.map { .object(definition($0, settings: settings)) })
        case .profile(let state):
            return .object(state.profile(settings: settings))
        case .deployed(let text, let state):
            return object(("message", .string(text)), ("bot", .object(state.profile(settings: settings))))
        case .health(let knownBots, let messages):
            return object(
                ("message", .string("The bot is up.")),
                (
                    "health",
                    object(
                        ("status", .string("ok")),
                        ("knownBots", .number(Double(knownBots))),
                        ("messages", .array(messages.map(\.json)))
                    )
                )
            )
        case .cleared(let bots):
            return object(
                ("message", .string("All active bots and the event log were cleared.")),
                ("bots", .array(bots.map { .string($0) }))
            )
        case .events, .timeline:
            return nil
        }
    }

    private func definition(_ definition: BotDefinition, settings: Settings) -> JSONObject {
        var fields = definition.fields
        fields["createdAt"] = .string(definition.createdAt ?? "not-set")
        fields["llmApiKey"] = .string(settings.profileKey(for: definition))
        return fields
    }

    private func object(_ members: (Text, JSONValue)...) -> JSONValue {
        .object(JSONObject(members.map { JSONObject.Member(key: $0.0, value: $0.1) }))
    }
}

extension Message {
    /// The message as the profile shows it.
    package var json: JSONValue {
        .object(
            JSONObject([
                .init(key: "timestamp", value: .string(timestamp.text)),
                .init(key: "content", value: .string(content)),
                .init(key: "botId", value: .string(sender)),
            ])
        )
    }
}

extension BotState {
    /// The stored state as JSON, the key masked; values that are absent are left out.
    package func profile(settings: Settings) -> JSONObject {
        var fields = definition.fields
        set(&fields, messages: .array(messages.map(\.json)))
        fields["llmApiKey"] = .string(settings.profileKey(for: definition))
        return fields
    }

    /// Sets what is stored beside the definition; messages only where they are given.
    func set(_ fields: inout JSONObject, messages: JSONValue?) {
        func set(_ key: Text, _ value: JSONValue?) { fields[key] = value }
        func set(_ key: Text, _ timestamp: Timestamp?) { fields[key] = timestamp.map { .string($0.text) } }
        set("createdAt", createdAt)
        set("knownBots", .array(roster.peers.map(\.json)))
        if let messages { set("messages", messages) }
        set("coordination", .array(ledger.items.map(\.json)))
        set("sessionStartedAt", sessionStartedAt)
        set("sessionKillAt", sessionKillAt)
        set("sessionStopped", sessionStopped.map { .bool($0) })
        set("coordinator", coordinator.map { .string($0) })
        set("sessionReplyCount", .number(Double(sessionReplyCount)))
        set("lastBrainAt", lastBrainAt)
        set("lastHandledIncomingAt", lastHandledIncomingAt)
        set("inFlightTriggerAt", inFlightTriggerAt)
        set("triggerRetryCount", .number(Double(triggerRetryCount)))
        set("backoffUntil", backoffUntil)
        set("lastModelError", lastModelError.map { .string($0) })
        set("lastModelErrorAt", lastModelErrorAt)
        set("recentOutbound", .array(recentOutbound.map(\.json)))
        set("gameOutcomeLoggedAt", gameOutcomeLoggedAt)
    }
}

extension Peer {
    fileprivate var json: JSONValue {
        var fields = JSONObject([
            .init(key: "name", value: .string(name)),
            .init(key: "botUrl", value: .string(url)),
            .init(key: "prompt", value: .string(prompt)),
        ])
        fields["isCoordinator"] = isCoordinator.map { .bool($0) }
        return .object(fields)
    }
}

extension LedgerItem {
    fileprivate var json: JSONValue {
        var fields = JSONObject([
            .init(key: "taskId", value: .string(taskID)),
            .init(key: "summary", value: .string(summary)),
        ])
        fields["owner"] = owner.map { .string($0) }
        fields["status"] = .string(Text(status.rawValue))
        fields["updatedAt"] = .string(updatedAt.text)
        fields["updatedBy"] = .string(updatedBy)
        return .object(fields)
    }
}

extension RecentOutbound {
    fileprivate var json: JSONValue {
        .object(
            JSONObject([
                .init(key: "recipient", value: .string(recipient)),
                .init(key: "fingerprint", value: .string(fingerprint)),
                .init(key: "sentAt", value: .string(sentAt.text)),
            ])
        )
    }
}
