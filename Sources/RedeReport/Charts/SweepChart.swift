import RedeEval
import RedeModel

/// A measure over what is swept: a line for one key, a heat map for two.
struct SweepChart {
    let grid: SweepGrid
    let measure: SweepGrid.Measure

    private static let width = 280.0
    private static let cellHeight = 30.0
    private static let labelHeight = 16.0
    private static let lineHeight = 110.0

    /// The picture.
    var svg: String { grid.rowKey == nil ? line : heatMap }

    private var label: String {
        let keys = [grid.rowKey, grid.columnKey].compactMap { $0?.string }.joined(separator: " and ")
        return "\(measure.title), by \(keys)"
    }

    /// The smallest and the largest value; equal ones are taken apart.
    private var range: (low: Double, high: Double) {
        if measure == .passing { return (0, 1) }
        let values = grid.cells.joined().compactMap { grid.value(measure, in: $0) }
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        return low < high ? (low, high) : (low - 1, high + 1)
    }

    private var heatMap: String {
        let (low, high) = range
        let labelWidth = 64.0
        let cellWidth = (Self.width - labelWidth) / Double(grid.columns.count)
        let height = Self.labelHeight * 2 + Double(grid.rows.count) * Self.cellHeight
        var drawing = Drawing(width: Self.width, height: height)
        let room = Int(cellWidth / 6.5)
        drawing.text(Drawing.cut(grid.columnKey.string, to: 34), "name", x: labelWidth, y: 11)
        for (column, value) in grid.columns.enumerated() {
            let x = labelWidth + (Double(column) + 0.5) * cellWidth
            drawing.text(Drawing.cut(value.string, to: room), "tick", x: x, y: 27, .middle)
        }
        for (row, cells) in grid.cells.enumerated() {
            let y = Self.labelHeight * 2 + Double(row) * Self.cellHeight
            let name = Drawing.cut(grid.rows[row].string, to: 10)
            drawing.text(name, "tick", x: labelWidth - 8, y: y + 19, .end)
            for (column, variants) in cells.enumerated() {
                let x = labelWidth + Double(column) * cellWidth
                let text = grid.text(measure, in: variants)
                let share = grid.value(measure, in: variants).map { ($0 - low) / (high - low) }
                drawing.rectangle(
                    "cell",
                    x: x + 1,
                    y: y + 1,
                    width: cellWidth - 2,
                    height: Self.cellHeight - 2,
                    opacity: share.map { 0.06 + 0.5 * $0 } ?? 0,
                    title: "\(grid.rows[row].string), \(grid.columns[column].string): \(text)"
                )
                if text.unicodeScalars.count <= room {
                    drawing.text(text, "value", x: x + cellWidth / 2, y: y + 19, .middle)
                }
            }
        }
        return drawing.svg(label: label)
    }

    private var line: String {
        let (low, high) = range
        let (top, bottom) = (16.0, Self.lineHeight - 2 * Self.labelHeight - 2)
        var drawing = Drawing(width: Self.width, height: Self.lineHeight)
        let step = Self.width / Double(grid.columns.count)
        func x(_ column: Int) -> Double { (Double(column) + 0.5) * step }
        func y(_ value: Double) -> Double { bottom - (value - low) / (high - low) * (bottom - top) }
        drawing.line("axis", x1: 0, y1: bottom, x2: Self.width, y2: bottom)
        let cells = grid.cells.first ?? []
        let points = cells.enumerated().compactMap { column, variants in
            grid.value(measure, in: variants).map { (x: x(column), y: y($0)) }
        }
        if measure == .passing {
            for (column, variants) in cells.enumerated() where !points.isEmpty {
                let interval = grid.rate(of: variants).interval(confidence: BatchReport.confidence)
                drawing.rectangle(
                    "band",
                    x: x(column) - 4,
                    y: y(interval.upper),
                    width: 8,
                    height: y(interval.lower) - y(interval.upper)
                )
            }
        }
        drawing.path("trend", points)
        for point in points { drawing.circle("spot", x: point.x, y: point.y, radius: 3) }
        let room = Int(step / 6.5)
        for (column, variants) in cells.enumerated() {
            let text = grid.text(measure, in: variants)
            if let value = grid.value(measure, in: variants), text.unicodeScalars.count <= room {
                drawing.text(text, "value", x: x(column), y: max(y(value) - 7, 9), .middle)
            }
            let name = Drawing.cut(grid.columns[column].string, to: max(room, 1))
            drawing.text(name, "tick", x: x(column), y: bottom + 14, .middle)
        }
        let key = Drawing.cut(grid.columnKey.string, to: 42)
        drawing.text(key, "name", x: Self.width / 2, y: Self.lineHeight - 4, .middle)
        return drawing.svg(label: label)
    }
}
