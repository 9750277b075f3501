package import RedeModel

/// How the instants of a served run lie on the machine's clock.
///
/// It is read off a clock that nobody sets, and counts on from its first instant: an instant never comes
/// twice, and setting the machine's time forward or back moves none.
package struct DriverClock: Sendable {
    /// How fast the run's time goes.
    package enum Pace: Equatable, Sendable {
        /// So many times as fast as the machine's; 1 is real time.
        case times(Int)
        /// From one entry of the calendar to the next without a wait.
        case unbounded
    }

    /// The run's first instant.
    let epoch: Instant
    private let pace: Pace
    /// Whether time goes no faster than the machine's.
    private var isHeld = false
    /// An instant, and when it came: time has gone at one pace since.
    private var start: (instant: Instant, time: ContinuousClock.Instant)

    /// A clock that shows `epoch` now.
    package init(from epoch: Instant, at pace: Pace) {
        self.epoch = epoch
        self.pace = pace
        start = (epoch, .now)
    }

    /// The present instant; nil when it is wherever the run has come to.
    var present: Instant? {
        guard let speed else { return nil }
        let elapsed = (ContinuousClock.now - start.time).components
        let microseconds = Int(elapsed.seconds) * 1_000_000 + Int(elapsed.attoseconds / 1_000_000_000_000)
        return start.instant.advanced(byMilliseconds: microseconds * speed / 1000)
    }

    /// When an instant is over; nil when nothing is waited for.
    func end(of instant: Instant) -> ContinuousClock.Instant? {
        guard let speed else { return nil }
        let milliseconds = instant.milliseconds(since: start.instant) + 1
        return start.time + .microseconds((milliseconds * 1000 + speed - 1) / speed)
    }

    /// Has time go no faster than the machine's, or again as fast as it is to, from the present on; a run
    /// without a clock has come to `now`.
    mutating func hold(_ holds: Bool, at now: Instant) {
        guard holds != isHeld, pace != .times(1) else { return }
        start = (max(present ?? now, now), .now)
        isHeld = holds
    }

    private var speed: Int? {
        if isHeld { return 1 }
        guard case .times(let speed) = pace else { return nil }
        return speed
    }
}
