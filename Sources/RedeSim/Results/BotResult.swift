package import RedeModel

/// What a run gave for one bot.
package struct BotResult: Equatable, Sendable {
    /// What a bot was busy with in a part of a run; of several things the last one listed here counts.
    package enum Activity: Int, Comparable, Sendable {
        case idle, receiving, thinking, replying, failing

        package static func < (left: Activity, right: Activity) -> Bool { left.rawValue < right.rawValue }
    }

    /// How many parts a run is cut into for ``activity``, each as long.
    package static let activityParts = 24

    /// The name of the bot.
    package var name: Text
    /// How often things happened to it.
    package var counts = RunCounts()
    /// The median time from a turn's start to its reply, in milliseconds; nil without a reply.
    ///
    /// Of an even number the mean of the two in the middle, cut to whole milliseconds.
    package var medianReplyMilliseconds: Int?
    /// What the bot did in each part of the run, from the epoch to the last record.
    package var activity = [Activity](repeating: .idle, count: BotResult.activityParts)

    init(name: Text) {
        self.name = name
    }
}
