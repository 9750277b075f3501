import RedeModel
import RedeSim

/// What must have been before the first event of a log that begins in the middle of a run, as far as events
/// tell: bots that are deployed, sessions that have begun, messages and tasks that are kept, calls under way.
struct Prehistory {
    private(set) var epoch: Instant
    private(set) var stimuli: [StimulusInference.Call] = []

    /// What a message says that is made up; no answer is given to it.
    static let content: Text = "(This message is not in the log.)"

    /// More messages than these are not made up.
    private static let mostMessages = 200
    /// Sessions that began longer before the log, by 700 hours, cannot be begun in a scenario.
    private static let reachMilliseconds = 700 * 3_600_000
    /// How long before the first session the bots are deployed.
    private static let leadMilliseconds = 1000

    /// What the log tells of a bot's state before it.
    private struct Session {
        var bot: Text
        var start: Instant
        var messages = 0
        var tasks = 0
    }

    init(_ log: ArchivedLog, cast: Cast) {
        let names = cast.roster.peers.map(\.name)
        let sessions = Prehistory.sessions(in: log).filter { names.contains($0.bot) }
        let first = sessions.first?.start ?? log.start
        epoch = first.advanced(byMilliseconds: -Prehistory.leadMilliseconds)
        stimuli.append(.init(instant: epoch, request: .get(.bots)))
        let coordinator = Coordinator.chosen(from: cast.roster, lastResort: names.first ?? Text())
        let calling = Prehistory.calling(in: log)
        for session in sessions {
            // A peer that is not the coordinator is not listened to: its message starts no turn.
            let others = names.filter { $0 != session.bot }
            let from = others.first { $0 != coordinator } ?? others.first ?? session.bot
            let tasks = Prehistory.tasks(of: session, in: log)
            let isCalling = calling.contains(session.bot)
            add(
                OutgoingContent.make(Prehistory.content, updates: tasks),
                from,
                session.bot,
                at: session.start
            )
            // The bot's own prompt and the message above are two.
            let missing = session.messages - (isCalling ? 3 : 2)
            for _ in 0..<min(max(0, missing), Prehistory.mostMessages) {
                add(Message.presence, from, session.bot, at: session.start)
            }
            guard isCalling else { continue }
            let asking = session.bot == coordinator ? from : coordinator
            add("(This message was answered in the log.)", asking, session.bot, at: Prehistory.callStart(log))
        }
    }

    /// When a call began whose beginning is not in the log.
    static func callStart(_ log: ArchivedLog) -> Instant { log.start.advanced(byMilliseconds: -1) }

    private mutating func add(_ content: Text, _ from: Text, _ to: Text, at instant: Instant) {
        stimuli.append(.init(instant: instant, request: .message(from: from, to: to, content: content)))
    }

    /// The sessions that began before the log, the earliest first.
    private static func sessions(in log: ArchivedLog) -> [Session] {
        var sessions: [Session] = []
        for event in log.events {
            guard let start = event.instant("startedAt"), start < log.start,
                log.start.milliseconds(since: start) <= reachMilliseconds,
                !sessions.contains(where: { $0.bot == event.bot })
            else { continue }
            // A session's end counts no message of its own.
            let own = event.name == .conversationActivity ? 1 : 0
            sessions.append(
                Session(
                    bot: event.bot,
                    start: start,
                    messages: (event.count("messageCount") ?? 0) - own,
                    tasks: min(event.count("coordinationCount") ?? 0, mostMessages)
                )
            )
        }
        return sessions.sorted { $0.start < $1.start }
    }

    /// The bots whose call of the model began before the log.
    private static func calling(in log: ArchivedLog) -> [Text] {
        var seen: Set<Text> = []  // determinism: look-up only, never walked
        var calling: [Text] = []
        for event in log.events where event.name == .modelRequest || event.name == .modelResponse {
            if seen.insert(event.bot).inserted, event.name == .modelResponse { calling.append(event.bot) }
        }
        return calling
    }

    /// As many tasks as a bot's ledger had, those that the log names first.
    private static func tasks(of session: Session, in log: ArchivedLog) -> [Update] {
        var tasks: [Update] = []
        for event in log.events where event.name == .messageReceive {
            guard tasks.count < session.tasks, event.bot == session.bot || event.text("from") == session.bot,
                let content = event.text("content"), let sender = event.text("from")
            else { continue }
            for update in IncomingUpdates.found(in: content, sender: sender)
            where tasks.count < session.tasks && !tasks.contains(where: { $0.taskID == update.taskID }) {
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
        while tasks.count < session.tasks {
            tasks.append(Update(.report, taskID: Text("unknown-\(tasks.count + 1)"), summary: "(unknown)"))
        }
        return tasks
    }
}
