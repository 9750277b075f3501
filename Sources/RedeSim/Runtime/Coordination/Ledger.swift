package import RedeModel

/// A bot's copy of the shared task list.
///
/// Spec: section 9, "Ledger".
package struct Ledger: Sendable {
    /// The tasks in the order in which they are stored.
    package private(set) var items: [LedgerItem]

    /// Whether the items are known to be sorted, each id once: true once updates were applied.
    private var isSettled = false

    /// The ledger with these items, in this order until an update is applied.
    package init(_ items: [LedgerItem] = []) {
        self.items = items
    }

    /// Applies updates in order and sorts the items by id; gives the handoffs and conflicts to be logged.
    ///
    /// Without updates nothing changes, not even the order. Of items with one id the last counts, in the
    /// first's place.
    package mutating func apply(
        _ updates: [Update],
        at timestamp: Timestamp,
        by sender: Text
    ) -> [LogRecord.Payload] {
        if updates.isEmpty { return [] }
        settle()
        var events: [LogRecord.Payload] = []
        for update in updates {
            switch place(of: update.taskID) {
            case .taken(let index):
                if let event = Ledger.change(&items[index], by: update, from: sender) { events.append(event) }
                items[index].updatedAt = timestamp
                items[index].updatedBy = sender
            case .free(let index):
                let item = LedgerItem(
                    taskID: update.taskID,
                    summary: update.summary,
                    owner: update.namedOwner ?? sender,
                    status: Ledger.status(after: update.kind, from: nil),
                    updatedAt: timestamp,
                    updatedBy: sender
                )
                items.insert(item, at: index)
            }
        }
        return events
    }

    /// The updates of a reply without those that say nothing new; with chess none is left.
    ///
    /// Spec: section 9, "Nothing-new filter".
    package func withoutOldNews(_ updates: [Update], engine: Text?) -> [Update] {
        if updates.isEmpty || Participant.isChess(engine) { return [] }
        return updates.filter { update in
            guard let item = item(withID: update.taskID) else { return true }
            if update.kind == .request, item.status == .done { return false }
            return (update.namedOwner ?? item.owner) != item.owner || update.summary != item.summary
                || Ledger.status(after: update.kind, from: item.status) != item.status
        }
    }

    /// The status that an update of this kind gives to a task; `status` is nil for a new one.
    static func status(after kind: Update.Kind, from status: LedgerItem.Status?) -> LedgerItem.Status {
        switch kind {
        case .complete: .done
        case .claim: .inProgress
        case .request: status == .done ? .done : .blocked
        case .report: status ?? .inProgress
        }
    }

    /// Changes summary, owner and status of a task; gives the handoff or the conflict over its owner.
    private static func change(
        _ item: inout LedgerItem,
        by update: Update,
        from sender: Text
    ) -> LogRecord.Payload? {
        let before = item.status
        item.summary = update.summary
        item.status = status(after: update.kind, from: before)
        let proposed = update.namedOwner ?? sender
        guard let owner = item.owner, !owner.isBlank, owner != proposed, before != .done, before != .abandoned
        else {
            item.owner = proposed
            return nil
        }
        if sender == owner, update.speaksOfHandoff {
            item.owner = proposed
            return .ownerHandoff(taskID: item.taskID, from: owner, to: proposed, updatedBy: sender)
        }
        let conflict = LogRecord.OwnerConflict(
            taskID: item.taskID,
            currentOwner: owner,
            proposedOwner: proposed,
            updatedBy: sender,
            status: before,
            updateType: update.kind
        )
        return .ownerConflict(conflict)
    }
}

extension Ledger {
    /// Where a task is in the sorted items, or where it would go.
    private enum Place {
        case taken(Int)
        case free(Int)
    }

    /// Finds a task in the sorted items; a new one goes behind those whose ids compare equal.
    private func place(of taskID: Text) -> Place {
        var low = 0
        var high = items.count
        while low < high {
            let middle = (low + high) / 2
            if RootCollation.compare(items[middle].taskID, taskID) < 0 {
                low = middle + 1
            } else {
                high = middle
            }
        }
        while low < items.count {
            if items[low].taskID == taskID { return .taken(low) }
            if RootCollation.compare(items[low].taskID, taskID) != 0 { break }
            low += 1
        }
        return .free(low)
    }

    /// The task with this id, of several the last; nil when there is none.
    private func item(withID taskID: Text) -> LedgerItem? {
        guard isSettled else { return items.last { $0.taskID == taskID } }
        guard case .taken(let index) = place(of: taskID) else { return nil }
        return items[index]
    }

    /// Makes the items unique by id and sorts them; ids that compare equal keep their order.
    private mutating func settle() {
        if isSettled { return }
        isSettled = true
        var places: [Text: Int] = [:]
        var unique: [LedgerItem] = []
        for item in items {
            if let place = places[item.taskID] {
                unique[place] = item
            } else {
                places[item.taskID] = unique.count
                unique.append(item)
            }
        }
        items = unique.enumerated().sorted { left, right in
            let order = RootCollation.compare(left.element.taskID, right.element.taskID)
            return order == 0 ? left.offset < right.offset : order < 0
        }.map(\.element)
    }
}

extension Ledger: Equatable {
    package static func == (left: Ledger, right: Ledger) -> Bool {
        left.items == right.items
    }
}

extension Update {
    /// The owner that the update names, trimmed; nil when it names none.
    fileprivate var namedOwner: Text? {
        guard let name = owner?.trimmed(), !name.isEmpty else { return nil }
        return name
    }

    /// Whether the summary says that the task changes hands.
    fileprivate var speaksOfHandoff: Bool {
        let words: [StaticString] = ["handoff", "hand off", "transfer", "reassign"]
        return words.contains { summary.contains(words: $0, edges: .both) }
    }
}
