import Synchronization

/// Lets so many requests through a second, and as many at once.
///
/// It is a class, as all connections share it.
final class RateLimit: Sendable {
    private let perSecond: Double
    private let tokens: Mutex<(left: Double, at: ContinuousClock.Instant)>

    init(_ perSecond: Int) {
        self.perSecond = Double(perSecond)
        tokens = Mutex((Double(perSecond), .now))
    }

    /// Whether one more request is let through now.
    func admits() -> Bool {
        let now = ContinuousClock.now
        return tokens.withLock { tokens in
            tokens.left = min(perSecond, tokens.left + (now - tokens.at) / .seconds(1) * perSecond)
            tokens.at = now
            guard tokens.left >= 1 else { return false }
            tokens.left -= 1
            return true
        }
    }
}
