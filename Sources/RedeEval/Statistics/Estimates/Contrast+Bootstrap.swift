package import RedeSim

extension Contrast {
    /// Fewer values in a sample than this have no interval: no level of 5 % can be kept with them.
    package static let fewestValues = 5

    /// Up to so many values in all are resampled; for more, the interval is calculated.
    package static let mostResampled = 1000

    /// The bootstrap's bias-corrected and accelerated interval (BCa) of the estimate; nil if a sample is too
    /// small.
    ///
    /// Efron, "Better Bootstrap Confidence Intervals", JASA 82, 1987; Efron and Tibshirani, "An Introduction
    /// to the Bootstrap", 1993, chapter 14. Above ``mostResampled`` values, its analytic form ABC stands for
    /// it (chapter 22; DiCiccio and Efron, "More Accurate Confidence Intervals in Exponential Families",
    /// Biometrika 79, 1992), which needs no draws: for means, it has the bias correction of BCa equal to the
    /// acceleration.
    package func interval(confidence: Double, resamples: Int, stream: SeedStream) -> Interval? {
        guard samples.allSatisfy({ $0.values.count >= Contrast.fewestValues }) else { return nil }
        let (square, acceleration) = influence
        guard square > 0 else { return Interval(from: estimate, to: estimate) }
        let z = NormalDistribution.quantile((1 + confidence) / 2)
        let spread = square.squareRoot()
        guard count <= Contrast.mostResampled else {
            let (low, high) = (acceleration - z, acceleration + z)
            func end(_ w: Double) -> Double {
                estimate + spread * w / ((1 - acceleration * w) * (1 - acceleration * w))
            }
            return Interval(from: end(low), to: end(high))
        }

        let drawn = resampled(resamples, stream: stream).sorted()
        // Of counts, many resamples have the very mean of the data, but for the rounding of another order.
        let slack = spread * 1e-9
        let halves = drawn.reduce(0) { $0 + ($1 < estimate - slack ? 2 : $1 <= estimate + slack ? 1 : 0) }
        let share = Double(min(max(halves, 1), 2 * resamples - 1)) / Double(2 * resamples)
        let bias = NormalDistribution.quantile(share)
        func end(_ z: Double) -> Double {
            let reach = max(1 - acceleration * (bias + z), .leastNonzeroMagnitude)
            let shifted = bias + (bias + z) / reach
            return Distribution.quantile(NormalDistribution.probability(below: shifted), ofSorted: drawn)
        }
        return Interval(from: end(-z), to: end(z))
    }

    /// The sum of squares of what each value adds to the estimate, and the acceleration, a sixth of its
    /// skewness.
    private var influence: (square: Double, acceleration: Double) {
        var (squares, cubes) = (0.0, 0.0)
        for sample in samples {
            let mean = sample.values.mean
            let scale = sample.weight / Double(sample.values.count)
            for value in sample.values {
                let part = (value - mean) * scale
                squares += part * part
                cubes += part * part * part
            }
        }
        let scale = 6 * squares * squares.squareRoot()
        return (square: squares, acceleration: scale > 0 ? cubes / scale : 0)
    }

    /// The estimates of samples drawn anew from each sample, with replacement.
    private func resampled(_ times: Int, stream: SeedStream) -> [Double] {
        var estimates = [Double](repeating: 0, count: times)
        var stream = stream
        for sample in samples {
            let size = UInt64(sample.values.count)
            let scale = sample.weight / Double(sample.values.count)
            sample.values.withUnsafeBufferPointer { values in
                for time in 0..<times {
                    var sum = 0.0
                    var bits: UInt64 = 0
                    for index in 0..<values.count {
                        // Two places a draw: of at most 1000, each is as likely as any other within 1 in 4
                        // million.
                        bits = index & 1 == 0 ? stream.next() : bits >> 32
                        sum += values[Int(((bits & 0xFFFF_FFFF) &* size) >> 32)]
                    }
                    estimates[time] += sum * scale
                }
            }
        }
        return estimates
    }
}
