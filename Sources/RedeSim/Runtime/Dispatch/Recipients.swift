package import RedeModel

/// To whom a reply goes.
///
/// Spec: section 9, "Recipient normalisation", and section 10.
package enum Recipients {
    /// The recipients that a reply gets, given those it asks for; repeats are kept.
    ///
    /// `fallback` is the trigger's sender. Names that are not another peer's are left out of `requested`.
    package static func normalised(
        requested: [Text],
        updates: [Update],
        message: Text,
        fallback: Text,
        as bot: Participant
    ) -> [Text] {
        let named = requested.allSatisfy { bot.knows($0) } ? requested : requested.filter { bot.knows($0) }
        if bot.hasRules {
            return named.isEmpty ? fallbackRecipients(fallback, as: bot) : Array(named.prefix(2))
        }
        if !named.isEmpty { return choice(from: named, updates: updates, as: bot) }
        if bot.isCoordinator {
            let asked = requestTargets(of: updates, as: bot)
            if !asked.isEmpty { return Array(asked.prefix(2)) }
            if let mover = BoardTurn(saidIn: message)?.mover(for: bot) { return [mover] }
        } else if let coordinator = bot.coordinator, bot.knows(coordinator) {
            return [coordinator]
        }
        return fallbackRecipients(fallback, as: bot)
    }

    /// The peers that a dispatch to these recipients addresses, in roster order.
    package static func targets(of recipients: [Text], updates: [Update], as bot: Participant) -> [Text] {
        var wanted: [Text] = []
        for name in recipients where name != bot.name && !wanted.contains(name) {
            wanted.append(name)
            if wanted.count == 2 { break }
        }
        if wanted.count == 2, !bot.hasRules, !bot.isCoordinator, !updates.contains(where: \.isRequest) {
            wanted.removeLast()
        }
        if wanted.isEmpty { return [] }
        // By place: a loop over peers copies each.
        let peers = bot.roster.peers
        var targets: [Text] = []
        for place in peers.indices where wanted.contains(peers[place].name) && !peers[place].name.isBlank {
            targets.append(peers[place].name)
        }
        return targets
    }

    /// The recipients among those asked for, when no engine rules the game.
    private static func choice(from named: [Text], updates: [Update], as bot: Participant) -> [Text] {
        if bot.isCoordinator {
            let asked = requestTargets(of: updates, as: bot)
            if asked.isEmpty { return named }
            let both = named.filter(asked.contains).prefix(2)
            return both.isEmpty ? named : Array(both)
        }
        // A request counts here even when nobody could be found whom it is for.
        if updates.contains(where: \.isRequest) { return named }
        if let coordinator = bot.coordinator, bot.knows(coordinator) { return [coordinator] }
        return [named[0]]
    }

    /// The trigger's sender if it is a peer, else the first peer, else nobody.
    private static func fallbackRecipients(_ sender: Text, as bot: Participant) -> [Text] {
        if bot.knows(sender) { return [sender] }
        return bot.roster.first(otherThan: bot.name).map { [$0.name] } ?? []
    }

    /// The peers whom the requests among the updates are for, each once, in order.
    private static func requestTargets(of updates: [Update], as bot: Participant) -> [Text] {
        var result: [Text] = []
        for update in updates where update.isRequest {
            guard let target = target(of: update, as: bot), !result.contains(target) else { continue }
            result.append(target)
        }
        return result
    }

    private static func target(of request: Update, as bot: Participant) -> Text? {
        if let owner = request.owner?.trimmed(), bot.knows(owner) { return owner }
        return peer(mentionedIn: request.summary, as: bot) ?? peer(mentionedIn: request.taskID, as: bot)
    }

    private static func peer(mentionedIn text: Text, as bot: Participant) -> Text? {
        let text = text.lowercased()
        return bot.roster.first(otherThan: bot.name) { text.contains($0.name.lowercased()) }?.name
    }
}

extension Update {
    fileprivate var isRequest: Bool { kind == .request }
}
