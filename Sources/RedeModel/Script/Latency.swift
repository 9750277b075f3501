/// How long something takes: fixed, or drawn anew each time from a named stream.
package enum Latency: Equatable, Sendable {
    /// Always so many milliseconds, at least 0.
    case fixed(milliseconds: Int)
    /// Any whole millisecond of the range, each as likely.
    case uniform(milliseconds: ClosedRange<Int>)
    /// Log-normal with this median; `sigma` is the standard deviation of the logarithm, in thousandths.
    case logNormal(medianMilliseconds: Int, sigmaThousandths: Int)

    /// No time at all.
    package static let none = Latency.fixed(milliseconds: 0)
}

extension Latency {
    /// Whether it is the same each time, so that nothing is drawn.
    package var isFixed: Bool {
        guard case .fixed = self else { return false }
        return true
    }
}
