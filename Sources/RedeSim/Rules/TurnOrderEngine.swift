package import RedeModel

/// A circle whose members speak one after the other, round and round.
///
/// Whatever the member says whose turn it is takes the turn.
package struct TurnOrderEngine: ScenarioEngine {
    /// `turn-order`.
    package static let name: Text = "turn-order"

    /// What it rules, and its options.
    package static let meaning = Meaning(
        "a circle in which one bot speaks after the other",
        [
            .init("order", "the bots in the order in which they speak, a list of names; default the roster"),
            .init("rounds", "after how many rounds the circle ends, a whole number; default never"),
        ]
    )

    /// `order`.
    package static let botsOption: Text? = "order"

    /// The one action with a name of its own: to let the turn go by.
    private static let pass: Text = "pass"

    private let order: [Text]
    /// How many turns there are in all; nil when there is no end.
    private let turns: Int?
    /// What was said, first to last; the passes, too.
    private var said: [Text] = []

    package init(options: JSONObject, roster: Roster, reading: Reading) {
        let bots = roster.peers.map(\.name)
        let named = options["order"]?.array?.compactMap(\.text).filter(bots.contains) ?? []
        let order = named.isEmpty ? bots : named
        let rounds = options["rounds"]?.double.flatMap { Int(exactly: $0) } ?? 0
        self.order = order
        turns = (1...1_000_000).contains(rounds) ? rounds * order.count : nil
    }

    /// Whose turn it is; nil when the circle has ended, or has no members.
    private var speaker: Text? {
        order.isEmpty || said.count == turns ? nil : order[said.count % order.count]
    }

    /// What an actor sees; only the one whose turn it is has a legal action.
    package func view(for actor: Text) -> BoardView {
        let status: Text = speaker == nil ? "done" : "active"
        var circle = JSONObject()
        circle["turn"] = speaker.map { .string($0) }
        circle["round"] = order.isEmpty ? nil : .number(Double(said.count / order.count + 1))

        var state = JSONObject([
            .init(key: "engine", value: .string(TurnOrderEngine.name)),
            .init(key: "order", value: .array(order.map { .string($0) })),
        ])
        for member in circle.members { state[member.key] = member.value }
        state["history"] = .array(said.map { .string($0) })
        state["status"] = .string(status)
        state["action"] = .string("what you say, in your words")
        return BoardView(
            state: ByteWriter.text(of: .object(state)),
            summary: LogRecord.BoardSummary(status: status, historyLength: said.count, own: circle),
            history: ActionList(said),
            legalActions: offersAction(to: actor) ? [TurnOrderEngine.pass] : []
        )
    }

    /// Whether it is an actor's turn.
    package func offersAction(to actor: Text) -> Bool {
        actor == speaker
    }

    /// How many actions there were.
    package var actionCount: Int { said.count }

    /// What was said, and by whom.
    package var actions: [(actor: Text, action: Text)] {
        said.enumerated().map { (order[$0.offset % order.count], $0.element) }
    }

    /// Takes the turn with what an actor says; refused are silence, anything after the end, and who is not to
    /// speak.
    package mutating func apply(_ action: Text, by actor: Text) -> ActionResult {
        guard let speaker else { return .refused("the circle has ended") }
        guard actor == speaker else { return .refused(Text("it is the turn of \"\(speaker)\"")) }
        guard !action.isEmpty else { return .refused("a turn needs something that is said") }
        said.append(action)
        return .accepted(action)
    }
}
