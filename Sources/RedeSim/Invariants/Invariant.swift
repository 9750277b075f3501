package import RedeModel

/// What must hold after every step of every run.
///
/// Those that hold under the `documented` reading only say so: the public runtime breaks them. A broken one
/// is a finding, a value, and ends no run.
package enum Invariant: String, CaseIterable, Sendable {
    /// Records stand in the order of their instants, and none is ahead of the clock.
    case timeOrder = "time-order"
    /// A bot's turns follow one another: ask, answer, reply, dispatch, and only then the next.
    case oneTurnAtOnce = "one-turn-at-once"
    /// A trigger has at most one turn queued or running (`documented`; section 16, rule 4).
    case oneTurnForTrigger = "one-turn-for-trigger"
    /// No session has more counted replies than its maximum.
    case replyBudget = "reply-budget"
    /// Counters and stored times stay within their bounds.
    case bounds
    /// A session stops once, after its kill time, and its outcome is started once (`documented`; rule 3).
    case oneStop = "one-stop"
    /// No model is asked, and no reply given, outside a running session (`documented`; rule 2).
    case withinSession = "within-session"
    /// A reply's trigger is stored, and no newer substantive message came before it (`documented`; rule 2).
    case freshReply = "fresh-reply"
    /// Each message received is in its recipient's stored history, once, in order, and each reply in its
    /// sender's, until a reset clears that (`documented`; rule 1).
    case keptHistory = "kept-history"
    /// At most one alarm is pending; it neither gets lost nor rings twice.
    case oneAlarm = "one-alarm"
    /// A turn stores nothing over what was stored meanwhile, and nothing stays in flight after its call
    /// (`documented`; rule 1).
    case oneState = "one-state"
    /// When nothing is going to happen, nothing waits for anything.
    case atRest = "at-rest"

    /// A place where an invariant does not hold.
    package struct Finding: Equatable, Sendable, CustomStringConvertible {
        /// The law that was broken.
        package var invariant: Invariant
        /// The name of the bot that it is about; nil when it is about none.
        package var bot: Text?
        /// The instant of the step, or of the record, that broke it.
        package var instant: Instant
        /// The place in the complete log: of the record that broke it, else of the one that would come next.
        package var record: Int
        /// What was found, as a sentence without a full stop.
        package var text: String

        package var description: String {
            let subject = bot.map { "\($0.string): " } ?? ""
            return "\(invariant.rawValue): \(instant.text.string), record \(record): \(subject)\(text)"
        }
    }
}

/// Where findings are put, with the place that is being looked at.
struct Findings: Equatable, Sendable {
    /// How many findings of one invariant and bot are kept: more are most often consequences of the first.
    static let most = 3

    private(set) var list: [Invariant.Finding] = []
    /// The instant that is being looked at.
    var instant: Instant
    /// The record that is being looked at.
    var record = 0

    init(at instant: Instant) {
        self.instant = instant
    }

    /// Notes a complaint, if there is one, with the bot that it is about.
    mutating func add(_ invariant: Invariant, of bot: Text? = nil, _ complaint: String?) {
        guard let complaint else { return }
        let known = list.count { $0.invariant == invariant && $0.bot == bot }
        guard known < Findings.most else { return }
        list.append(
            Invariant.Finding(
                invariant: invariant,
                bot: bot,
                instant: instant,
                record: record,
                text: complaint
            )
        )
    }
}
