import RedeEval
import RedeModel

/// Differences with their intervals on one scale, a picture a row: zero is the same place in all of them.
struct ForestPlot {
    /// How far the scale goes to either side, in spreads.
    private let reach: Double

    private static let width = 240.0, height = 18.0, axisHeight = 28.0
    /// Of scales, the smallest that fits is taken.
    private static let reaches = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]

    init(_ rows: [BatchComparisonPage.Row]) {
        var (spots, ends) = ([0.0], [0.0])
        for row in rows {
            guard let spot = row.spot, let whisker = row.whisker else { continue }
            spots.append(abs(spot))
            ends.append(max(abs(whisker.lower), abs(whisker.upper)))
        }
        // All dots are to be seen; of the lines the longest may go beyond, so that one does not squeeze all
        // others.
        ends.sort()
        let wanted = max(spots.max() ?? 0, ends[(ends.count - 1) * 3 / 4])
        reach = ForestPlot.reaches.first { $0 >= wanted } ?? ForestPlot.reaches[ForestPlot.reaches.count - 1]
    }

    /// The scale.
    var axis: String {
        var drawing = Drawing(width: Self.width, height: Self.axisHeight)
        for share in [-1.0, -0.5, 0, 0.5, 1] {
            let x = place(of: share * reach)
            drawing.line("axis", x1: x, y1: 0, x2: x, y2: 4)
            let anchor: Drawing.Anchor = share == -1 ? .start : share == 1 ? .end : .middle
            drawing.text(
                text(share * reach),
                "tick",
                x: share == -1 ? 0 : share == 1 ? Self.width : x,
                y: 16,
                anchor
            )
        }
        return drawing.svg(label: "the scale, \(text(-reach)) to \(text(reach)) standard deviations")
    }

    /// The difference of a row with its interval; the line of zero alone when there is none.
    func svg(_ row: BatchComparisonPage.Row) -> String {
        var drawing = Drawing(width: Self.width, height: Self.height)
        let zero = place(of: 0)
        drawing.line("zero", x1: zero, y1: 0, x2: zero, y2: Self.height)
        guard let spot = row.spot, let whisker = row.whisker else {
            return drawing.svg(label: "\(row.name): nothing to draw")
        }
        let middle = Self.height / 2
        let (low, high) = (whisker.lower, whisker.upper)
        let (line, dot) = ForestPlot.kinds(of: row.verdict)
        drawing.line(line, x1: place(of: low), y1: middle, x2: place(of: high), y2: middle)
        // An end beyond the scale has no stop.
        for end in [low, high] where abs(end) <= reach {
            let x = place(of: end)
            drawing.line(line, x1: x, y1: middle - 4, x2: x, y2: middle + 4)
        }
        drawing.circle(dot, x: place(of: spot), y: middle, radius: 4)
        return drawing.svg(
            label: "\(row.name): \(text(spot)), \(text(low)) to \(text(high)) standard deviations"
        )
    }

    /// What an interval and its middle look like.
    private static func kinds(of verdict: Comparison.Verdict) -> (line: StaticString, dot: StaticString) {
        switch verdict {
        case .regressed: ("whisker worse", "worse")
        case .improved, .changed: ("whisker found", "spot")
        case .noDifferenceFound, .undecided: ("whisker unsure", "unsure")
        }
    }

    /// The place of a difference in spreads; what lies beyond the scale is at its end.
    private func place(of value: Double) -> Double {
        let share = min(max(value / reach, -1), 1)
        return Self.width / 2 + share * (Self.width / 2 - 6)
    }

    private func text(_ value: Double) -> String {
        (value < 0 ? "−" : "") + MetricsTable.text(abs(value))
    }
}
