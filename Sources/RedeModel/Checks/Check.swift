/// A named claim on a run that a scenario makes in `expect`.
package struct Check: Equatable, Sendable {
    /// What is claimed.
    package enum Claim: Equatable, Sendable {
        /// The bots, in the order in which each replies for the first time.
        case order([Text])
        /// A metric of the run, or of one bot; `reason` narrows skips to one reason.
        case metric(MetricName, bot: Text?, reason: SkipReason?, Bound)
        /// A field of the outcome equals a value.
        case outcome(field: Text, equals: JSONValue)
        /// A field of the outcome is a number within a bound.
        case outcomeWithin(field: Text, Bound)
        /// How many records of the log have this name and these fields in their payload.
        case event(name: Text, payload: [JSONObject.Member], Bound)
        /// A task stands so in the ledger of a bot, or of every bot; parts that are nil are free.
        case ledger(taskID: Text, bot: Text?, status: LedgerItem.Status?, owner: Text?)
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
