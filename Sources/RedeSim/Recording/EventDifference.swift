package import RedeModel

/// The first event in which two logs differ, and why.
package struct EventDifference: Equatable, Sendable {
    /// The number of the event, from 1.
    package var event: Int
    /// The recorded event; nil when that log has ended, or is not known.
    package var recorded: LogRecord?
    /// The event now; nil when the log has ended.
    package var now: LogRecord?
    /// Why, as far as the calls before it tell; nil when they were all answered as recorded.
    package var cause: String?

    /// The first difference of two logs; nil when they are the same.
    ///
    /// `calls` are those of the second one.
    package init?(from recorded: EventLog, to now: EventLog, calls: [ReplayedCall], report: ReplayReport) {
        let shared = min(recorded.count, now.count)
        var event = 0
        while event < shared, recorded[event] == now[event] { event += 1 }
        guard event < max(recorded.count, now.count) else { return nil }
        self.init(event: event, now: now, calls: calls, report: report)
        self.recorded = event < recorded.count ? recorded[event] : nil
    }

    /// The difference at an event, from 0, of which only the log now is known.
    package init(event: Int, now: EventLog, calls: [ReplayedCall], report: ReplayReport) {
        self.event = event + 1
        let record = event < now.count ? now[event] : nil
        self.now = record
        cause = EventDifference.cause(of: record, calls, report)
    }

    /// The prompt that a request shows, else the first call before the event that was not answered as it was.
    private static func cause(
        of record: LogRecord?,
        _ calls: [ReplayedCall],
        _ report: ReplayReport
    ) -> String? {
        if let record, case .modelRequest(let request) = record.payload {
            let change = report.changes.first { change in
                change.place.bot == request.bot && change.instant == record.instant
            }
            if let change {
                let names = change.sections.map(\.name.string).joined(separator: ", ")
                return "the prompt of \(change.place) differs in \(names)"
            }
        }
        for call in calls where record.map({ call.instant <= $0.instant }) ?? true {
            switch call.answerer {
            case .nobody: return "\(call.place) found no recorded answer"
            case .model: return "\(call.place) was answered anew"
            case .exactPrompt, .turn: continue
            }
        }
        return nil
    }
}
