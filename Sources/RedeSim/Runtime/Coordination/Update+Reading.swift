package import RedeModel

extension Update {
    /// The updates in a JSON array, in order; what is no update is left out, as is everything but an array.
    ///
    /// An update has a text for type, task and summary, and its type, trimmed, is a known one. All texts are
    /// trimmed; a missing or blank owner becomes `missingOwner`.
    ///
    /// Spec: section 9, "Parsing a reply".
    package static func list(in value: JSONValue?, missingOwner: Text?) -> [Update] {
        guard case .array(let items)? = value else { return [] }
        var updates: [Update] = []
        updates.reserveCapacity(items.count)
        for index in items.indices {
            if let update = Update(reading: items[index], missingOwner: missingOwner) {
                updates.append(update)
            }
        }
        return updates
    }

    private init?(reading value: JSONValue, missingOwner: Text?) {
        guard case .object(let object) = value, let type = object.value("type")?.text?.trimmed(),
            let kind = Kind(named: type),
            let taskID = object.value("taskId")?.text, let summary = object.value("summary")?.text
        else { return nil }
        let owner = object.value("owner")?.text?.trimmed()
        self.init(
            kind,
            taskID: taskID.trimmed(),
            summary: summary.trimmed(),
            owner: owner.flatMap { $0.isEmpty ? nil : $0 } ?? missingOwner
        )
    }

    /// Whether this asks `bot` for something: as the owner, or by its lower-case name in the task's id.
    ///
    /// Spec: section 7, "Response policy".
    package func isRequest(to bot: Text) -> Bool {
        kind == .request && (owner?.trimmed() == bot || taskID.contains(bot.lowercased()))
    }
}
