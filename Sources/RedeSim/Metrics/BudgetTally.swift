import RedeModel

/// How much of their sessions' budgets the bots of a run have used.
struct BudgetTally {
    /// The replies that each session may have; nil when nothing told.
    private var maximum: Int?
    private var sessions = 0
    /// The replies that counted, of sessions that are over.
    private var used = 0
    /// The replies that counted in the present session of each bot.
    private var counts: [Int]

    init(bots: Int, maximum: Int?) {
        counts = [Int](repeating: 0, count: bots)
        self.maximum = maximum
    }

    /// One bot more.
    mutating func join() {
        counts.append(0)
    }

    mutating func sessionStarts(of bot: Int) {
        sessions += 1
        used += counts[bot]
        counts[bot] = 0
    }

    /// A reply of the bot counts.
    mutating func replies(_ bot: Int) {
        counts[bot] += 1
    }

    /// A reply of the bot that comes next does not count.
    mutating func exempts(_ bot: Int) {
        counts[bot] -= 1
    }

    /// A skip tells how far the budget is used, and how large it is.
    mutating func tells(_ bot: Int, used count: Int, of maximum: Int) {
        counts[bot] = count
        self.maximum = maximum
    }

    /// The end of a session tells how many replies counted.
    mutating func sessionStops(of bot: Int, replies: Int) {
        counts[bot] = replies
    }

    /// The share of what all sessions might have used; nil when that is not known.
    var share: Double? {
        guard let maximum, maximum > 0, sessions > 0 else { return nil }
        return Double(counts.reduce(used, +)) / Double(maximum * sessions)
    }
}
