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
