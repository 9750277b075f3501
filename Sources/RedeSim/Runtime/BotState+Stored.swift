package import RedeModel

/// The stored state as a file keeps it: the messages apart, as they only grow, and no key of a model.
extension BotState {
    private static let key: Text = "llmApiKey"

    /// All that is stored but the messages.
    package var stored: JSONObject {
        var declared = definition.fields
        if declared[BotState.key] != nil { declared[BotState.key] = .string(Secrets.mask) }
        var fields = JSONObject([.init(key: "definition", value: .object(declared))])
        set(&fields, messages: nil)
        return fields
    }

    /// The state that was stored; nil when the fields are not those of a state.
    package init?(stored fields: JSONObject, messages: [Message]) {
        func time(_ key: Text) -> Timestamp? { fields[key]?.text.map { Timestamp(stored: $0) } }
        func count(_ key: Text) -> Int? { fields[key]?.double.flatMap { Int(exactly: $0) } }
        guard let definition = fields["definition"].flatMap(BotDefinition.init(stored:)),
            let createdAt = time("createdAt"),
            let peers = fields["knownBots"]?.array, let items = fields["coordination"]?.array,
            let sent = fields["recentOutbound"]?.array,
            let replies = count("sessionReplyCount"), let retries = count("triggerRetryCount")
        else { return nil }
        self.init(
            definition: definition,
            roster: Roster(peers: peers.compactMap(Peer.init(stored:))),
            now: Instant(milliseconds: 0)
        )
        self.createdAt = createdAt
        self.messages = messages
        ledger = Ledger(items.compactMap(LedgerItem.init(stored:)))
        sessionStartedAt = time("sessionStartedAt")
        sessionKillAt = time("sessionKillAt")
        sessionStopped = fields["sessionStopped"]?.bool
        coordinator = fields["coordinator"]?.text
        sessionReplyCount = replies
        lastBrainAt = time("lastBrainAt")
        lastHandledIncomingAt = time("lastHandledIncomingAt")
        inFlightTriggerAt = time("inFlightTriggerAt")
        triggerRetryCount = retries
        backoffUntil = time("backoffUntil")
        lastModelError = fields["lastModelError"]?.text
        lastModelErrorAt = time("lastModelErrorAt")
        recentOutbound = sent.compactMap(RecentOutbound.init(stored:))
        gameOutcomeLoggedAt = time("gameOutcomeLoggedAt")
    }
}

extension Message {
    /// The message that was stored as ``json``; nil for something else.
    package init?(stored value: JSONValue) {
        guard let timestamp = value["timestamp"]?.text, let content = value["content"]?.text,
            let sender = value["botId"]?.text
        else { return nil }
        self.init(timestamp: Timestamp(stored: timestamp), content: content, sender: sender)
    }
}

extension Timestamp {
    /// The time that was stored as this text: an instant where it is written as one.
    fileprivate init(stored text: Text) {
        if let instant = DateText.instant(of: text), instant.text == text {
            self = .instant(instant)
        } else {
            self = .text(text)
        }
    }
}

extension BotDefinition {
    fileprivate init?(stored value: JSONValue) {
        let list = ByteWriter.text(of: .array([value]))
        // What was stored once is a bot; else it is no state of ours.
        guard let bot = try? BotsFile.read(SourceFile(path: "", bytes: list.bytes)).first else { return nil }
        self = bot
    }
}

extension Peer {
    fileprivate init?(stored value: JSONValue) {
        guard let name = value["name"]?.text else { return nil }
        self.init(
            name: name,
            url: value["botUrl"]?.text ?? "",
            prompt: value["prompt"]?.text ?? "",
            isCoordinator: value["isCoordinator"]?.bool
        )
    }
}

extension LedgerItem {
    fileprivate init?(stored value: JSONValue) {
        guard let id = value["taskId"]?.text, let summary = value["summary"]?.text,
            let status = value["status"]?.text.flatMap({ Status(rawValue: $0.string) }),
            let updatedAt = value["updatedAt"]?.text, let updatedBy = value["updatedBy"]?.text
        else { return nil }
        self.init(
            taskID: id,
            summary: summary,
            owner: value["owner"]?.text,
            status: status,
            updatedAt: Timestamp(stored: updatedAt),
            updatedBy: updatedBy
        )
    }
}

extension RecentOutbound {
    fileprivate init?(stored value: JSONValue) {
        guard let recipient = value["recipient"]?.text, let fingerprint = value["fingerprint"]?.text,
            let sentAt = value["sentAt"]?.text
        else { return nil }
        self.init(recipient: recipient, fingerprint: fingerprint, sentAt: Timestamp(stored: sentAt))
    }
}
