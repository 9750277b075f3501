package import RedeSim

extension Significance {
    /// Up to so many differences have the signs of all their combinations tried.
    package static let mostFlippedExactly = 20

    /// The sign-flip test: without an effect, each paired difference might as well have the other sign.
    ///
    /// Fisher, "The Design of Experiments", 1935, section 21. Differences of 0 say nothing either way. Of at
    /// most 20 others, all combinations of signs are tried; of more, `flips` are drawn; of more than 1000,
    /// unless one outweighs the others, their sum is taken as normal, which has the same variance.
    package static func signFlips(of differences: [Double], flips: Int, stream: SeedStream) -> Significance {
        let values = differences.filter { $0 != 0 }
        let sum = values.reduce(0, +)
        let limit = sum.magnitude - tolerance(values)
        guard values.count > mostFlippedExactly else {
            // Each sum is one of the first half and one of the second: few additions, so no rounding piles
            // up.
            let first = sums(of: values.prefix(values.count / 2))
            let second = sums(of: values.dropFirst(values.count / 2))
            var extreme = 0
            for start in first {
                for rest in second where (start + rest).magnitude >= limit { extreme += 1 }
            }
            return Significance(p: Double(extreme) / Double(first.count * second.count), test: .exact)
        }
        let squares = values.reduce(0) { $0 + $1 * $1 }
        let largest = values.reduce(0) { max($0, $1 * $1) }
        if values.count > fewestNormal, squares > 0, largest <= squares * largestShare {
            return Significance(sum: sum, variance: squares)
        }
        let draws = draws(flips, for: values.count)
        return Significance(extreme: drawn(draws, of: values, limit: limit, stream: stream), ofDraws: draws)
    }

    /// The sums of the values with every combination of signs.
    private static func sums(of values: ArraySlice<Double>) -> [Double] {
        values.reduce(into: [0]) { sums, value in sums = sums.map { $0 + value } + sums.map { $0 - value } }
    }

    private static func drawn(_ draws: Int, of values: [Double], limit: Double, stream: SeedStream) -> Int {
        var stream = stream
        var extreme = 0
        values.withUnsafeBufferPointer { values in
            for _ in 0..<draws {
                var sum = 0.0
                var bits: UInt64 = 0
                for index in 0..<values.count {
                    bits = index & 63 == 0 ? stream.next() : bits >> 1
                    sum += Double(bitPattern: values[index].bitPattern ^ (bits << 63))
                }
                if sum.magnitude >= limit { extreme += 1 }
            }
        }
        return extreme
    }
}
