import RedeChess
package import RedeModel

/// What a run holds beside its log: prompts, answers, and what changed in the bots' states.
///
/// It is made by playing the run again, so that a run which nobody looks into pays nothing for it. Places
/// are those of records in the log, from 0.
package struct RunInspection: Sendable {
    /// A call of the model.
    package struct Call: Sendable {
        /// The record that tells of the call, or the last one before it.
        package var record: Int
        /// The name of the bot that asked.
        package var bot: Text
        /// What the bot was asked for.
        package var kind: ModelCall.Kind
        /// What the model was given; nil for the judge, who is given the game's prompt and the log.
        package var prompt: Prompt?
        /// What the model gives; nil when it never answers.
        package var answer: Answer?
    }

    /// A change of what a bot stores.
    package struct Change: Equatable, Sendable {
        /// A key of the stored state with its values.
        package struct Field: Equatable, Sendable {
            /// Its name, as the profile has it.
            package var key: Text
            /// What it was; nil where there was none.
            package var before: JSONValue?
            /// What it is; nil where there is none.
            package var after: JSONValue?
        }

        /// The record that the change goes with, of those of the step that made it.
        package var record: Int
        /// The name of the bot.
        package var bot: Text
        /// What changed, histories and ledgers as their lengths.
        package var fields: [Field]
        /// The ledger after it; nil when it stayed as it was.
        package var ledger: [LedgerItem]?
    }

    /// A position of the game of chess.
    package struct BoardChange: Equatable, Sendable {
        /// The last record of the step that made the change.
        package var record: Int
        /// The position, in Forsyth-Edwards notation.
        package var fen: Text
        /// The moves so far.
        package var moves: [Text]

        package init(record: Int, fen: Text, moves: [Text]) {
            self.record = record
            self.fen = fen
            self.moves = moves
        }
    }

    /// The calls in the order in which they were made.
    package private(set) var calls: [Call] = []
    /// The changes in order.
    package private(set) var changes: [Change] = []
    /// The positions of the game, the first one before anything happened; empty when no chess is played.
    package private(set) var boards: [BoardChange] = []

    private var states: [BotState?]
    private var tokens: [Int]

    /// What a run holds that goes on from here, up to an instant and a number of steps; `answers` are those
    /// that its questions to the outside were given, in order.
    package init(
        of simulation: Simulation,
        until end: Instant?,
        answers: [Answer] = [],
        stepLimit: Int = .max
    ) {
        var simulation = simulation
        var answers = answers[...]
        states = simulation.worker.bots.map(\.state)
        tokens = states.map { _ in 0 }
        lookAtBoard(simulation)
        while simulation.steps < stepLimit {
            if simulation.canStep(until: end) {
                let first = simulation.log.count
                _ = simulation.step()
                lookAtCalls(simulation, from: first)
                lookAtStates(simulation, from: first)
                lookAtBoard(simulation)
            } else if let question = simulation.questions.first, let answer = answers.popFirst() {
                add(answer, to: question, simulation)
                simulation.supply(answer, to: question)
            } else {
                break
            }
        }
    }

    /// The answer from outside goes with the request that asked, if the log has one.
    private mutating func add(_ answer: Answer, to question: Question, _ simulation: Simulation) {
        let bot = question.call.bot
        let name = simulation.worker.bots[bot.index].name
        tokens[bot.index] = max(tokens[bot.index], question.active.token)
        if question.call.kind == .turn,
            let place = calls.lastIndex(where: { $0.bot == name && $0.kind == .turn })
        {
            calls[place].answer = answer
        } else {
            let record = max(0, simulation.log.count - 1)
            add(question.call.kind, of: bot, at: record, answer, simulation)
        }
    }

    private mutating func lookAtCalls(_ simulation: Simulation, from first: Int) {
        var asked: [BotID: (record: Int, kind: ModelCall.Kind)] = [:]
        for index in first..<max(first, simulation.log.count) {
            let (name, kind): (Text, ModelCall.Kind)
            switch simulation.log[index].payload {
            case .modelRequest(let request): (name, kind) = (request.bot, .turn)
            case .outcomeTranscript(let bot, _, _, _): (name, kind) = (bot, .judge)
            default: continue  // Nothing else tells of a call.
            }
            guard let bot = simulation.worker.bot(named: name) else { continue }
            asked[bot] = (index, kind)
            if kind == .turn { add(kind, of: bot, at: index, nil, simulation) }
        }
        for call in simulation.calls {
            guard let call, call.token > tokens[call.bot.index] else { continue }
            tokens[call.bot.index] = call.token
            if let asked = asked[call.bot], asked.kind == .turn {
                calls.lastIndex { $0.record == asked.record }.map { calls[$0].answer = call.answer }
            } else {
                let record = asked[call.bot]?.record ?? simulation.log.count - 1
                add(asked[call.bot]?.kind ?? .repair, of: call.bot, at: record, call.answer, simulation)
            }
        }
    }

    private mutating func add(
        _ kind: ModelCall.Kind,
        of bot: BotID,
        at record: Int,
        _ answer: Answer?,
        _ simulation: Simulation
    ) {
        let call = ModelCall(bot: bot, kind: kind, triggerSender: Text(), triggerContent: Text())
        calls.append(
            Call(
                record: record,
                bot: simulation.worker.bots[bot.index].name,
                kind: kind,
                prompt: simulation.worker.prompt(for: call),
                answer: answer
            )
        )
    }

    private mutating func lookAtStates(_ simulation: Simulation, from first: Int) {
        for (index, bot) in simulation.worker.bots.enumerated() where bot.state != states[index] {
            let (before, after) = (states[index], bot.state)
            states[index] = after
            let settings = simulation.worker.host.settings
            let fields = RunInspection.changed(
                from: before?.shortProfile(settings) ?? JSONObject(),
                to: after?.shortProfile(settings) ?? JSONObject()
            )
            let ledger = after?.ledger.items ?? []
            changes.append(
                Change(
                    record: RunInspection.record(of: bot.name, in: simulation.log, from: first),
                    bot: bot.name,
                    fields: fields,
                    ledger: ledger == before?.ledger.items ?? [] ? nil : ledger
                )
            )
        }
    }

    /// The record of a step that a change of a bot's state goes with: its reply, else the message that it
    /// took, else the last one.
    private static func record(of name: Text, in log: EventLog, from first: Int) -> Int {
        var record: Int?
        for index in first..<max(first, log.count) {
            switch log[index].payload {
            case .brainReply(let bot, _, _, _, _) where bot == name: return index
            case .messageReceive(let bot, _, _, _) where bot == name: record = index
            default: continue  // Other records are not what people choose to see a change.
            }
        }
        return record ?? max(0, log.count - 1)
    }

    private mutating func lookAtBoard(_ simulation: Simulation) {
        guard let chess = simulation.worker.host.board.chess else { return }
        let fen = Text(owning: FEN.text(of: chess.position))
        guard fen != boards.last?.fen else { return }
        boards.append(
            BoardChange(
                record: max(0, simulation.log.count - 1),
                fen: fen,
                moves: chess.history.texts
            )
        )
    }

    private static func changed(from before: JSONObject, to after: JSONObject) -> [Change.Field] {
        var fields: [Change.Field] = []
        for member in before.members where after[member.key] != member.value {
            fields.append(.init(key: member.key, before: member.value, after: after[member.key]))
        }
        for member in after.members where before[member.key] == nil {
            fields.append(.init(key: member.key, before: nil, after: member.value))
        }
        return fields
    }
}

extension BotState {
    /// The profile with the lengths of its lists in their place.
    fileprivate func shortProfile(_ settings: Settings) -> JSONObject {
        var short = self
        short.messages = []
        short.ledger = Ledger()
        short.recentOutbound = []
        short.roster = Roster(peers: [])
        var profile = short.profile(settings: settings)
        profile["messages"] = .number(Double(messages.count))
        profile["coordination"] = .number(Double(ledger.items.count))
        profile["recentOutbound"] = .number(Double(recentOutbound.count))
        profile["knownBots"] = .number(Double(roster.peers.count))
        return profile
    }
}
