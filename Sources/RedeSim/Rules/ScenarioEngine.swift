package import RedeModel

/// The authority on what may be done in a shared scenario.
///
/// Engines are values: a fork of a run forks the scenario. Spec: section 11.
package protocol ScenarioEngine: Sendable {
    /// The name in game.json, such as `chess-v1`.
    static var name: Text { get }

    /// What it rules, in a line, and the options that game.json may give it.
    static var meaning: Meaning { get }

    /// The option that is a list of bots' names, which must be there; nil, and not to be written, for none.
    static var botsOption: Text? { get }

    /// The initial state for these options and players, under one of the two readings of the rules.
    init(options: JSONObject, roster: Roster, reading: Reading)

    /// The game of chess that is played; nil, and not to be written, where it is something else.
    var chess: ChessEngine? { get }

    /// What an actor sees, and may do.
    func view(for actor: Text) -> BoardView

    /// Whether an actor has a legal action.
    func offersAction(to actor: Text) -> Bool

    /// All that was done, in order: done again from the initial state, it leads here.
    var actions: [(actor: Text, action: Text)] { get }

    /// How many actions there were.
    var actionCount: Int { get }

    /// Does an action for an actor, or says why not.
    mutating func apply(_ action: Text, by actor: Text) -> ActionResult
}

extension ScenarioEngine {
    /// No option is a list of bots.
    package static var botsOption: Text? { nil }

    /// No chess is played.
    package var chess: ChessEngine? { nil }
}

/// What an actor sees of a scenario.
///
/// A turn looks at it several times: it is a class, as a value of its size would be copied each time.
package final class BoardView: Sendable {
    /// The public state as compact JSON, for prompts and tools.
    package let state: Text
    /// The public state as the log shows it.
    package let summary: LogRecord.BoardSummary
    /// The actions so far.
    package let history: ActionList
    /// What the actor may do now.
    package let legalActions: ActionList

    package init(
        state: Text,
        summary: LogRecord.BoardSummary,
        history: ActionList,
        legalActions: ActionList
    ) {
        self.state = state
        self.summary = summary
        self.history = history
        self.legalActions = legalActions
    }

    /// What the tool shows: the public state, and the legal actions.
    var json: JSONValue {
        .object(
            JSONObject([
                // An engine's state is JSON; one that is not is shown as it is.
                .init(key: "state", value: (try? JSONReader.value(of: state)) ?? .string(state)),
                .init(key: "legalActions", value: .array(legalActions.texts.map { .string($0) })),
            ])
        )
    }
}

extension BoardView: Equatable {
    package static func == (left: BoardView, right: BoardView) -> Bool {
        left.state == right.state && left.summary == right.summary && left.history == right.history
            && left.legalActions == right.legalActions
    }
}

/// What became of an action.
package enum ActionResult: Equatable, Sendable {
    /// It was done, and is written so.
    case accepted(Text)
    /// It was refused, for this reason.
    case refused(Text)
}
