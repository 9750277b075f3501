import RedeModel

/// How a task is to stand; parts that are nil are free.
struct LedgerWish {
    var taskID: Text
    var status: LedgerItem.Status?
    var owner: Text?

    /// Whether a ledger with these items has the task so.
    func holds(in items: [LedgerItem]) -> Bool {
        guard let item = item(in: items) else { return false }
        return (status.map { $0 == item.status } ?? true) && (owner.map { $0 == item.owner } ?? true)
    }

    /// The task, of several with its id the last.
    func item(in items: [LedgerItem]) -> LedgerItem? { items.last { $0.taskID == taskID } }

    /// The wish in words.
    var words: String {
        var words: [String] = []
        if let status { words.append(status.rawValue) }
        if let owner { words.append("owned by \(owner.string)") }
        return words.isEmpty ? "to be there" : words.joined(separator: ", ")
    }
}

/// Claims on ledgers.
extension CheckJudge {
    /// A claim on the ledger of a bot, or of every bot.
    func ledger(_ wish: LedgerWish, of bot: Text?, isReached: Bool) -> Finding {
        let those = ledgers.filter { bot == nil || $0.bot == bot }
        var finding = Finding(
            subject: bot.map { "ledger of \($0.string), \(wish.taskID.string)" }
                ?? "ledger \(wish.taskID.string)",
            expected: wish.words + (isReached ? " at any moment" : ""),
            found: "no ledger",
            hasPassed: false
        )
        guard !those.isEmpty else { return finding }
        let right: [Bool]
        if isReached {
            let reached = firstMoments(of: wish, in: those.map(\.bot))
            right = reached.map { $0 != nil }
            finding.evidence = reached.compactMap { $0 }
        } else {
            right = those.map { wish.holds(in: $0.items) }
            finding.evidence = last { $0.bearsOn(task: wish.taskID) }.map { [$0.event - 1] } ?? []
        }
        let count = right.count { $0 }
        finding.hasPassed = count == right.count
        finding.score = Double(count) / Double(right.count)
        if right.count > 1 { finding.reason = "so in \(count) of \(right.count) ledgers" }
        let shown = right.firstIndex(of: false) ?? right.count - 1
        finding.found = wish.item(in: those[shown].items).map(CheckJudge.words) ?? "not there"
        if isReached {
            finding.found = finding.hasPassed ? wish.words : "\(finding.found) at the end, never so"
            finding.moment = last { $0.bearsOn(task: wish.taskID) }
        }
        if bot == nil, !finding.hasPassed { finding.found += " (ledger of \(those[shown].bot.string))" }
        return finding
    }

    /// Where in the log each bot's ledger first has a task so; nil where it never has.
    private func firstMoments(of wish: LedgerWish, in bots: [Text]) -> [Int?] {
        var trace = LedgerTrace(of: bots)
        var firsts: [Int?] = bots.map { _ in nil }
        for index in 0..<log.count {
            guard let place = trace.take(log[index]), firsts[place] == nil,
                wish.holds(in: trace.ledgers[place].items)
            else { continue }
            firsts[place] = index
        }
        return firsts
    }

    private static func words(_ item: LedgerItem) -> String {
        item.owner.map { "\(item.status.rawValue), owned by \($0.string)" } ?? item.status.rawValue
    }
}

extension LogRecord {
    /// Whether the record tells of a change to a task.
    fileprivate func bearsOn(task: Text) -> Bool {
        switch payload {
        case .brainReply(_, _, _, _, let updates): updates.contains { $0.taskID == task }
        case .ownerHandoff(let id, _, _, _): id == task
        case .ownerConflict(let conflict): conflict.taskID == task
        default: false  // All else changes no task.
        }
    }
}
