package import RedeModel

/// The keys with which bots ask their model: each its own, else the shared one.
package struct ModelKeys: Sendable {
    private let shared: Text?
    private var own: [(bot: Text, key: Text?)] = []
    /// What hides the keys, and whatever looks like one.
    package let secrets: Secrets

    /// The keys of a scenario, whose secrets have not been taken out; `hidden` are other texts to be hidden.
    ///
    /// Spec: section 2, "A bot's API key".
    package init(of scenario: Scenario, hiding hidden: [Text] = []) {
        let name = Text(SettingName.openAIAPIKey.rawValue)
        let all = scenario.settings.filter { $0.name == name }.map(\.value)
        shared = all.last.flatMap(ModelKeys.usable)
        for bot in scenario.bots {
            // Recordings have a stand-in for a key, which is none.
            guard let key = bot.apiKey, key != Secrets.standIn else { continue }
            own.append((bot.name, ModelKeys.usable(key)))
        }
        secrets = Secrets(keys: all + scenario.bots.compactMap(\.apiKey) + hidden)
    }

    /// The key of a bot; nil when it has none, as a server on this machine may want none.
    func key(of bot: Text) -> Text? {
        own.first { $0.bot == bot }.map(\.key) ?? shared
    }

    private static func usable(_ key: Text) -> Text? {
        let key = key.trimmed()
        return key.isEmpty || key == Secrets.mask || key == Secrets.standIn ? nil : key
    }
}
