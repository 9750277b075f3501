import RedeModel

/// Deployments and announcements.
///
/// Spec: section 5.
extension Worker {
    /// Stores a bot's state, and announces it after a wait.
    mutating func deploy(_ bot: BotID, _ id: RequestID) {
        bots[bot.index].storeDeploy(in: &host)
        guard let stored = bots[bot.index].state else { preconditionFailure("a store leaves a state") }
        let end = host.now.advanced(byMilliseconds: Worker.deployWaitMilliseconds)
        let deployment = Deployment(bot: bot, stored: stored)
        host.effects.append(.wake(.deployWaited(id, deployment), at: end))
    }

    /// Tells all other active bots that a bot is here, and answers the request for its deployment.
    mutating func announce(_ deployment: Deployment, _ id: RequestID) {
        let name = bots[deployment.bot.index].name
        if host.settings.isAutoAnnounceDisabled {
            host.log(.announceSkip(bot: name, reason: "disabled"))
        } else {
            host.log(.announceStart(bot: name, peerCount: bots.count - 1))
            for peer in bots.indices where peer != deployment.bot.index {
                deliver(Message.presence, from: deployment.bot, to: BotID(peer))
                host.log(.announceSent(from: name, to: bots[peer].name))
            }
        }
        host.log(.deployComplete(bot: name, knownBots: deployment.stored.roster.peers.count))
        answer(id, 201, .deployed("The bot was deployed.", deployment.stored))
    }

    /// Stores a state for every active bot that has none; announces nothing.
    mutating func autoDeploy() {
        guard !bots.isEmpty else { return }
        host.log(.autoDeployStart(bots: bots.map(\.name)))
        for index in bots.indices where !bots[index].isDeployed { bots[index].storeDeploy(in: &host) }
        host.log(.autoDeployComplete(status: .ok, deployed: bots.count, failed: nil))
    }
}
