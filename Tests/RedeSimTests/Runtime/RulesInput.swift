import RedeModel
import RedeSim
import RedeTestSupport

/// The inputs that several groups of vectors share.
extension JSONValue {
    /// The acting bot: `bot`, `coordinator`, `peers` and `rules`.
    func participant() throws -> Participant {
        Participant(
            name: try text("bot"),
            coordinator: self["coordinator"]?.text,
            roster: try roster(),
            engine: self["rules"]?.text
        )
    }

    /// The roster: names, or objects with name, prompt and isCoordinator.
    func roster() throws -> Roster {
        let peers = try items("peers").map { peer in
            if let name = peer.text { return Peer(name: name) }
            return Peer(
                name: try peer.text("name"),
                prompt: peer["prompt"]?.text ?? "",
                isCoordinator: peer["isCoordinator"]?.bool
            )
        }
        return Roster(peers: peers)
    }

    /// Updates as they are, untrimmed.
    func updates(_ key: Text) throws -> [Update] {
        try items(key).map { update in
            let type = try update.text("type")
            guard let kind = Update.Kind(rawValue: type.string) else {
                throw MissingInput(key: type, kind: "type")
            }
            return Update(
                kind,
                taskID: try update.text("taskId"),
                summary: try update.text("summary"),
                owner: update["owner"]?.text
            )
        }
    }

    /// A ledger in the order given.
    func ledger(_ key: Text) throws -> Ledger {
        let items = try items(key).map { item in
            let name = try item.text("status")
            guard let status = LedgerItem.Status(rawValue: name.string) else {
                throw MissingInput(key: name, kind: "status")
            }
            return LedgerItem(
                taskID: try item.text("taskId"),
                summary: try item.text("summary"),
                owner: item["owner"]?.text,
                status: status,
                updatedAt: .text(try item.text("updatedAt")),
                updatedBy: try item.text("updatedBy")
            )
        }
        return Ledger(items)
    }

    static func updates(_ updates: [Update]) throws -> JSONValue {
        try written { $0.updates(updates) }
    }

    static func ledger(_ ledger: Ledger) -> JSONValue {
        .array(
            ledger.items.map { item in
                object(of: [
                    "taskId": .string(item.taskID), "summary": .string(item.summary),
                    "owner": item.owner.map { .string($0) }, "status": .string(Text(item.status.rawValue)),
                    "updatedAt": .string(item.updatedAt.text), "updatedBy": .string(item.updatedBy),
                ])
            }
        )
    }

    /// Events as the log has them, without time.
    static func events(_ payloads: [LogRecord.Payload]) throws -> JSONValue {
        .array(
            try payloads.map { payload in
                let record = LogRecord(at: Instant(milliseconds: 0), payload)
                let line = try written { record.write(to: &$0) }
                return object(of: ["event": line["event"], "payload": line["payload"]])
            }
        )
    }
}

extension Participant {
    /// A bot named Bo among Ada, Bo, Cy and Dee.
    static func sample(
        name: Text = "Bo",
        coordinator: Text? = "Ada",
        peers: [Peer] = ["Ada", "Bo", "Cy", "Dee"].map { Peer(name: $0) },
        engine: Text? = nil
    ) -> Participant {
        Participant(name: name, coordinator: coordinator, roster: Roster(peers: peers), engine: engine)
    }
}
