import Foundation
import RedeModel

/// The time of the machine.
enum WallClock {
    static var now: Instant {
        Instant(milliseconds: Int((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
