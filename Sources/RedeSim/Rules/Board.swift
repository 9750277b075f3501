package import RedeModel

/// The scenario that the bots of a run share, with the engine that rules it.
///
/// Spec: section 11.
package struct Board: Sendable {
    /// The engines that game.json can name.
    static let engines: [any ScenarioEngine.Type] = [ChessEngine.self, TurnOrderEngine.self]

    /// The names of the engines.
    static var engineNames: [Text] { engines.map { $0.name } }

    /// What is said of a scenario that there is none of.
    static let missing: Text = "no scenario is being played"

    private let rules: GameConfiguration.Rules?
    private let roster: Roster
    private let reading: Reading
    private var engine: (any ScenarioEngine)?
    /// How many actions were refused of actors who had a legal one, resets or not.
    package private(set) var refusals = 0

    package init(rules: GameConfiguration.Rules?, roster: Roster, reading: Reading) {
        self.rules = rules
        self.roster = roster
        self.reading = reading
        reset()
    }

    /// Sets the scenario back to its initial state.
    package mutating func reset() {
        guard let rules, let type = Board.engines.first(where: { $0.name == rules.engine }) else { return }
        engine = type.init(options: rules.options, roster: roster, reading: reading)
    }

    /// The game of chess that is played; nil when another scenario is, or none.
    package var chess: ChessEngine? { engine?.chess }

    /// All that was done in the scenario, in order.
    var actions: [(actor: Text, action: Text)] { engine?.actions ?? [] }

    /// How many actions there were.
    var actionCount: Int { engine?.actionCount ?? 0 }

    /// What an actor sees; nil without rules.
    ///
    /// - Throws: a failure that ends the turn when the rules name an engine that does not exist.
    func view(for actor: Text) throws(Turn.Failure) -> BoardView? {
        guard let rules else { return nil }
        guard let engine else {
            throw Turn.Failure(text: Text("there is no scenario engine \"\(rules.engine)\""))
        }
        return engine.view(for: actor)
    }

    /// Whether an actor has a legal action.
    func offersAction(to actor: Text) -> Bool {
        engine?.offersAction(to: actor) ?? false
    }

    /// Does an action for an actor, white space around it left out, or says why not.
    mutating func apply(_ action: Text, by actor: Text) -> ActionResult {
        guard let result = engine?.apply(action.trimmed(), by: actor) else {
            return .refused(Board.missing)
        }
        if case .refused = result, offersAction(to: actor) { refusals += 1 }
        return result
    }
}
