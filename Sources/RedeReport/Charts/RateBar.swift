import RedeEval

/// A share and its interval on a line from 0 to 1.
enum RateBar {
    private static let width = 160.0
    private static let height = 14.0
    private static let margin = 4.0

    static func svg(_ rate: Rate) -> String {
        var drawing = Drawing(width: width, height: height)
        let middle = height / 2
        func x(_ share: Double) -> Double { margin + share * (width - 2 * margin) }
        drawing.line("axis", x1: x(0), y1: middle, x2: x(1), y2: middle)
        let interval = rate.interval(confidence: BatchReport.confidence)
        if let share = rate.share {
            drawing.rectangle(
                "band",
                x: x(interval.lower),
                y: middle - 4,
                width: x(interval.upper) - x(interval.lower),
                height: 8
            )
            drawing.circle("spot", x: x(share), y: middle, radius: 3)
        }
        return drawing.svg(label: "\(Share.text(of: rate)), 95 % interval \(Share.text(of: interval))")
    }
}
