/// The values of a metric over any number of runs, in bounded memory.
///
/// Each value is kept with its count as long as there are few different ones. Beyond ``limit`` of them they
/// are counted in bins, whose width is the smallest power of two that leaves at most so many bins; a bin then
/// stands for its middle. The order in which values come does not matter.
package struct ValueCounts: Equatable, Sendable {
    /// A value, or the middle of a bin, and how many runs have it.
    package struct Entry: Equatable, Sendable {
        /// The value.
        package var value: Double
        /// How many runs have it; at least 1.
        package var count: Int
    }

    /// The most different values, or bins, that are told apart.
    package static let limit = 512
    /// The width with which binning begins.
    private static let narrowest = Double(sign: .plus, exponent: -40, significand: 1)

    /// How many values there are.
    package private(set) var count = 0
    /// The smallest value; infinity without values.
    package private(set) var lowest = Double.infinity
    /// The largest value; minus infinity without values.
    package private(set) var highest = -Double.infinity
    private var sum = 0.0
    /// The width of the bins; nil while each value is counted.
    private var width: Double?
    /// The values, or the lower ends of the bins, in ascending order, with their counts.
    private var places: [Entry] = []

    /// No values.
    package init() {}

    /// Counts a finite value.
    package mutating func add(_ value: Double) {
        count += 1
        sum += value
        lowest = min(lowest, value)
        highest = max(highest, value)
        let place = width.map { (value / $0).rounded(.down) * $0 } ?? value
        let index = self.index(of: place)
        if index < places.count, places[index].value == place {
            places[index].count += 1
        } else {
            places.insert(Entry(value: place, count: 1), at: index)
            while places.count > ValueCounts.limit { widen() }
        }
    }

    /// Whether values were put together in bins.
    package var isBinned: Bool { width != nil }

    /// The mean; nil without values.
    package var mean: Double? { count == 0 ? nil : sum / Double(count) }

    /// The values in ascending order, each once.
    package var entries: [Entry] {
        guard let width else { return places }
        return places.map { place in
            let middle = place.value + width / 2
            return Entry(value: min(max(middle, lowest), highest), count: place.count)
        }
    }

    /// A quantile, as `Distribution` computes it; nil without values.
    package func quantile(_ probability: Double) -> Double? {
        guard count > 0 else { return nil }
        if probability <= 0 { return lowest }
        if probability >= 1 { return highest }
        return ValueCounts.quantile(probability, of: entries, count: count)
    }

    /// How far from the middle a value lies, in standard deviations of a normal distribution of the same
    /// spread; 0 where all values are the same.
    ///
    /// The modified z-score of Iglewicz and Hoaglin ("How to Detect and Handle Outliers", 1993): by the
    /// median of the distances from the median, or by their mean where more than half of the values are the
    /// same.
    package func strangeness(of value: Double) -> Double {
        guard let median = quantile(0.5), lowest < highest else { return 0 }
        let distances = entries.map { Entry(value: abs($0.value - median), count: $0.count) }
            .sorted { $0.value < $1.value }
        let middle = ValueCounts.quantile(0.5, of: distances, count: count)
        let mean = distances.reduce(0) { $0 + $1.value * Double($1.count) } / Double(count)
        let scale = middle > 0 ? 1.4826 * middle : 1.2533 * mean
        return scale > 0 ? abs(value - median) / scale : 0
    }

    /// The first place that is not below a value.
    private func index(of value: Double) -> Int {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].value < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Makes the bins twice as wide.
    private mutating func widen() {
        let width = width.map { $0 * 2 } ?? ValueCounts.narrowest
        var wider: [Entry] = []
        for place in places {
            let value = (place.value / width).rounded(.down) * width
            if wider.last?.value == value {
                wider[wider.count - 1].count += place.count
            } else {
                wider.append(Entry(value: value, count: place.count))
            }
        }
        self.width = width
        places = wider
    }

    private static func quantile(_ probability: Double, of entries: [Entry], count: Int) -> Double {
        let place = probability * Double(count - 1)
        let rank = Int(place)
        var seen = 0
        for (index, entry) in entries.enumerated() {
            seen += entry.count
            if seen > rank + 1 { return entry.value }
            guard seen == rank + 1 else { continue }
            let next = index + 1 < entries.count ? entries[index + 1].value : entry.value
            return entry.value + (place - Double(rank)) * (next - entry.value)
        }
        preconditionFailure("the counts of the values add up")
    }
}
