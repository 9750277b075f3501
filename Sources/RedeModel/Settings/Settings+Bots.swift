extension Settings {
    /// The places of the declared bots that take part, ascending.
    ///
    /// BOT_DEPLOY_TARGETS names them to the letter; unknown names count for nothing.
    package func activeBots(of bots: [BotDefinition]) -> [Int] {
        guard let deployTargets else { return Array(bots.indices) }
        return bots.indices.filter { deployTargets.contains(bots[$0].name) }
    }

    /// The key that a turn of the bot calls the model with; nil when it is missing.
    ///
    /// A key of the bot's own is taken even when it is blank, and is then missing.
    package func apiKey(for bot: BotDefinition) -> Text? {
        guard let key = (bot.apiKey ?? sharedAPIKey)?.trimmed(), !key.isEmpty, key != Settings.hiddenKey
        else {
            return nil
        }
        return key
    }

    /// What a profile shown over HTTP has in place of the bot's key.
    ///
    /// A blank key of the bot's own beside a shared one shows as hidden, although a turn would miss it.
    package func profileKey(for bot: BotDefinition) -> Text {
        let hasOwn = bot.apiKey.map { !$0.isBlank } ?? false
        return hasOwn || sharedAPIKey != nil ? Settings.hiddenKey : "[missing]"
    }

    /// What stands for a key that is there.
    private static let hiddenKey: Text = "[hidden]"
}
