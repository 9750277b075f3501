/// A bot as another one sees it; a roster holds every active bot, the bot itself included.
///
/// Spec: section 1, "Peer".
package struct Peer: Equatable, Sendable {
    /// The bot's name.
    package var name: Text
    /// The address of the bot: origin, `/bots/`, percent-encoded name.
    package var url: Text
    /// What the bot was told to be.
    package var prompt: Text
    /// Whether the bot is marked as coordinator; nil when its definition does not say.
    package var isCoordinator: Bool?

    package init(name: Text, url: Text = "", prompt: Text = "", isCoordinator: Bool? = nil) {
        self.name = name
        self.url = url
        self.prompt = prompt
        self.isCoordinator = isCoordinator
    }
}
