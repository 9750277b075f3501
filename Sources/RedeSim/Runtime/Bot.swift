package import RedeModel

/// A bot as a state machine: it takes an event and gives back effects.
///
/// Spec: sections 5 to 11.
package struct Bot: Equatable, Sendable {
    /// What a bot is told.
    package enum Event: Equatable, Sendable {
        /// The alarm may ring.
        case alarm
        /// A session's kill time has come.
        case sessionEnd(startedAt: Timestamp, killAt: Timestamp)
        /// A wait of the turn with this token has ended.
        case waited(token: Int)
        /// The model has answered the call with this token.
        case answered(token: Int, ModelReply)
        /// A post of the dispatch with this token has come back.
        case posted(token: Int, target: Int, PostResult)
        /// The durable log was read for the judge.
        case transcriptRead(token: Int, entries: Int, characters: Int)
    }

    /// The place in the roster of the network.
    package let id: BotID
    /// The bot as bots.json has it.
    package let definition: BotDefinition
    /// The key that turns use; nil when it is missing.
    package let apiKey: Text?
    /// What is stored; nil before the first deployment and after a reset.
    package internal(set) var state: BotState?
    /// The wake-up that the bot keeps for itself.
    package internal(set) var alarm = Alarm()
    /// The turns that wait for the running one.
    var queue: [Turn] = []
    var running: Turn?
    /// The turn whose end the alarm's handler waits for.
    var alarmAwaits: AlarmWait?
    var judgements: [Judgement] = []
    private var tokens = 0

    package init(id: BotID, definition: BotDefinition, apiKey: Text?) {
        self.id = id
        self.definition = definition
        self.apiKey = apiKey
    }

    /// The bot's name.
    package var name: Text { definition.name }

    /// Whether the bot has a stored state.
    package var isDeployed: Bool {
        // A comparison with nil would copy the state.
        if case .some = state { true } else { false }
    }

    /// Whether a turn is running.
    package var isTurnRunning: Bool {
        if case .some = running { true } else { false }
    }

    /// Handles an event at the host's present instant; what is to be done is in `host.effects` afterwards.
    package mutating func handle(_ event: Event, in host: inout Host) {
        switch event {
        case .alarm:
            if alarm.rings(at: host.now) { alarmRang(in: &host) }
        case .sessionEnd(let startedAt, let killAt):
            sessionEnded(startedAt: startedAt, killAt: killAt, in: &host)
        case .waited(let token):
            goOn(token: token, with: .waited, in: &host)
        case .answered(let token, let reply):
            if judgements.contains(where: { $0.token == token }) {
                judged(token: token, reply, in: &host)
            } else {
                goOn(token: token, with: .answered(reply), in: &host)
            }
        case .posted(let token, let target, let result):
            goOn(token: token, with: .posted(target: target, result), in: &host)
        case .transcriptRead(let token, let entries, let characters):
            transcriptRead(token: token, entries: entries, characters: characters, in: &host)
        }
    }

    /// A number that no wait, call or turn of this bot has had.
    mutating func nextToken() -> Int {
        tokens += 1
        return tokens
    }

    /// Asks the alarm to ring after a delay; an earlier ring that is noted wins.
    mutating func setAlarm(afterMilliseconds delay: Double, in host: inout Host) {
        let wanted = host.now.advanced(byMilliseconds: delay)
        guard alarm.set(to: wanted, at: host.now) else { return }
        host.effects.append(.wake(.bot(id, .alarm), at: wanted))
    }
}

/// What the model gave for one call.
package enum ModelReply: Equatable, Sendable {
    case text(Text, Figures)
    /// The call failed with this text.
    case failure(Text)

    /// What the log says of an answer beside its text.
    package struct Figures: Equatable, Sendable {
        /// Why the model stopped, in its own word.
        package var finishReason: Text
        /// How many steps the model took.
        package var steps: Int
        /// The tool calls of the last step, and those of them that gave a result.
        package var toolCalls: Int
        /// How many results its last step got back.
        package var toolResults: Int
        /// Whether the last step called `scenario_turn`.
        package var actedInLastStep: Bool

        package init(finishReason: Text, steps: Int, toolCalls: Int, toolResults: Int, actedInLastStep: Bool)
        {
            self.finishReason = finishReason
            self.steps = steps
            self.toolCalls = toolCalls
            self.toolResults = toolResults
            self.actedInLastStep = actedInLastStep
        }
    }
}

/// What a post came back with.
package enum PostResult: Equatable, Sendable {
    /// The route answered with this status.
    case status(Int)
    /// No answer came.
    case failure(Text)
}
