import RedeModel

/// The judge: what it is asked when a coordinator's session has stopped.
extension TimelineReader {
    /// A judgement under way.
    struct Judgement {
        var bot: Int?
        /// The name of the event that will carry the outcome.
        var event: Text
        /// The latest record of it.
        var last: Int
        /// The event that is to come next, as far as it is known.
        var next: EventName
    }

    mutating func readJudgement(_ index: Int, _ name: EventName) {
        let bot = lane(index, "bot")
        if name == .outcomeStart {
            // A game without a prompt for the judge ends here: then nobody judges, and there is no lane.
            place(index, in: judge ?? bot, because: bot.flatMap { bots[$0].stopped })
            let event = text(index, "event") ?? Text(EventName.outcome.rawValue)
            judgements.append(.init(bot: bot, event: event, last: index, next: .outcomeTranscript))
            return
        }
        let place = judgements.firstIndex { one in
            one.bot == bot && (one.next == name || name == .outcomeError || name == .outcomeSkip)
        }
        guard let place else { return self.place(index, in: judge, because: nil) }
        let last = judgements[place].last
        self.place(index, in: judge, because: last)
        judgements[place].last = index
        switch name {
        case .outcomeTranscript:
            judgements[place].next = .outcomeResponse
        case .outcomeResponse:
            if let judge { addSpan(.judge, judge, from: last, to: index) }
            judgements[place].next = .outcome
        default:
            // An error or a skip ends it.
            if let judge { addSpan(.judge, judge, from: last, to: index) }
            judgements.remove(at: place)
        }
    }

    /// A record under a name that is not the runtime's: the outcome that a judgement has announced.
    mutating func readOutcome(_ index: Int) {
        let event = timeline.records[index].event
        guard let place = judgements.firstIndex(where: { $0.event == event && $0.next == .outcome }) else {
            let isOutcome = timeline.records[index].name == .outcome
            return self.place(index, in: isOutcome ? judge : lane(index, "bot"), because: nil)
        }
        self.place(index, in: judge, because: judgements[place].last)
        judgements.remove(at: place)
    }
}
