package import RedeModel

/// What surrounds the bots while they handle an event: the time, the rules, and where effects go.
package struct Host: Sendable {
    /// The runtime's settings.
    package let settings: Settings
    /// Which reading of the runtime the bots live by.
    package let reading: Reading
    /// What is played.
    package let game: GameConfiguration
    /// Whether an engine rules the game.
    let hasRules: Bool
    /// Whether that engine is the one for chess.
    let playsChess: Bool
    /// Every active bot.
    package internal(set) var roster: Roster
    /// The address that the bots' own posts go to; nil when there is none.
    package internal(set) var origin: Text?
    /// The wording of prompts.
    package let template: PromptTemplate
    /// The scenario that the bots share.
    package var board: Board
    /// The instant at which the event is handled.
    package var now: Instant
    /// What is to be done, in order.
    package var effects: [Effect] = []
    /// What has happened.
    package var log = EventLog()

    package init(
        settings: Settings,
        reading: Reading,
        game: GameConfiguration,
        roster: Roster,
        origin: Text?,
        template: PromptTemplate,
        now: Instant
    ) {
        self.settings = settings
        self.reading = reading
        self.game = game
        self.roster = roster
        self.origin = origin
        self.template = template
        self.now = now
        hasRules = game.rules != nil
        playsChess = Participant.isChess(game.rules?.engine)
        board = Board(rules: game.rules, roster: roster, reading: reading)
    }

    /// Logs something at the present instant.
    package mutating func log(_ payload: consuming LogRecord.Payload) {
        log.append(LogRecord(at: now, consume payload))
    }

    /// Logs that a turn ended, or was held up.
    package mutating func skip(_ bot: Text, _ skip: consuming LogRecord.Skip) {
        log(.brainSkip(bot: bot, skip))
    }
}
