package import RedeModel

/// How the instants of a served run lie on the machine's clock.
///
/// It is read off a clock that nobody sets: an instant never comes twice.
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
    private let start = ContinuousClock.now

    /// A clock that shows `epoch` now.
    package init(from epoch: Instant, at pace: Pace) {
        self.epoch = epoch
        self.pace = pace
    }

    /// The present instant; nil when it is wherever the run has come to.
    var present: Instant? {
        guard case .times(let speed) = pace else { return nil }
        let elapsed = (ContinuousClock.now - start).components
        let microseconds = Int(elapsed.seconds) * 1_000_000 + Int(elapsed.attoseconds / 1_000_000_000_000)
        return epoch.advanced(byMilliseconds: microseconds * speed / 1000)
    }

    /// When an instant is over; nil when nothing is waited for.
    func end(of instant: Instant) -> ContinuousClock.Instant? {
        guard case .times(let speed) = pace else { return nil }
        let milliseconds = instant.milliseconds(since: epoch) + 1
        return start + .microseconds((milliseconds * 1000 + speed - 1) / speed)
    }
}
