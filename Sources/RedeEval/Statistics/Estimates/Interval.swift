/// The values that the data leave open for a quantity, at a confidence that stands beside it.
package struct Interval: Equatable, Sendable {
    /// The smallest of these values.
    package var lower: Double
    /// The largest of these values.
    package var upper: Double

    package init(from lower: Double, to upper: Double) {
        self.lower = lower
        self.upper = upper
    }
}
