import RedeModel
import RedeSim

/// Finds what came from outside: the messages and deployments that nothing in the log explains.
struct StimulusInference {
    /// A call with the instant at which it was made.
    struct Call: Equatable, Sendable {
        var instant: Instant
        var request: Stimulus.Request
    }

    /// A post of a bot, from its dispatch on.
    private struct Sent {
        var from: Text
        var to: Text
        /// What is sent; nil when the log does not tell it.
        var content: Text?
        var sentAt: Instant
        var arrivedAt: Instant?
        var returnedAt: Instant?
        var isLost = false
        var failure: Text?
    }

    private(set) var calls: [Call] = []
    private var sent: [Sent] = []
    /// Who has announced itself, and whom it has still to reach.
    private var announcing: [Text: Announcement] = [:]  // determinism: look-up only, never walked
    private var lastReply: [Text: LoggedEvent] = [:]  // determinism: look-up only, never walked
    private var isInAutoDeploy = false
    private let events: [LoggedEvent]
    private let end: Instant
    private let roster: [Text]
    private let tolerance: Int
    private let playsChess: Bool

    private struct Announcement {
        var instant: Instant
        var reached: Set<Text> = []  // determinism: look-up only, never walked
    }

    /// The calls of a log whose clock may be wrong by some milliseconds.
    init(_ log: ArchivedLog, cast: Cast, toleranceMilliseconds: Int) {
        events = log.events
        end = log.end
        roster = cast.roster.peers.map(\.name)
        tolerance = toleranceMilliseconds
        playsChess = Participant.isChess(cast.game.rules?.engine)
        var completed = Set<Int>()  // determinism: look-up only, never walked
        for place in events.indices { take(place, &completed) }
    }

    /// The network between the bots: at once, a time for all posts, or what became of each.
    var network: NetworkConditions {
        let posts = sent.map { post in
            NetworkConditions.Post(
                from: post.from,
                // What has not come by the end of the log comes after it.
                latencyMilliseconds: max(0, (post.arrivedAt ?? after).milliseconds(since: post.sentAt)),
                responseMilliseconds: post.arrivedAt.map {
                    max(0, (post.returnedAt ?? after).milliseconds(since: $0))
                } ?? 0,
                loss: post.isLost ? post.failure?.contains("partition") == true ? .partition : .loss : nil
            )
        }
        guard let first = posts.first else { return .ideal }
        let isEven = posts.allSatisfy {
            $0.latencyMilliseconds == first.latencyMilliseconds && $0.loss == nil
                && $0.responseMilliseconds == first.latencyMilliseconds
        }
        return isEven
            ? NetworkConditions(latency: .fixed(milliseconds: first.latencyMilliseconds))
            : NetworkConditions(posts: posts)
    }

    private var after: Instant { end.advanced(byMilliseconds: 1) }

    private mutating func take(_ place: Int, _ completed: inout Set<Int>) {
        let event = events[place]
        switch event.name {
        case .autoDeployStart:
            calls.append(Call(instant: event.instant, request: .get(.bots)))
            isInAutoDeploy = true
        case .autoDeployComplete, .autoDeployError:
            isInAutoDeploy = false
        case .durableDeploy:
            if !isInAutoDeploy, isDeployment(place, &completed) {
                calls.append(Call(instant: event.instant, request: .deploy([event.bot])))
            }
        case .announceStart:
            announcing[event.bot] = Announcement(instant: event.instant)
        case .brainReply:
            lastReply[event.bot] = event
        case .broadcastPlan:
            plan(event)
        case .broadcastSkip:
            skip(event)
        case .messageReceive:
            receive(event)
        case .broadcastSent:
            returned(event)
        case .broadcastError:
            failed(event)
        default:
            break
        }
    }

    /// Whether a deployment was asked for, and did not come with a message.
    private func isDeployment(_ place: Int, _ completed: inout Set<Int>) -> Bool {
        let event = events[place]
        let due = event.instant.advanced(byMilliseconds: Worker.deployWaitMilliseconds)
        for other in (place + 1)..<max(place + 1, events.count) {
            let late = events[other].instant.milliseconds(since: due)
            if late > tolerance { break }
            guard late >= 0, events[other].name == .deployComplete, events[other].bot == event.bot,
                !completed.contains(other)
            else { continue }
            // Of two deployments at one instant, the one that a message made came first.
            completed.insert(other)
            return true
        }
        // What neither a deployment's end nor a message explains was a deployment of which no more is told.
        for other in events[(place + 1)...] {
            if other.instant.milliseconds(since: event.instant) > tolerance { break }
            if other.name == .messageReceive, other.bot == event.bot || other.text("from") == event.bot {
                return false
            }
        }
        return true
    }

    private mutating func plan(_ event: LoggedEvent) {
        // Without its reply, which is before the log, nobody sends it in a run.
        guard let reply = lastReply[event.bot] else { return }
        var content: Text?
        if let message = reply.text("content") {
            content = OutgoingContent.make(message, updates: playsChess ? [] : reply.updates).trimmed()
        }
        for name in event.texts("finalRecipients") where roster.contains(name) {
            sent.append(Sent(from: event.bot, to: name, content: content, sentAt: event.instant))
        }
    }

    /// Takes back the posts of a plan that was not carried out.
    private mutating func skip(_ event: LoggedEvent) {
        let to = event.text("to")
        sent.removeAll { post in
            post.from == event.bot && post.sentAt == event.instant && post.arrivedAt == nil
                && (to == nil || post.to == to)
        }
    }

    private mutating func receive(_ event: LoggedEvent) {
        guard let from = event.text("from"), let content = event.text("content") else { return }
        let place = sent.firstIndex { post in
            post.from == from && post.to == event.bot && post.arrivedAt == nil && !post.isLost
                && (post.content == nil || post.content == content)
        }
        if let place {
            sent[place].arrivedAt = event.instant
            return
        }
        if Message.isPresence(content), var announcement = announcing[from],
            event.instant.milliseconds(since: announcement.instant) <= tolerance,
            announcement.reached.insert(event.bot).inserted
        {
            announcing[from] = announcement
            return
        }
        calls.append(
            Call(instant: event.instant, request: .message(from: from, to: event.bot, content: content))
        )
    }

    private mutating func returned(_ event: LoggedEvent) {
        let place = sent.firstIndex { post in
            post.from == event.text("from") && post.to == event.text("to") && post.arrivedAt != nil
                && post.returnedAt == nil
        }
        if let place { sent[place].returnedAt = event.instant }
    }

    private mutating func failed(_ event: LoggedEvent) {
        let place = sent.firstIndex { post in
            post.from == event.text("from") && post.to == event.text("to") && post.returnedAt == nil
                && post.arrivedAt == nil && !post.isLost
        }
        guard let place else { return }
        if let error = event.text("error") {
            sent[place].isLost = true
            sent[place].failure = error
        } else {
            sent[place].arrivedAt = event.instant
            sent[place].returnedAt = event.instant
        }
    }
}
