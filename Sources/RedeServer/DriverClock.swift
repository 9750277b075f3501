import Hummingbird
import Logging
import RedeModel

/// How the instants of a simulation lie on the machine's clock.
struct DriverClock: Sendable {
    /// The instant at which it was started.
    let start: Instant
}
