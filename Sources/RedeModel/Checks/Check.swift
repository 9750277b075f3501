/// A named claim on a run that a scenario makes in `expect`.
package struct Check: Equatable, Sendable {
    /// What is claimed.
    package enum Claim: Equatable, Sendable {
        /// The bots, in the order in which each replies for the first time; with `kept` in parts per million
        /// how many of their replies must come round in this order, all along.
        case order([Text], kept: Int? = nil)
        /// A metric of the run, or of one bot; `reason` narrows skips to one reason.
        case metric(MetricName, bot: Text?, reason: SkipReason?, Bound)
        /// A field of the outcome, or a path of fields with dots between them, equals a value.
        case outcome(field: Text, equals: JSONValue)
        /// A field of the outcome, or a path of fields with dots between them, is a number within a bound.
        case outcomeWithin(field: Text, Bound)
        /// How many records of the log have this name and these fields in their payload; an object has the
        /// fields of another one when it has more.
        case event(name: Text, payload: [JSONObject.Member], Bound)
        /// How many texts contain a pattern.
        case pattern(PatternClaim)
        /// A task stands so in the ledger of a bot, or of every bot, at the end or, if that is enough, at any
        /// moment; parts that are nil are free.
        case ledger(
            taskID: Text,
            bot: Text?,
            status: LedgerItem.Status?,
            owner: Text?,
            isReached: Bool = false
        )
        /// What a model says of the run.
        case judge(JudgeClaim)
        /// What a command of the user's says of the run.
        case command(CommandClaim)
    }

    /// What a judge or a command is shown of a run.
    package enum View: String, CaseIterable, Sendable {
        /// The messages from outside and the replies.
        case replies
        /// The whole event log.
        case events
    }

    /// The name; nil when the scenario gives none.
    package var name: Text?
    /// What must hold.
    package var claim: Claim
    /// Where the check stands.
    package var location: Location

    package init(name: Text? = nil, claim: Claim, location: Location) {
        self.name = name
        self.claim = claim
        self.location = location
    }
}
