/// The objects of bots.json and game.json; keys of the user's own are kept.
extension ObjectShape {
    static let bot = ObjectShape(
        "bot",
        isOpen: true,
        [
            .required("name", "The bot's name, a text; each name once in a file."),
            .required("prompt", "The bot's instructions, a text."),
            .optional("createdAt", "When the bot was made, a text; shown as `not-set` when absent."),
            .optional(
                "isCoordinator",
                "Whether the bot coordinates the network, true or false; default: not said."
            ),
            .optional(
                "speed",
                "Wait before each turn in seconds, a number or a text that reads as one; default 0, no wait."
            ),
            .optional("llmApiKey", "The bot's own API key, a text; absent or null means the shared key."),
        ]
    )

    static let game = ObjectShape(
        "game",
        isOpen: true,
        [
            .optional(
                "enabled",
                "Whether context and outcome of the game count, true or false; default false."
            ),
            .optional("name", "The game's name, a text; default none."),
            .optional("publicContext", "What every bot's prompt shows of the game, a text; default none."),
            .optional(
                "runtimeRules",
                "The engine that decides which actions are legal, also when not enabled; default none."
            ),
            .optional("outcome", "How a run is judged; default not at all."),
        ]
    )

    static let rules = ObjectShape(
        "rules",
        isOpen: true,
        [
            .optional("engine", "The engine's name, a text such as `chess-v1`; default empty."),
            .optional("options", "The engine's options, an object; default empty."),
        ]
    )

    static let outcome = ObjectShape(
        "outcome",
        isOpen: true,
        [
            .optional(
                "event",
                "The name of the event that carries the judgement, a text; default `game.outcome`."
            ),
            .optional("prompt", "What the judge is asked, a text; without it there is no outcome."),
        ]
    )
}
