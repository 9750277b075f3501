extension Significance {
    /// The p-values of several tests, adjusted so that the probability of any false alarm among them stays
    /// that of one; in their order.
    ///
    /// Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6,
    /// 1979.
    package static func adjusted(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var adjusted = values
        var largest = 0.0
        for (rank, place) in order.enumerated() {
            largest = max(largest, min(1, Double(values.count - rank) * values[place]))
            adjusted[place] = largest
        }
        return adjusted
    }
}
