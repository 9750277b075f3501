/// The exponential and the logarithm, the same on every machine.
///
/// Those of the C library differ in the last bit between machines. These are sums of + − × ÷, each of which
/// IEEE 754 rounds in one way only, after the usual reduction by powers of two; both are within 4 units of
/// the last place.
package enum Elementary {
    /// The natural logarithm of 2 in two parts, the first with enough zeros at its end to be multiplied
    /// exactly.
    private static let ln2 = (high: 0x1.62e42feep-1, low: 1.908_214_929_270_587_7e-10)

    /// e to the power of a number; 0 and infinity where a `Double` ends.
    package static func exponential(of power: Double) -> Double {
        guard power < 709.8 else { return power.isNaN ? .nan : .infinity }
        guard power > -746 else { return 0 }
        let octaves = (power / ln2.high).rounded()
        let rest = power - octaves * ln2.high - octaves * ln2.low
        // The rest is at most half of ln 2, so what the series leaves out is below 1e-17.
        var sum = 1.0
        for term in stride(from: 14.0, through: 1, by: -1) { sum = 1 + rest / term * sum }
        return Double(sign: .plus, exponent: Int(octaves), significand: sum)
    }

    /// The natural logarithm of a number above 0; minus infinity for 0.
    package static func logarithm(of value: Double) -> Double {
        guard value > 0 else { return value == 0 ? -.infinity : .nan }
        guard value < .infinity else { return value }
        var octaves = Double(value.exponent)
        var rest = value.significand
        if rest > 1.414_213_562_373_095 {
            rest /= 2
            octaves += 1
        }
        // log((1 + s) / (1 - s)) = 2 (s + s³/3 + s⁵/5 + …) with s at most 0.172.
        let s = (rest - 1) / (rest + 1)
        var sum = 0.0
        for odd in stride(from: 23.0, through: 3, by: -2) { sum = s * s * (1 / odd + sum) }
        return octaves * ln2.high + (octaves * ln2.low + 2 * (s + s * sum))
    }
}
