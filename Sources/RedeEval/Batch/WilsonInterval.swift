/// What a share of runs may be, after some of them: the interval of Wilson's score at 95 %.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
package struct WilsonInterval: Equatable, Sendable {
    /// The lower end, from 0.
    package let low: Double
    /// The upper end, to 1.
    package let high: Double

    /// The interval after so many of all runs had what is looked for; from 0 to 1 without runs.
    package init(_ count: Int, of runs: Int) {
        guard runs > 0 else {
            (low, high) = (0, 1)
            return
        }
        // The 97.5 % quantile of the normal distribution.
        let z = 1.959963984540054
        let n = Double(runs)
        let share = Double(count) / n
        let scale = 1 / (1 + z * z / n)
        let middle = scale * (share + z * z / (2 * n))
        let reach = scale * z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        // At the ends rounding may leave a trace of what is zero.
        low = count == 0 ? 0 : middle - reach
        high = count == runs ? 1 : middle + reach
    }
}
