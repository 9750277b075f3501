import RedeModel

/// What one bot is about while its log is read.
struct BotTrace {
    /// A message, or an alarm, that a turn is to come for.
    struct Waiting {
        var record: Int
        var sender: Text
        /// The receipt of the message; nil when there is none.
        var receipt: Int?
    }

    /// A turn under way.
    struct Turn {
        /// The receipt of the message that it answers.
        var trigger: Int?
        /// The record that the next one of the turn follows from.
        var last: Int
        /// The request of the call that is out.
        var call: Int?
        /// When the wait that it is in ends.
        var busyUntil: Instant?
        /// The record of its reply.
        var reply: Int?
        /// The record of the dispatch's plan, and how many recipients are still to be heard of.
        var plan: Int?
        var outstanding = 0
    }

    var deployed: Int?
    var announced: Int?
    /// The record of the session's start, and of its stop.
    var sessionStart: Int?
    var stopped: Int?
    var turn: Turn?
    var waiting: [Waiting] = []
    /// The receipts so far.
    var receipts: [Int] = []
    /// The record with which the latest turn for a message ended, and the message's receipt.
    var ended: (receipt: Int, record: Int)?
    /// The replies so far.
    var replies: [Int] = []
    var lastCall: Int?

    /// Whether an expired session that shows now is the timer's to tell, as the turn is busy elsewhere.
    func isBusy(at now: Instant) -> Bool {
        guard let turn else { return waiting.isEmpty }
        return turn.call != nil || turn.reply != nil || (turn.busyUntil.map { $0 > now } ?? false)
    }

    /// Takes the message that a turn begins for: the first of that sender, those before it given up.
    mutating func takeWaiting(from sender: Text?) -> Waiting? {
        guard let place = waiting.firstIndex(where: { sender == nil || $0.sender == sender }) else {
            return nil
        }
        let taken = waiting[place]
        waiting.removeSubrange(...place)
        return taken
    }
}
