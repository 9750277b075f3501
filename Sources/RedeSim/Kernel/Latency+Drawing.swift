package import RedeModel

extension Latency {
    /// The longest time that a log-normal latency gives, in milliseconds: 24 hours.
    package static let longestMilliseconds = 86_400_000

    /// How long it takes this time, in whole milliseconds; a fixed latency draws nothing, the others once.
    package func milliseconds(from stream: inout SeedStream) -> Int {
        switch self {
        case .fixed(let milliseconds):
            return milliseconds
        case .uniform(let milliseconds):
            return stream.integer(in: milliseconds)
        case .logNormal(let median, let sigma):
            let quantile = NormalQuantile.value(of: stream.next())
            return Latency.scaled(median: median, sigmaThousandths: sigma, quantile: quantile)
        }
    }

    /// The median times e to the power of sigma times the quantile (2^24 stands for 1), rounded.
    static func scaled(median: Int, sigmaThousandths: Int, quantile: Int) -> Int {
        let median = min(max(median, 0), longestMilliseconds)
        let sigma = min(max(sigmaThousandths, 0), 1_000_000)
        // From here on 2^30 stands for 1.
        let one = 1 << 30
        let logarithm = (quantile * sigma / 1000) << 6
        guard logarithm > -40 * one else { return 0 }
        guard logarithm < 40 * one else { return median == 0 ? 0 : longestMilliseconds }

        // e^x is 2^n e^r with r at most half of ln 2; five terms of the series leave e^r within 3e-6.
        let ln2 = 744_261_118
        let powerOfTwo = (logarithm + (logarithm < 0 ? -ln2 / 2 : ln2 / 2)) / ln2
        let rest = logarithm - powerOfTwo * ln2
        var factor = one
        for term in [5, 4, 3, 2, 1] { factor = one + ((rest * factor) >> 30) / term }

        let shift = 30 - powerOfTwo
        guard shift > 0 else { return median == 0 ? 0 : longestMilliseconds }
        guard shift < 62 else { return 0 }
        return min((median * factor + (1 << (shift - 1))) >> shift, longestMilliseconds)
    }
}
