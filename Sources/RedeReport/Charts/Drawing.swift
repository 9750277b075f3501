import RedeModel

/// A picture as SVG: shapes over each other in the order in which they were drawn.
///
/// What they look like is said by classes, as the page's policy allows no other style.
struct Drawing {
    /// Where a text stands beside its point.
    enum Anchor: String {
        case start, middle, end
    }

    let width: Double
    let height: Double
    private var shapes = ""

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// A rectangle; `title` is told when the pointer rests on it.
    mutating func rectangle(
        _ kind: StaticString,
        x: Double,
        y: Double,
        width: Double,
        height: Double,
        opacity: Double? = nil,
        title: String? = nil
    ) {
        let size = "width=\"\(Drawing.text(width))\" height=\"\(Drawing.text(height))\""
        let paint = opacity.map { " fill-opacity=\"\(Drawing.text($0))\"" } ?? ""
        shapes += "<rect class=\"\(kind)\" x=\"\(Drawing.text(x))\" y=\"\(Drawing.text(y))\" \(size)\(paint)"
        shapes += title.map { "><title>\(XMLText.escaped($0))</title></rect>" } ?? "/>"
    }

    mutating func line(_ kind: StaticString, x1: Double, y1: Double, x2: Double, y2: Double) {
        let (start, end) = (point(x1, y1, 1), point(x2, y2, 2))
        shapes += "<line class=\"\(kind)\" \(start) \(end)/>"
    }

    mutating func circle(_ kind: StaticString, x: Double, y: Double, radius: Double) {
        shapes += "<circle class=\"\(kind)\" cx=\"\(Drawing.text(x))\" cy=\"\(Drawing.text(y))\" "
        shapes += "r=\"\(Drawing.text(radius))\"/>"
    }

    /// A line from point to point.
    mutating func path(_ kind: StaticString, _ points: [(x: Double, y: Double)]) {
        let points = points.map { "\(Drawing.text($0.x)),\(Drawing.text($0.y))" }.joined(separator: " ")
        shapes += "<polyline class=\"\(kind)\" points=\"\(points)\"/>"
    }

    mutating func text(_ text: String, _ kind: StaticString, x: Double, y: Double, _ anchor: Anchor = .start)
    {
        shapes += "<text class=\"\(kind)\" x=\"\(Drawing.text(x))\" y=\"\(Drawing.text(y))\" "
        shapes += "text-anchor=\"\(anchor.rawValue)\">\(XMLText.escaped(text))</text>"
    }

    /// The picture; `label` says what it shows to those who do not see it.
    func svg(label: String) -> String {
        "<svg class=\"chart\" viewBox=\"0 0 \(Drawing.text(width)) \(Drawing.text(height))\" "
            + "width=\"\(Drawing.text(width))\" height=\"\(Drawing.text(height))\" role=\"img\" "
            + "aria-label=\"\(XMLText.escaped(label))\">\(shapes)</svg>"
    }

    /// A text cut to so many signs.
    static func cut(_ text: String, to count: Int) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > count else { return text }
        var cut = ""
        cut.unicodeScalars.append(contentsOf: scalars.prefix(max(count - 1, 0)))
        return cut + "…"
    }

    private func point(_ x: Double, _ y: Double, _ number: Int) -> String {
        "x\(number)=\"\(Drawing.text(x))\" y\(number)=\"\(Drawing.text(y))\""
    }

    /// A length with at most two decimals.
    private static func text(_ value: Double) -> String {
        NumberText.javaScript((value * 100).rounded() / 100)
    }
}
