/// A bot as bots.json declares it.
///
/// Spec: section 1, "Bot definition".
package struct BotDefinition: Equatable, Sendable {
    /// The bot's identity, unique in its file.
    package var name: Text
    /// The bot's instructions.
    package var prompt: Text
    /// When the bot says it was made, as written; nil when absent.
    package var createdAt: Text?
    /// Whether the bot is marked as the network's coordinator.
    package var isCoordinator: Bool?
    /// The delay before each turn in seconds; not above 0 means none.
    package var speed: Double
    /// The bot's own API key; nil when absent or null, blank when it is there but unusable.
    package var apiKey: Text?
    /// All keys of the definition as written, those above and the unknown ones, in order.
    package var fields: JSONObject

    /// The definition with these fields; `fields` is made of them when it is not given.
    package init(
        name: Text,
        prompt: Text,
        createdAt: Text? = nil,
        isCoordinator: Bool? = nil,
        speed: Double = 0,
        apiKey: Text? = nil,
        fields: JSONObject? = nil
    ) {
        self.name = name
        self.prompt = prompt
        self.createdAt = createdAt
        self.isCoordinator = isCoordinator
        self.speed = speed
        self.apiKey = apiKey
        var made = JSONObject([
            .init(key: "name", value: .string(name)), .init(key: "prompt", value: .string(prompt)),
        ])
        made["createdAt"] = createdAt.map { .string($0) }
        made["isCoordinator"] = isCoordinator.map { .bool($0) }
        made["speed"] = speed == 0 ? nil : .number(speed)
        made["llmApiKey"] = apiKey.map { .string($0) }
        self.fields = fields ?? made
    }
}
