package import RedeModel
import RedeSim

/// An archived event log made ready: one run, in the order of time, with what had to be said about it.
package struct ArchivedLog: Sendable {
    /// The events of the run, in the order of time.
    package let events: [LoggedEvent]
    /// Whether the run began before the first event.
    package let isCutAtStart: Bool
    /// What a reader of the import has to know of the log, a sentence each.
    package let notes: [String]

    /// When the first event happened.
    var start: Instant { events[0].instant }
    /// When the last event happened.
    package var end: Instant { events[events.count - 1].instant }

    /// How much of a long log is taken: 8000 hours, so that a scenario can hold it with what is made up
    /// before it.
    static let longestMilliseconds = 8000 * 3_600_000

    /// One run of a log: the one with this RUN_ID, else the last one.
    ///
    /// - Throws: ``UnknownRun`` when no event of the log has this RUN_ID.
    package init(_ log: WrittenLog, run: Text? = nil) throws(UnknownRun) {
        precondition(!log.records.isEmpty, "a log that is imported has a record")
        var notes: [String] = []
        var events = log.records.map { LoggedEvent($0) }
        if let late = ArchivedLog.lateness(of: events) {
            notes.append("lines were out of order, by at most \(late) ms: they are sorted by their time")
            events = ArchivedLog.sorted(events)
        }
        let runs = ArchivedLog.runs(of: events)
        if let run, !runs.contains(where: { $0.id == run }) {
            throw UnknownRun(run: run, known: runs.compactMap(\.id))
        }
        if runs.count > 1 {
            let place = runs.lastIndex { run == nil || $0.id == run } ?? runs.count - 1
            let names = runs.map { Quoted.text($0.id ?? Text()) }.joined(separator: ", ")
            notes.append(
                "the log holds \(runs.count) runs, \(names): \(Quoted.text(runs[place].id ?? Text())) is taken"
            )
            events = Array(events[runs[place].events])
        }
        let last = events[events.count - 1].instant
        if let first = events.firstIndex(where: {
            last.milliseconds(since: $0.instant) <= ArchivedLog.longestMilliseconds
        }), first > 0 {
            notes.append(
                "the log spans more than 8000 hours: the last \(events.count - first) events are taken"
            )
            events.removeFirst(first)
        }
        let deployed = events.firstIndex { $0.name == .durableDeploy || $0.name == .autoDeployStart }
        let first = events.firstIndex { ArchivedLog.needsState($0) }
        isCutAtStart = first.map { $0 < deployed ?? events.count } ?? false
        if isCutAtStart {
            let length = events.count == EventLog.durableCapacity ? ", as rede keeps the last 500 events" : ""
            notes.append("the log begins in the middle of a run\(length): what was before it is made up")
        }
        self.events = events
        self.notes = notes
    }

    /// Whether an event happens to a bot that has been deployed.
    private static func needsState(_ event: LoggedEvent) -> Bool {
        switch event.name {
        case .messageReceive, .conversationStart, .conversationActivity, .conversationStop, .brainStart,
            .brainSkip, .brainReply, .modelRequest, .modelResponse, .alarmResume:
            true
        default:
            false
        }
    }

    /// How many milliseconds a line is behind one before it at most; nil when none is.
    private static func lateness(of events: [LoggedEvent]) -> Int? {
        var latest = events[0].instant
        var late = 0
        for event in events {
            late = max(late, latest.milliseconds(since: event.instant))
            latest = max(latest, event.instant)
        }
        return late > 0 ? late : nil
    }

    /// The events by time; those of one instant in the order in which a turn logs them, as theirs is lost.
    private static func sorted(_ events: [LoggedEvent]) -> [LoggedEvent] {
        let ranks = events.map { rank(of: $0) }
        let order = events.indices.sorted {
            (events[$0].instant, ranks[$0], $0) < (events[$1].instant, ranks[$1], $1)
        }
        return order.map { events[$0] }
    }

    private static func rank(of event: LoggedEvent) -> Int {
        switch event.name {
        case .autoDeployStart: 0
        case .durableDeploy: 1
        case .autoDeployBotError, .autoDeployComplete, .autoDeployError: 2
        case .announceSkip, .announceStart: 3
        case .conversationStart, .ownerHandoff, .ownerConflict: 4
        case .announceSent, .announceError, .deployComplete: 6
        case .webFetch: 7
        case .modelResponse: 8
        case .scenarioInspect: 9
        case .scenarioApplied: 10
        case .conversationActivity: 11
        case .budgetExempt: 12
        case .brainReply: 13
        case .broadcastPlan: 14
        case .messageReceive: 15
        case .messageSend: 16
        case .broadcastSkip, .broadcastError, .broadcastSent: 17
        case .conversationStop: 18
        case .outcomeStart: 19
        case .brainSkip, .brainError: 20
        case .outcomeTranscript, .outcomeResponse, .outcomeSkip: 21
        case .alarmResume, .alarmSelfHeal: 22
        case .botWait: 23
        case .brainStart: 24
        case .modelRequest: 25
        case .outcomeError, .outcome, nil: 26
        }
    }

    /// The runs that the RUN_IDs of a log tell apart, each with its events.
    private static func runs(of events: [LoggedEvent]) -> [(id: Text?, events: Range<Int>)] {
        var runs: [(id: Text?, events: Range<Int>)] = []
        var known: (id: Text?, last: Int)?
        var start = 0
        for (place, event) in events.enumerated() where hasRun(event) {
            let id = event.text("runId")
            if let known, known.id != id {
                let border = border(of: events, between: known.last, and: place)
                runs.append((known.id, start..<border))
                start = border
            }
            known = (id, place)
        }
        runs.append((known?.id, start..<events.count))
        return runs
    }

    private static func hasRun(_ event: LoggedEvent) -> Bool {
        switch event.name {
        case .conversationStart, .conversationActivity, .conversationStop: true
        default: false
        }
    }

    /// Where a run begins that is known by an event: with the first deployment since the run before.
    private static func border(of events: [LoggedEvent], between last: Int, and place: Int) -> Int {
        let between = (last + 1)..<place
        let deployed = between.first { events[$0].name == .autoDeployStart }
        return deployed ?? between.first { events[$0].name == .durableDeploy } ?? place
    }
}

/// A RUN_ID that no event of a log has.
package struct UnknownRun: Error, Equatable, Sendable {
    /// The RUN_ID that was asked for.
    package var run: Text
    /// Those of the log.
    package var known: [Text]

    package init(run: Text, known: [Text]) {
        self.run = run
        self.known = known
    }
}
