package import RedeModel

/// The network between the bots: says of each post whether it arrives, when, and whether twice.
///
/// Each sender has streams of its own, one a purpose, and a post takes its draws whether it arrives or not:
/// so a partition, or another bot's post, shifts no draw. What is off draws nothing.
package struct Network: Equatable, Sendable {
    /// What becomes of a post.
    package enum Passage: Equatable, Sendable {
        /// It arrives.
        ///
        /// All times are in milliseconds: from the sending to the arrival, from the recipient's answer to the
        /// sender, and from the sending to the arrival of a second copy (nil when there is none), which comes
        /// with or after the first and whose answer nobody awaits.
        case delivered(requestMilliseconds: Int, responseMilliseconds: Int, duplicateAfterMilliseconds: Int?)
        /// It never arrives, and there is no answer.
        case lost(Cause)
    }

    /// Why a post never arrives.
    package typealias Cause = NetworkConditions.Loss

    /// The streams of one sender.
    private struct Streams: Equatable, Sendable {
        var latency: SeedStream
        var loss: SeedStream
        var duplication: SeedStream
        var duplicateLatency: SeedStream
    }

    /// A partition with the roster's bots on its sides, between instants.
    private struct Wall: Equatable, Sendable {
        var left: [Bool]
        var right: [Bool]
        var from: Instant
        var until: Instant?

        func parts(_ sender: BotID, from recipient: BotID, at now: Instant) -> Bool {
            guard now >= from, until.map({ now < $0 }) ?? true else { return false }
            return left[sender.index] && right[recipient.index]
                || right[sender.index] && left[recipient.index]
        }
    }

    private let latency: Latency
    private let responseLatency: Latency
    private let lossRate: Int
    private let duplicationRate: Int
    private let walls: [Wall]
    /// One a bot of the roster; empty when nothing is drawn.
    private var streams: [Streams]
    /// What becomes of each bot's next posts, the next one last; empty when none is given.
    private var given: [[NetworkConditions.Post]] = []

    /// The network of a run that starts at `epoch`, between the bots of the roster.
    ///
    /// Names in partitions that the roster does not have are passed over.
    package init(_ conditions: NetworkConditions, roster: [Text], epoch: Instant, seed: UInt64) {
        latency = conditions.latency
        responseLatency = conditions.responseLatency ?? conditions.latency
        lossRate = conditions.lossPartsPerMillion
        duplicationRate = conditions.duplicationPartsPerMillion
        walls = conditions.partitions.map { partition in
            Wall(
                left: roster.map(partition.between.contains),
                right: roster.map(partition.and.contains),
                from: epoch.advanced(byMilliseconds: partition.fromMilliseconds),
                until: partition.untilMilliseconds.map(epoch.advanced(byMilliseconds:))
            )
        }
        streams = []
        if lossRate > 0 || duplicationRate > 0 || !latency.isFixed || !responseLatency.isFixed {
            streams = Network.streams(for: roster, seed: seed)
        }
        if !conditions.posts.isEmpty {
            given = roster.map { name in conditions.posts.reversed().filter { $0.from == name } }
        }
    }

    /// What becomes of a post that `sender` sends now.
    package mutating func carry(from sender: BotID, to recipient: BotID, at now: Instant) -> Passage {
        if !given.isEmpty, let post = given[sender.index].popLast() {
            if let cause = post.loss { return .lost(cause) }
            return .delivered(
                requestMilliseconds: post.latencyMilliseconds,
                responseMilliseconds: post.responseMilliseconds,
                duplicateAfterMilliseconds: nil
            )
        }
        let passage = draw(for: sender)
        for wall in walls where wall.parts(sender, from: recipient, at: now) { return .lost(.partition) }
        return passage
    }

    private mutating func draw(for sender: BotID) -> Passage {
        guard !streams.isEmpty else {
            guard case .fixed(let there) = latency, case .fixed(let back) = responseLatency else {
                preconditionFailure("a drawn latency has its streams")
            }
            return .delivered(
                requestMilliseconds: there,
                responseMilliseconds: back,
                duplicateAfterMilliseconds: nil
            )
        }
        let place = sender.index
        let request = latency.milliseconds(from: &streams[place].latency)
        let response = responseLatency.milliseconds(from: &streams[place].latency)
        var duplicate: Int?
        if streams[place].duplication.happens(partsPerMillion: duplicationRate) {
            duplicate = request + latency.milliseconds(from: &streams[place].duplicateLatency)
        }
        if streams[place].loss.happens(partsPerMillion: lossRate) { return .lost(.loss) }
        return .delivered(
            requestMilliseconds: request,
            responseMilliseconds: response,
            duplicateAfterMilliseconds: duplicate
        )
    }

    private static func streams(for roster: [Text], seed: UInt64) -> [Streams] {
        let latency = SeedStream(seed: seed, name: "network/latency")
        let loss = SeedStream(seed: seed, name: "network/loss")
        let duplication = SeedStream(seed: seed, name: "network/duplication")
        let duplicateLatency = SeedStream(seed: seed, name: "network/duplicate-latency")
        return roster.map { name in
            Streams(
                latency: latency.derived(for: name),
                loss: loss.derived(for: name),
                duplication: duplication.derived(for: name),
                duplicateLatency: duplicateLatency.derived(for: name)
            )
        }
    }
}
