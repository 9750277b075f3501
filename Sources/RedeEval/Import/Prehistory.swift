import RedeModel
import RedeSim

/// What must have been before the first event of a log that begins in the middle of a run, as far as events
/// tell: bots that are deployed, sessions that have begun, messages and tasks that are kept, replies that
/// count against a budget, calls under way.
struct Prehistory {
    private(set) var epoch: Instant
    private(set) var stimuli: [StimulusInference.Call] = []
    /// The replies that are made up, none of which arrives.
    private(set) var posts: [NetworkConditions.Post] = []

    /// What a message says that is made up; no answer is given to it.
    static let content: Text = "(This message is not in the log.)"
    /// What a message says that was answered before the log.
    private static let asked: Text = "(This message and its answer are not in the log.)"
    /// What a message says whose answer is in the log.
    private static let answered: Text = "(This message was answered in the log.)"

    /// More messages than these are not made up.
    private static let mostMessages = 200
    /// How long before the first session the bots are deployed.
    private static let leadMilliseconds = 1000

    init(_ log: ArchivedLog, cast: Cast, settings: Settings) {
        let names = cast.roster.peers.map(\.name)
        let states = names.compactMap { FormerState(of: $0, in: log, settings: settings) }
            .sorted { $0.sessionStart < $1.sessionStart }
        let first = states.first?.sessionStart ?? log.start
        epoch = first.advanced(byMilliseconds: -Prehistory.leadMilliseconds)
        stimuli.append(.init(instant: epoch, request: .get(.bots)))
        let coordinator = Coordinator.chosen(from: cast.roster, lastResort: names.first ?? Text())
        for state in states {
            let others = names.filter { $0 != state.bot }
            // A peer that is not the coordinator is not listened to: its message starts no turn.
            let unheard = others.first { $0 != coordinator } ?? others.first ?? state.bot
            let heard = state.bot == coordinator ? unheard : coordinator
            var replies = 0
            if cast.game.rules == nil, !others.isEmpty {
                replies = reply(state, to: heard, before: log, settings, speed: cast.speed(of: state.bot))
            }
            // The bot's own prompt and the message below are two; a reply and what it answers two more.
            let missing = state.messages - 2 - replies * 2 - (state.openTurn == nil ? 0 : 1)
            let greetings = min(max(0, missing), Prehistory.mostMessages)
            // Before the session, as a turn that runs may lose them.
            let earlier = state.sessionStart.advanced(byMilliseconds: -1)
            for _ in 0..<greetings { add(Message.presence, unheard, state.bot, at: earlier) }
            let tasks = Prehistory.tasks(of: state, greetedBy: greetings > 0 ? unheard : nil, in: log)
            add(
                OutgoingContent.make(Prehistory.content, updates: tasks),
                unheard,
                state.bot,
                at: state.sessionStart
            )
            guard let turn = state.openTurn else { continue }
            add(Prehistory.answered, turn.sender ?? heard, state.bot, at: turn.instant)
        }
    }

    /// The answers to the messages that are made up: silence, and the replies that count.
    static var rules: [Script.Entry] {
        func rule(_ content: Text, _ answer: Text) -> Script.Entry {
            let answer = ScriptedAnswer(
                end: .text(answer, finishReason: nil),
                latency: .fixed(milliseconds: 0)
            )
            return .init(condition: .init(contains: content), alternatives: [.init(answer: answer)])
        }
        return [
            rule(content, ""),
            rule(asked, #"{"message":"(This reply is not in the log.)","recipients":[],"coordination":[]}"#),
        ]
    }

    /// When a call began whose beginning is not in the log.
    static func callStart(_ log: ArchivedLog) -> Instant { log.start.advanced(byMilliseconds: -1) }

    private mutating func add(_ content: Text, _ from: Text, _ to: Text, at instant: Instant) {
        stimuli.append(.init(instant: instant, request: .message(from: from, to: to, content: content)))
    }

    /// Asks for the replies that were counted, each a cooldown after the one before; gives how many fit.
    private mutating func reply(
        _ state: FormerState,
        to sender: Text,
        before log: ArchivedLog,
        _ settings: Settings,
        speed: Int
    ) -> Int {
        // The reserved ones would take a message that may use them, and go uncounted then.
        let most = settings.maxSessionReplies - settings.reservedFinalReplies
        let wanted = min(max(state.replies, state.lastReply == nil ? 0 : 1), most, Prehistory.mostMessages)
        guard wanted > 0 else { return 0 }
        let pace = max(1, settings.brainCooldown.whole + speed)
        let last = state.lastReply ?? Prehistory.callStart(log).advanced(byMilliseconds: -pace)
        var made = 0
        for place in (0..<wanted).reversed() {
            let instant = last.advanced(byMilliseconds: -place * pace - speed)
            guard instant > state.sessionStart else { continue }
            add(Prehistory.asked, sender, state.bot, at: instant)
            posts.append(.init(from: state.bot, loss: .loss))
            made += 1
        }
        return made
    }

    /// As many tasks as a bot's ledger had, those that the log names first, without those of a greeting.
    private static func tasks(of state: FormerState, greetedBy peer: Text?, in log: ArchivedLog) -> [Update] {
        let greeted = peer.map { IncomingUpdates.found(in: Message.presence, sender: $0).map(\.taskID) } ?? []
        let wanted = min(state.tasks - greeted.count, mostMessages)
        var tasks: [Update] = []
        for event in log.events where event.name == .messageReceive {
            guard tasks.count < wanted, event.bot == state.bot || event.text("from") == state.bot,
                let content = event.text("content"), let sender = event.text("from")
            else { continue }
            for update in IncomingUpdates.found(in: content, sender: sender)
            where tasks.count < wanted && !greeted.contains(update.taskID)
                && !tasks.contains(where: { $0.taskID == update.taskID })
            {
                tasks.append(
                    Update(
                        .report,
                        taskID: update.taskID,
                        summary: "(unknown)",
                        owner: update.owner ?? sender
                    )
                )
            }
        }
        while tasks.count < wanted {
            tasks.append(Update(.report, taskID: Text("unknown-\(tasks.count + 1)"), summary: "(unknown)"))
        }
        return tasks
    }
}
