package import RedeModel

/// The one wake-up that a bot keeps for itself.
///
/// Spec: section 7, "Brain alarm".
package struct Alarm: Equatable, Sendable {
    /// What is noted as pending; a request that comes no earlier changes nothing.
    package private(set) var note: Instant?
    /// When the alarm rings; nil when none is set.
    package private(set) var scheduled: Instant?
    /// Whether the handler of an earlier ring is still waiting for its turn.
    private(set) var isHandling = false

    package init() {}

    /// An alarm as it was stored: what is noted, and when it rings.
    package init(note: Instant?, scheduled: Instant?) {
        self.note = note
        self.scheduled = scheduled
    }

    /// Asks for a ring at `wanted`; true when the alarm was set to it.
    package mutating func set(to wanted: Instant, at now: Instant) -> Bool {
        if let note, note >= now, note <= wanted { return false }
        note = wanted
        scheduled = wanted
        return true
    }

    /// Whether a ring that comes due now is this alarm's, and its handler may start.
    ///
    /// A wake-up that was moved still arrives at its old instant; one that comes while the handler waits is
    /// kept until the handler ends.
    package mutating func rings(at now: Instant) -> Bool {
        guard let scheduled, scheduled <= now, !isHandling else { return false }
        self.scheduled = nil
        note = nil
        return true
    }

    /// The handler waits for a turn: no ring starts another one.
    package mutating func holdHandler() {
        isHandling = true
    }

    /// The handler has ended; true when a ring fell due meanwhile and is to be handled now.
    package mutating func releaseHandler(at now: Instant) -> Bool {
        isHandling = false
        guard let scheduled else { return false }
        return scheduled <= now
    }

    /// The storage was reset: the note is gone, the alarm itself still rings.
    package mutating func forgetNote() {
        note = nil
    }

    /// The alarm as it is stored: one whose handler is at work rings again, should the process end.
    func asStored(at now: Instant) -> Alarm {
        Alarm(note: note, scheduled: scheduled ?? (isHandling ? now : nil))
    }

    /// Nothing rings any more.
    ///
    /// Spec: section 16, rule 5.
    package mutating func cancel() {
        self = Alarm()
    }
}
