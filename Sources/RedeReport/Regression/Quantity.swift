import RedeEval
import RedeModel

/// Values of measures as people read them: what is 0 or 1, or a share, in percent.
enum Quantity {
    /// A value, such as `17.85` or `96.0 %`.
    static func text(_ value: Double, of measure: Measure) -> String {
        isShare(measure) ? "\(number(value * 100, decimals: 1)) %" : number(value)
    }

    /// The value of a single run: `passed` or `failed` of a check, else the number.
    static func run(_ value: Double, of measure: Measure) -> String {
        measure.isCheck ? (value == 0 ? "failed" : "passed") : MetricsTable.text(value)
    }

    /// A difference with its sign, such as `−3.65`; that of shares is in percentage points.
    static func difference(_ value: Double, of measure: Measure) -> String {
        let text = isShare(measure) ? number(value * 100, decimals: 1) : number(value)
        // What is rounded to nothing has no sign.
        let digits = UInt8(ascii: "1")...UInt8(ascii: "9")
        return value > 0 && text.utf8.contains(where: digits.contains) ? "+" + text : text
    }

    /// An interval, such as `−4.10 … −3.20`.
    static func text(of interval: Interval, of measure: Measure) -> String {
        "\(difference(interval.lower, of: measure)) … \(difference(interval.upper, of: measure))"
    }

    /// A p-value, `<0.001` where it is smaller.
    static func text(p: Double) -> String { p < 0.001 ? "<0.001" : number(p, decimals: 3) }

    /// A number with three digits at least, or two decimals.
    static func number(_ value: Double) -> String {
        let size = value.magnitude
        return number(value, decimals: size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 || size == 0 ? 2 : 3)
    }

    static func number(_ value: Double, decimals: Int) -> String {
        let scale = [1, 10, 100, 1000][decimals]
        // Beyond this, digits are not what is of interest.
        guard value.magnitude < 1e12 else {
            return (value < 0 ? "−" : "") + NumberText.javaScript(value.magnitude)
        }
        let scaled = Int((value.magnitude * Double(scale)).rounded())
        let fraction = decimals == 0 ? "" : "." + String(scaled % scale + scale).dropFirst()
        return (value < 0 && scaled > 0 ? "−" : "") + "\(scaled / scale)" + fraction
    }

    private static func isShare(_ measure: Measure) -> Bool { measure.range != nil }
}
