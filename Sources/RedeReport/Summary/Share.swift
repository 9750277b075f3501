package import RedeEval

/// Shares in percent.
package enum Share {
    /// The share with a decimal, such as `97.4 %`; `-` of none.
    ///
    /// It is cut, so that `100 %` means all of them.
    package static func text(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "-" }
        guard part < whole else { return "100 %" }
        let thousandths = part * 1000 / whole
        return "\(thousandths / 10).\(thousandths % 10) %"
    }

    /// Between which shares an interval lies, such as `80.1 … 97.4 %`.
    package static func text(of interval: Interval) -> String {
        "\(tenths(interval.lower * 100)) … \(tenths(interval.upper * 100)) %"
    }

    static func text(of rate: Rate) -> String { text(rate.hits, of: rate.count) }

    /// A number from 0 on with one decimal.
    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
