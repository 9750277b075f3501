/// What a number is checked against.
package enum Bound: Equatable, Sendable {
    case equals(Double)
    case atLeast(Double)
    case atMost(Double)
    case between(Double, Double)

    /// Whether a number keeps the bound.
    package func contains(_ value: Double) -> Bool {
        switch self {
        case .equals(let wanted): value == wanted
        case .atLeast(let low): value >= low
        case .atMost(let high): value <= high
        case .between(let low, let high): value >= low && value <= high
        }
    }

    /// How near a number comes to the bound: 1 within it, else how much the smaller one of the number and the
    /// limit that it misses is of the larger one, and 0 where they differ in sign.
    package func score(of value: Double) -> Double {
        if contains(value) { return 1 }
        let limit =
            switch self {
            case .equals(let limit), .atLeast(let limit), .atMost(let limit): limit
            case .between(let low, let high): value < low ? low : high
            }
        let (small, large) = (min(value.magnitude, limit.magnitude), max(value.magnitude, limit.magnitude))
        return value * limit > 0 ? small / large : 0
    }
}

extension Bound: CustomStringConvertible {
    /// The bound in words, such as `at least 12`.
    package var description: String {
        switch self {
        case .equals(let wanted): "exactly \(NumberText.javaScript(wanted))"
        case .atLeast(let low): "at least \(NumberText.javaScript(low))"
        case .atMost(let high): "at most \(NumberText.javaScript(high))"
        case .between(let low, let high):
            "from \(NumberText.javaScript(low)) to \(NumberText.javaScript(high))"
        }
    }
}
