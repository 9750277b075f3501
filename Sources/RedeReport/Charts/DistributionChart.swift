import RedeEval

/// How the values of a metric lie: a row of bars a group, all on one axis, the median marked.
struct DistributionChart {
    private let rows: [(name: String, counts: ValueCounts)]
    private let lowest: Double
    private let highest: Double
    /// How many bars a row has.
    private let bars: Int
    /// Where the axis begins: right of the names, if there are several rows.
    private let start: Double

    private static let width = 280.0
    private static let rowHeight = 26.0
    private static let nameWidth = 64.0
    private static let axisHeight = 16.0
    private static let maximumBars = 28

    /// The chart of groups of which at least one has a value.
    init?(_ rows: [(name: String, counts: ValueCounts)]) {
        let there = rows.map(\.counts).filter { $0.count > 0 }
        guard let lowest = there.map(\.lowest).min(), let highest = there.map(\.highest).max() else {
            return nil
        }
        self.rows = rows
        start = rows.count > 1 ? Self.nameWidth : 0
        self.lowest = lowest
        self.highest = highest
        let isWhole = there.allSatisfy { counts in
            !counts.isBinned && counts.entries.allSatisfy { $0.value == $0.value.rounded() }
        }
        // A bar a whole number, if there is room for that.
        let range = highest - lowest
        bars = isWhole && range < Double(Self.maximumBars) ? Int(range) + 1 : Self.maximumBars
    }

    func svg(label: String) -> String {
        let height = Double(rows.count) * Self.rowHeight + Self.axisHeight
        var drawing = Drawing(width: Self.width, height: height)
        let heights = rows.map { self.heights(of: $0.counts) }
        let tallest = heights.joined().max() ?? 0
        let barWidth = (Self.width - start) / Double(bars)
        for (row, (name, counts)) in rows.enumerated() {
            let base = Double(row + 1) * Self.rowHeight
            for (place, share) in heights[row].enumerated() where share > 0 {
                let height = max(1, share / tallest * (Self.rowHeight - 6))
                drawing.rectangle(
                    "bar",
                    x: start + Double(place) * barWidth + 0.5,
                    y: base - height,
                    width: max(1, barWidth - 1),
                    height: height
                )
            }
            drawing.line("axis", x1: start, y1: base, x2: Self.width, y2: base)
            if let median = counts.quantile(0.5) {
                let x = x(of: median)
                drawing.line("median", x1: x, y1: base - Self.rowHeight + 5, x2: x, y2: base + 3)
            }
            if rows.count > 1 {
                drawing.text(Drawing.cut(name, to: 10), "name", x: start - 8, y: base, .end)
            }
        }
        drawing.text(MetricsTable.text(lowest), "tick", x: start, y: height - 2)
        drawing.text(MetricsTable.text(highest), "tick", x: Self.width, y: height - 2, .end)
        return drawing.svg(label: label)
    }

    /// The bar that a value falls into.
    private func bar(of value: Double) -> Int {
        let range = highest - lowest
        guard range > 0 else { return 0 }
        // With a bar a whole number, the first and the last one stand for their numbers alone.
        let place = bars < Self.maximumBars ? value - lowest : (value - lowest) / range * Double(bars)
        return min(max(Int(place), 0), bars - 1)
    }

    /// The middle of the place of a value on the axis.
    private func x(of value: Double) -> Double {
        let range = highest - lowest
        guard range > 0 else { return (start + Self.width) / 2 }
        let place = bars < Self.maximumBars ? value - lowest + 0.5 : (value - lowest) / range * Double(bars)
        return min(start + place * (Self.width - start) / Double(bars), Self.width)
    }

    /// Which share of a group's values falls into each bar.
    private func heights(of counts: ValueCounts) -> [Double] {
        var heights = [Double](repeating: 0, count: bars)
        for entry in counts.entries {
            heights[bar(of: entry.value)] += Double(entry.count) / Double(counts.count)
        }
        return heights
    }
}
