package import RedeModel

/// A bot as the rules of its turns see it: who it is, whom it knows, and what is played.
package struct Participant: Equatable, Sendable {
    /// The bot's name.
    package var name: Text
    /// The name of the bot's coordinator; nil before its first deploy.
    package var coordinator: Text?
    /// Every active bot as the bot knows it, itself included.
    package var roster: Roster
    /// The engine that the game's runtimeRules name; nil without runtimeRules.
    package var engine: Text?

    package init(name: Text, coordinator: Text?, roster: Roster, engine: Text? = nil) {
        self.name = name
        self.coordinator = coordinator
        self.roster = roster
        self.engine = engine
    }

    /// Whether the bot is its own coordinator.
    package var isCoordinator: Bool { coordinator == name }

    /// Whether the game has runtimeRules.
    package var hasRules: Bool { engine != nil }

    /// Whether the game's engine is the one for chess.
    package var playsChess: Bool { Participant.isChess(engine) }

    /// Whether this is the name of the engine for chess.
    package static func isChess(_ engine: Text?) -> Bool {
        engine?.equals("chess-v1") ?? false
    }

    /// Whether somebody else in the roster has this name.
    package func knows(_ other: Text) -> Bool {
        roster.contains(other, otherThan: name)
    }
}
