import RedeModel

/// Reads a log once, from its first record to its last, and finds out what caused what.
///
/// Messages, deployments and sessions are here; turns are in `TimelineReader+Turn`, the judge in
/// `TimelineReader+Outcome`.
struct TimelineReader {
    var timeline = Timeline()
    /// By lane.
    var bots: [BotTrace] = []
    var judgements: [Judgement] = []
    private var places: [Text: Int] = [:]
    private var deployment: Int?
    /// Records of a message that is being taken in: its receipt, or the reply, comes after them.
    private var appended: [Int] = []
    /// Receipts whose sending is logged a moment later.
    private var delivered: [Int] = []

    /// The reader of a log whose bots come in this order, as far as they are known beforehand.
    init(_ log: WrittenLog, roster: [Text]) {
        timeline.records = log.records
        timeline.isCut = log.isCut
        timeline.laneOfRecord = log.records.map { _ in nil }
        timeline.causes = log.records.map { _ in nil }
        let names = LaneNames(log, roster: roster)
        timeline.lanes = names.lanes
        for (lane, one) in timeline.lanes.enumerated() where one.kind == .bot { places[one.name] = lane }
        bots = timeline.lanes.map { _ in BotTrace() }
        for index in log.records.indices { read(index) }
        closeCalls()
    }

    var client: Int? { timeline.lanes.firstIndex { $0.kind == .client } }
    var judge: Int? { timeline.lanes.firstIndex { $0.kind == .judge } }

    func lane(_ index: Int, _ key: StaticString) -> Int? { text(index, key).flatMap { places[$0] } }

    func text(_ index: Int, _ key: StaticString) -> Text? {
        timeline.records[index].payload.value(key)?.text
    }

    func number(_ index: Int, _ key: StaticString) -> Double? {
        timeline.records[index].payload.value(key)?.double
    }

    func instant(_ index: Int) -> Instant { timeline.records[index].instant }

    mutating func place(_ index: Int, in lane: Int?, because cause: Int?) {
        timeline.laneOfRecord[index] = lane
        timeline.causes[index] = cause
    }

    mutating func addSpan(_ kind: Timeline.Span.Kind, _ lane: Int, from first: Int, to last: Int) {
        guard instant(last) > instant(first) else { return }
        timeline.spans.append(
            .init(kind: kind, lane: lane, start: instant(first), end: instant(last), first: first, last: last)
        )
    }

    private mutating func read(_ index: Int) {
        guard let name = timeline.records[index].name, name != .outcome else { return readOutcome(index) }
        let lane = self.lane(index, "bot")
        switch name {
        case .autoDeployStart:
            deployment = index
        case .autoDeployBotError, .autoDeployComplete, .autoDeployError:
            place(index, in: lane, because: deployment)
            if name != .autoDeployBotError { deployment = nil }
        case .durableDeploy:
            place(index, in: lane, because: deployment)
            if let lane { bots[lane].deployed = index }
        case .announceStart, .announceSkip:
            place(index, in: lane, because: lane.flatMap { bots[$0].deployed })
            if let lane { bots[lane].announced = index }
        case .announceSent, .announceError:
            let from = self.lane(index, "from")
            place(index, in: from, because: from.flatMap { bots[$0].announced })
        case .deployComplete:
            place(index, in: lane, because: lane.flatMap { bots[$0].announced })
        case .messageReceive:
            if let lane { receive(index, lane) }
        case .messageSend:
            send(index)
        case .conversationStart, .conversationActivity:
            if let lane { joinSession(index, lane, begins: name == .conversationStart) }
        case .ownerHandoff, .ownerConflict:
            place(index, in: self.lane(index, "updatedBy"), because: nil)
            appended.append(index)
        case .conversationStop:
            if let lane { stopSession(index, lane) }
        case .outcomeStart, .outcomeTranscript, .outcomeResponse, .outcomeSkip, .outcomeError:
            readJudgement(index, name)
        case .botWait, .brainStart, .brainSkip, .brainReply, .brainError, .budgetExempt, .alarmResume,
            .alarmSelfHeal, .modelRequest, .modelResponse, .scenarioInspect, .scenarioApplied, .webFetch,
            .broadcastPlan, .broadcastSkip:
            if let lane { readTurn(index, name, lane) }
        case .broadcastError, .broadcastSent:
            if let from = self.lane(index, "from") { readTurn(index, name, from) }
        case .outcome:
            break
        }
    }

    private mutating func receive(_ index: Int, _ lane: Int) {
        let content = text(index, "content") ?? Text()
        let from = self.lane(index, "from")
        let isPresence = content == Message.presence
        var cause: Int?
        if let from {
            cause = bots[from].replies.last { reply in
                text(reply, "content").map { content.bytes.starts(with: $0.bytes) } ?? false
            }
            if cause == nil, isPresence { cause = bots[from].announced }
        }
        place(index, in: lane, because: cause)
        explainAppended(by: index, lane)
        let source = cause == nil ? client : from
        timeline.arrows.append(
            .init(
                from: source ?? lane,
                to: lane,
                sent: cause.map(instant) ?? instant(index),
                received: instant(index),
                receipt: index,
                isPresence: isPresence
            )
        )
        bots[lane].receipts.append(index)
        if !isPresence {
            bots[lane].waiting.append(
                .init(record: index, sender: text(index, "from") ?? Text(), receipt: index)
            )
        }
        delivered.append(index)
    }

    /// A message's sending is logged when it was taken in, and by a bot once more when it hears so.
    private mutating func send(_ index: Int) {
        let from = self.lane(index, "from")
        let now = instant(index)
        delivered = delivered.filter { instant($0) == now }
        let place = delivered.firstIndex { receipt in
            text(receipt, "bot") == text(index, "to") && text(receipt, "from") == text(index, "from")
        }
        guard let place else {
            return self.place(index, in: from, because: from.flatMap { bots[$0].turn?.plan })
        }
        let receipt = delivered.remove(at: place)
        self.place(index, in: timeline.causes[receipt] == nil ? client : from, because: receipt)
    }

    private mutating func joinSession(_ index: Int, _ lane: Int, begins: Bool) {
        place(index, in: lane, because: nil)
        if begins {
            bots[lane].sessionStart = index
            bots[lane].stopped = nil
            func moment(_ key: StaticString) -> Instant? {
                text(index, key).flatMap { DateText.instant(of: $0) }
            }
            timeline.sessions.append(
                .init(
                    lane: lane,
                    start: moment("startedAt") ?? instant(index),
                    kill: moment("killAt"),
                    first: index
                )
            )
        }
        appended.append(index)
    }

    private mutating func stopSession(_ index: Int, _ lane: Int) {
        place(index, in: lane, because: bots[lane].sessionStart)
        bots[lane].stopped = index
        if let place = timeline.sessions.lastIndex(where: { $0.lane == lane }),
            timeline.sessions[place].stop == nil
        {
            timeline.sessions[place].stop = instant(index)
        }
    }

    /// What was logged while a message was taken in follows from that message.
    mutating func explainAppended(by cause: Int, _ lane: Int) {
        for index in appended { place(index, in: lane, because: cause) }
        appended = []
    }

    /// A call that the log does not end lasts as long as the log.
    private mutating func closeCalls() {
        guard let end = timeline.records.last?.instant else { return }
        for lane in bots.indices {
            guard let call = bots[lane].turn?.call else { continue }
            timeline.spans.append(
                .init(kind: .call, lane: lane, start: instant(call), end: end, first: call, last: nil)
            )
        }
    }
}
