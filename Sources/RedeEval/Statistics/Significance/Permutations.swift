package import RedeSim

extension Significance {
    /// Up to so many values are dealt out in every way.
    package static let mostDealtExactly = 20

    /// The permutation test of unpaired runs: without an effect, each value of a scenario might as well stand
    /// on the other side.
    ///
    /// Pitman, "Significance Tests Which May Be Applied to Samples from Any Populations", JRSS Supplement 4,
    /// 1937. Of one scenario with at most 20 values, every way to deal them out is tried; else `deals` are
    /// drawn; of more than 1000, unless one outweighs the others or a side has less than a tenth, the
    /// difference is taken as normal, with the variance of all the ways.
    package static func permutations(
        of groups: [Matching.Group],
        deals: Int,
        stream: SeedStream
    ) -> Significance {
        let decks = groups.map(Deck.init)
        let found = decks.reduce(0) { $0 + $1.difference }
        let slack = decks.reduce(0) { $0 + tolerance($1.values) * $1.scale }
        let limit = found.magnitude - slack
        let count = decks.reduce(0) { $0 + $1.values.count }
        if let deck = decks.first, decks.count == 1, count <= mostDealtExactly {
            return exact(deck, limit: limit)
        }

        let variance = decks.reduce(0) { $0 + $1.variance }
        let largest = decks.reduce(0) { max($0, $1.largest) }
        if count > fewestNormal, variance > 0, largest <= variance * largestShare,
            decks.allSatisfy({ min($0.dealt, $0.values.count - $0.dealt) * 10 >= $0.values.count })
        {
            return Significance(sum: found, variance: variance)
        }

        var shuffled = decks
        var stream = stream
        let draws = draws(deals, for: count)
        var extreme = 0
        for _ in 0..<draws {
            var sum = 0.0
            for place in shuffled.indices { sum += shuffled[place].deal(from: &stream) }
            if sum.magnitude >= limit { extreme += 1 }
        }
        return Significance(extreme: extreme, ofDraws: draws)
    }

    /// Goes through all sets of as many values as the candidate has, each a pattern of bits.
    private static func exact(_ deck: Deck, limit: Double) -> Significance {
        var (extreme, ways) = (0, 0)
        for pattern in 0..<(1 << deck.values.count) where pattern.nonzeroBitCount == deck.dealt {
            var sum = 0.0
            var rest = pattern
            while rest != 0 {
                sum += deck.values[rest.trailingZeroBitCount]
                rest &= rest - 1
            }
            ways += 1
            if (sum * deck.scale).magnitude >= limit { extreme += 1 }
        }
        return Significance(p: Double(extreme) / Double(ways), test: .exact)
    }

    /// The values of both sides of a scenario, less their mean, the candidate's first.
    private struct Deck {
        var values: [Double]
        let dealt: Int
        /// What the sum of the dealt values is multiplied by to give the difference of the means, and the
        /// scenario's part in that of all.
        let scale: Double

        init(_ group: Matching.Group) {
            let all = group.candidate + group.baseline
            let mean = all.mean
            values = all.map { $0 - mean }
            dealt = group.candidate.count
            scale = group.weight * Double(all.count) / (Double(dealt) * Double(all.count - dealt))
        }

        var difference: Double { values.prefix(dealt).reduce(0, +) * scale }

        /// The variance of the difference over all ways to deal.
        var variance: Double {
            let (count, part) = (Double(values.count), Double(dealt) / Double(values.count))
            return values.variance * part * (1 - part) * count * scale * scale
        }

        /// The most that one value holds of the variance.
        var largest: Double {
            let part = Double(dealt) / Double(values.count)
            let square = values.reduce(0) { max($0, $1 * $1) }
            return square * part * (1 - part) * scale * scale
        }

        /// Deals anew, and gives the difference.
        mutating func deal(from stream: inout SeedStream) -> Double {
            var sum = 0.0
            for place in 0..<dealt {
                values.swapAt(place, stream.integer(in: place...(values.count - 1)))
                sum += values[place]
            }
            return sum * scale
        }
    }
}
