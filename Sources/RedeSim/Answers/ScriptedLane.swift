import RedeModel

/// The script's answers to one kind of call of one bot, and how far they have been taken.
struct ScriptedLane: Equatable, Sendable {
    /// What the script has for a call.
    enum Taken: Equatable, Sendable {
        case answer(ScriptedAnswer)
        case policy(Policy)
        /// No answer in order is left, and no rule holds.
        case nothing
    }

    /// What the script says of the bot: nil when it does not name it.
    private let source: Script.Source?
    /// The places of the entries with a condition.
    private let rules: [Int]
    /// The place of the entry that is next in order; one without a condition, or the end.
    private var place = 0
    /// How many answers were given in order.
    private(set) var given = 0
    /// The answer that was given last in order.
    private(set) var last: ScriptedAnswer?
    /// How many calls there were.
    private(set) var calls = 0
    private let stream: SeedStream
    /// The streams of the lane, each made when it is drawn from first: most lanes draw nothing.
    private var choice: SeedStream?
    private var latency: SeedStream?

    init(_ source: Script.Source?, stream: SeedStream) {
        self.source = source
        self.stream = stream
        guard case .entries(let entries) = source else {
            rules = []
            return
        }
        rules = entries.indices.filter { entries[$0].condition != nil }
        skipRules(of: entries)
    }

    /// Whether the script names the bot and gives it rules but no answers in order.
    var hasOnlyRules: Bool {
        guard case .entries(let entries) = source else { return false }
        return !entries.isEmpty && rules.count == entries.count
    }

    /// Counts a call that takes no answer: it failed before, or another answers it.
    mutating func countCall() {
        calls += 1
    }

    /// Takes what the script has for the next call.
    mutating func take(for call: ModelCall) -> Taken {
        calls += 1
        switch source {
        case nil:
            return .nothing
        case .policy(let policy):
            return .policy(policy)
        case .entries(let entries):
            for rule in rules where entries[rule].condition?.holds(for: call, number: calls) ?? false {
                return .answer(chosen(from: entries[rule].alternatives))
            }
            guard place < entries.count else { return .nothing }
            let answer = chosen(from: entries[place].alternatives)
            last = answer
            given += 1
            place += 1
            skipRules(of: entries)
            return .answer(answer)
        }
    }

    /// The milliseconds of a latency.
    mutating func draw(_ latency: Latency) -> Int {
        if case .fixed(let milliseconds) = latency { return milliseconds }
        var drawn = self.latency ?? stream.derived("latency")
        defer { self.latency = drawn }
        return latency.milliseconds(from: &drawn)
    }

    private mutating func skipRules(of entries: [Script.Entry]) {
        while place < entries.count, entries[place].condition != nil { place += 1 }
    }

    private mutating func chosen(from alternatives: [Script.Alternative]) -> ScriptedAnswer {
        precondition(!alternatives.isEmpty, "an entry of a script has at least one alternative")
        guard alternatives.count > 1 else { return alternatives[0].answer }
        return drawing { alternatives[$0.index(weights: alternatives.map(\.weight))].answer }
    }

    /// What a draw from the lane's own stream gives.
    mutating func drawing<Result>(_ body: (inout SeedStream) -> Result) -> Result {
        var drawn = choice ?? stream.derived("choice")
        defer { choice = drawn }
        return body(&drawn)
    }
}

extension Script.Condition {
    /// Whether the condition holds for a call, whose number among the bot's calls of its kind is `number`.
    fileprivate func holds(for call: ModelCall, number: Int) -> Bool {
        if let turn, turn != number { return false }
        if let from, from != call.triggerSender { return false }
        guard let contains else { return true }
        return call.triggerContent.containsInAnyCase(contains)
    }
}
