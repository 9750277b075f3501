package import RedeModel

/// What is known of a run beside its log, for metrics that the log alone does not tell.
package struct MetricSources: Sendable {
    /// The names of the bots in roster order; nil when they are those that the log shows, in its order.
    package var bots: [Text]?
    /// When the run started; nil when that was with its first record.
    package var epoch: Instant?
    /// The replies that a session may have; nil when only a skip can tell.
    package var replyBudget: Int?
    /// What a bot's calls for turns took of tokens, in order, nil where that is not known.
    package var usage: [(bot: Text, calls: [RecordedCall.Usage?])]
    /// What tokens cost.
    package var prices: PriceTable?
    /// The model that answered, by which prices are found; nil when it is the one that the log names, which
    /// names the same one whatever answers.
    package var model: Text?

    package init(
        bots: [Text]? = nil,
        epoch: Instant? = nil,
        replyBudget: Int? = nil,
        usage: [(bot: Text, calls: [RecordedCall.Usage?])] = [],
        prices: PriceTable? = nil,
        model: Text? = nil
    ) {
        self.bots = bots
        self.epoch = epoch
        self.replyBudget = replyBudget
        self.usage = usage
        self.prices = prices
        self.model = model
    }

    /// What recorded calls tell of tokens.
    package static func usage(
        of calls: [RecordedCall]
    ) -> [(bot: Text, calls: [RecordedCall.Usage?])] {
        var usage: [(bot: Text, calls: [RecordedCall.Usage?])] = []
        for call in calls where call.place.kind == .turn && call.usage != nil {
            let known = usage.firstIndex { $0.bot == call.place.bot }
            if known == nil { usage.append((call.place.bot, [])) }
            let place = known ?? usage.count - 1
            while usage[place].calls.count < call.place.index { usage[place].calls.append(nil) }
            usage[place].calls[call.place.index - 1] = call.usage
        }
        return usage
    }
}
