package import RedeModel

/// How much of a log a run gives again: each event of the one is looked for in the other.
///
/// Two events are the same when their payloads are, but for what the prompts' and errors' wording decides;
/// times may differ by a tolerance, since a real clock is never quite on time.
package struct Fidelity: Sendable {
    /// The counts of one kind of event.
    package struct Kind: Equatable, Sendable {
        /// The event's name.
        package var event: Text
        /// How many events the log has.
        package var logged = 0
        /// How many of them the run has at the same millisecond.
        package var exact = 0
        /// How many of them the run has a little earlier or later.
        package var shifted = 0
        /// How many the run has beyond those.
        package var extra = 0

        /// How many of the log's events the run has.
        package var reproduced: Int { exact + shifted }
    }

    /// An event that only one side has.
    package struct Difference: Sendable {
        /// The event of the log; nil when only the run has it.
        package var logged: LoggedEvent?
        /// The event of the run; beside one of the log, the one that comes nearest to it.
        package var played: LoggedEvent?

        /// When it is.
        package var instant: Instant? { logged?.instant ?? played?.instant }

        /// What the two sides differ in, in words.
        package var cause: String {
            guard let logged else {
                return "nothing in the log keeps it from happening: a reset or a restart would leave no event"
            }
            guard let played else { return "the run has no such event of this bot left" }
            let shift = played.instant.milliseconds(since: logged.instant)
            if shift != 0 { return "the run has one \(abs(shift)) ms \(shift > 0 ? "later" : "earlier")" }
            let keys = logged.record.payload.members.filter { played.record.payload[$0.key] != $0.value }
            return "the run has another \(keys.map(\.key.string).joined(separator: ", "))"
        }
    }

    /// The kinds of events, in the order in which the log has them first.
    package private(set) var kinds: [Kind] = []
    /// The first difference in time; nil when there is none.
    package private(set) var first: Difference?
    /// The largest distance in time of two events that are the same, in milliseconds.
    package private(set) var largestShift = 0
    /// How many events are the same in all but the runtime's own wording.
    package private(set) var reworded = 0
    /// How many of the run's events are of kinds that the log does not know.
    package private(set) var unknownToLog = 0

    private var places: [Text: Int] = [:]  // determinism: look-up only, never walked

    /// What a run gives again of a log; of the run's events those count that are no earlier than the log's.
    package init(of log: ArchivedLog, in played: [LoggedEvent], toleranceMilliseconds tolerance: Int) {
        var lanes: [Lane: [Int]] = [:]  // determinism: look-up only, never walked
        let start = log.start.advanced(byMilliseconds: -tolerance)
        for (place, event) in played.enumerated() where event.instant >= start {
            lanes[Lane(event), default: []].append(place)
        }
        for event in log.events { _ = kind(of: event) }
        var isUsed = [Bool](repeating: false, count: played.count)
        var firstPlaces: [Lane: Int] = [:]  // determinism: look-up only, never walked
        var missing: [LoggedEvent] = []
        for event in log.events {
            let lane = Lane(event)
            let candidates = lanes[lane] ?? []
            var place = firstPlaces[lane] ?? 0
            while place < candidates.count, isUsed[candidates[place]] { place += 1 }
            firstPlaces[lane] = place
            let found = Fidelity.find(event, in: played, candidates[place...], isUsed, tolerance)
            let kind = kind(of: event)
            kinds[kind].logged += 1
            guard let found else {
                missing.append(event)
                continue
            }
            isUsed[found.place] = true
            if found.isReworded { reworded += 1 }
            let shift = abs(played[found.place].instant.milliseconds(since: event.instant))
            largestShift = max(largestShift, shift)
            if shift == 0 { kinds[kind].exact += 1 } else { kinds[kind].shifted += 1 }
        }
        let extra = extra(played, isUsed, beside: log, from: start)
        first = Fidelity.first(missing.first, extra, played, isUsed)
    }

    /// How many events the log has.
    package var logged: Int { kinds.reduce(0) { $0 + $1.logged } }
    /// How many of them the run has at the same millisecond.
    package var exact: Int { kinds.reduce(0) { $0 + $1.exact } }
    /// How many of them the run has a little earlier or later.
    package var shifted: Int { kinds.reduce(0) { $0 + $1.shifted } }
    /// How many of them the run has.
    package var reproduced: Int { exact + shifted }
    /// How many events only the run has.
    package var extra: Int { kinds.reduce(0) { $0 + $1.extra } }
    /// Whether the run has all events of the log and no other ones.
    package var isWhole: Bool { reproduced == logged && extra == 0 }

    private mutating func kind(of event: LoggedEvent) -> Int {
        let name = event.record.event
        if let place = places[name] { return place }
        places[name] = kinds.count
        kinds.append(Kind(event: name))
        return kinds.count - 1
    }

    /// Counts the run's events that the log does not have; gives the first one.
    private mutating func extra(
        _ played: [LoggedEvent],
        _ isUsed: [Bool],
        beside log: ArchivedLog,
        from start: Instant
    ) -> LoggedEvent? {
        var first: LoggedEvent?
        for (place, event) in played.enumerated() where !isUsed[place] && event.instant >= start {
            // A log that was cut may have lost some of its first instant.
            if log.isCutAtStart, event.instant <= log.start { continue }
            // A log of an older version has fewer kinds, and says nothing by that.
            guard let kind = places[event.record.event] else {
                unknownToLog += 1
                continue
            }
            kinds[kind].extra += 1
            if first.map({ event.instant < $0.instant }) ?? true { first = event }
        }
        return first
    }

    private static func first(
        _ missing: LoggedEvent?,
        _ extra: LoggedEvent?,
        _ played: [LoggedEvent],
        _ isUsed: [Bool]
    ) -> Difference? {
        if let extra, missing.map({ extra.instant < $0.instant }) ?? true {
            return Difference(logged: nil, played: extra)
        }
        guard let missing else { return nil }
        var nearest: (event: LoggedEvent, distance: Int)?
        for (place, event) in played.enumerated() where !isUsed[place] {
            guard event.record.event == missing.record.event, event.bot == missing.bot else { continue }
            let distance = abs(event.instant.milliseconds(since: missing.instant))
            if nearest.map({ distance < $0.distance }) ?? true { nearest = (event, distance) }
        }
        return Difference(logged: missing, played: nearest?.event)
    }

    /// The events of one kind and bot.
    private struct Lane: Hashable {
        var event: Text
        var bot: Text

        init(_ event: LoggedEvent) {
            self.event = event.record.event
            bot = event.bot
        }
    }

    private static func find(
        _ event: LoggedEvent,
        in played: [LoggedEvent],
        _ candidates: ArraySlice<Int>,
        _ isUsed: [Bool],
        _ tolerance: Int
    ) -> (place: Int, isReworded: Bool)? {
        var found: (place: Int, isReworded: Bool, distance: Int)?
        for place in candidates where !isUsed[place] {
            let shift = played[place].instant.milliseconds(since: event.instant)
            if shift > tolerance { break }
            guard -shift <= tolerance, found.map({ abs(shift) < $0.distance }) ?? true,
                let sameness = EventSameness(event, played[place], toleranceMilliseconds: tolerance)
            else { continue }
            found = (place, sameness == .reworded, abs(shift))
            if shift == 0 { break }
        }
        return found.map { ($0.place, $0.isReworded) }
    }
}
