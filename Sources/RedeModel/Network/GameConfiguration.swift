/// The game as game.json configures it; every part is optional.
///
/// Spec: section 1, "Game configuration".
package struct GameConfiguration: Equatable, Sendable {
    /// The scenario engine that is the authority on legal actions.
    package struct Rules: Equatable, Sendable {
        /// The engine's name, such as `chess-v1`.
        package var engine: Text
        /// The engine's options as written.
        package var options: JSONObject
        /// Where a file names the engine; nil when none does.
        package var location: Location?
        /// The items of the options that a file has as lists.
        package var items: [Item]

        /// An item of an option that is a list.
        package struct Item: Equatable, Sendable {
            /// The option's name.
            package var option: Text
            /// The item; nil when it is no text.
            package var text: Text?
            /// The item as messages show it.
            package var shown: String
            /// The place in the document, such as `runtimeRules.options.order[2]`.
            package var path: String
            /// Where it stands.
            package var location: Location

            package init(option: Text, text: Text?, shown: String, path: String, location: Location) {
                self.option = option
                self.text = text
                self.shown = shown
                self.path = path
                self.location = location
            }
        }

        package init(
            engine: Text,
            options: JSONObject = JSONObject(),
            location: Location? = nil,
            items: [Item] = []
        ) {
            self.engine = engine
            self.options = options
            self.location = location
            self.items = items
        }
    }

    /// How a run is judged when a session of the coordinator stops.
    package struct Outcome: Equatable, Sendable {
        /// The name of the event that carries the judgement; nil means `game.outcome`.
        package var event: Text?
        /// What the judge is asked; without it no outcome is evaluated.
        package var prompt: Text?

        package init(event: Text? = nil, prompt: Text? = nil) {
            self.event = event
            self.prompt = prompt
        }
    }

    /// Whether game context and outcome count; the rules count in any case.
    package var isEnabled: Bool
    /// The game's name; nil when the file gives none.
    package var name: Text?
    /// Context that every bot's prompt shows.
    package var publicContext: Text?
    /// The scenario engine and its options; nil when the game has none.
    package var rules: Rules?
    /// How runs are judged; nil when they are not.
    package var outcome: Outcome?
    /// All keys of the file as written, those above and the unknown ones, in order.
    package var fields: JSONObject

    package init(
        isEnabled: Bool = false,
        name: Text? = nil,
        publicContext: Text? = nil,
        rules: Rules? = nil,
        outcome: Outcome? = nil,
        fields: JSONObject = JSONObject()
    ) {
        self.isEnabled = isEnabled
        self.name = name
        self.publicContext = publicContext
        self.rules = rules
        self.outcome = outcome
        self.fields = fields
    }
}
