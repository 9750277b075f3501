/// Lengths of time in order.
struct SortedTimes {
    private let sorted: [Int]

    init(_ milliseconds: [Int]) {
        sorted = milliseconds.sorted()
    }

    /// The one in the middle, of an even number the mean of the two; nil of none.
    var median: Double? {
        guard let last = sorted.indices.last else { return nil }
        return Double(sorted[last / 2] + sorted[(last + 1) / 2]) / 2
    }

    /// The least that 95 % do not exceed; nil of none.
    var percentile95: Double? {
        sorted.isEmpty ? nil : Double(sorted[(95 * sorted.count + 99) / 100 - 1])
    }
}
