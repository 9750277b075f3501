import RedeModel
import RedeSim

/// What must have been before the first event of a log that begins in the middle of a run, as far as events
/// tell: bots that are deployed, sessions that have begun, messages that are kept.
struct Prehistory {
    private(set) var epoch: Instant
    private(set) var stimuli: [StimulusInference.Call] = []
    private(set) var calls: [InferredCall] = []

    /// More messages than these are not made up.
    private static let mostMessages = 200
    /// How long before the first session the bots are deployed.
    private static let leadMilliseconds = 1000

    init(_ log: ArchivedLog, cast: Cast) {
        var sessions: [(bot: Text, start: Instant, sender: Text?, messages: Int)] = []
        for event in log.events {
            guard let start = event.instant("startedAt"), start < log.start,
                !sessions.contains(where: { $0.bot == event.bot })
            else { continue }
            let isStop = event.name == .conversationStop
            let messages = event.count("messageCount").map { isStop ? $0 : $0 - 1 } ?? 0
            sessions.append((event.bot, start, event.text("triggerFrom"), messages))
        }
        let first = sessions.map(\.start).min() ?? log.start
        epoch = first.advanced(byMilliseconds: -Prehistory.leadMilliseconds)
        let names = cast.roster.peers.map(\.name)
        stimuli.append(.init(instant: epoch, request: .get(.bots)))
        for session in sessions.sorted(by: { $0.start < $1.start }) {
            guard names.contains(session.bot) else { continue }
            // A peer that the bot does not listen to starts no turn.
            let sender = session.sender.flatMap { names.contains($0) && $0 != session.bot ? $0 : nil }
            let from = sender ?? names.first { $0 != session.bot } ?? session.bot
            let content: Text = "(This message is not in the log.)"
            stimuli.append(
                .init(instant: session.start, request: .message(from: from, to: session.bot, content: content))
            )
            var call = InferredCall(bot: session.bot, kind: .turn, start: session.start)
            call.end = session.start
            call.isTold = false
            call.result = .text(Text(), finishReason: nil)
            calls.append(call)
            // The bot's own prompt and the message above are two.
            for _ in 0..<min(max(0, session.messages - 2), Prehistory.mostMessages) {
                let presence = Stimulus.Request.message(from: from, to: session.bot, content: Message.presence)
                stimuli.append(.init(instant: session.start, request: presence))
            }
        }
    }
}
