import RedeModel
import RedeSim

/// The lines in which two texts differ, each with its sign.
///
/// Of a line that is another one in its middle the beginning is shown, and where they part.
enum DiffLines {
    /// How much of a long line's beginning is shown, and how much before the place where two lines part.
    private static let beginning = 22, before = 16

    /// The lines that are gone or new, of at most so many columns; blank ones are left out.
    static func lines(from old: Text, to new: Text, width: Int) -> [String] {
        let lines = LineDiff.lines(from: old, to: new)
        var shown: [String] = []
        for (place, line) in lines.enumerated() {
            switch line {
            case .same: continue
            case .removed(let text):
                guard !text.isEmpty else { continue }
                var other: Text?
                if place + 1 < lines.count, case .added(let next) = lines[place + 1] { other = next }
                shown.append("- " + shortened(text, beside: other, width - 2))
            case .added(let text):
                guard !text.isEmpty else { continue }
                var other: Text?
                if place > 0, case .removed(let last) = lines[place - 1] { other = last }
                shown.append("+ " + shortened(text, beside: other, width - 2))
            }
        }
        return shown
    }

    private static func shortened(_ text: Text, beside other: Text?, _ width: Int) -> String {
        let whole = Columns.plain(text.string)
        let shared = other.map { zip(text.bytes, $0.bytes).prefix { $0 == $1 }.count } ?? 0
        guard shared > width * 2 / 3, Columns.width(whole) > width else {
            return Columns.cut(whole, to: width)
        }
        // Not within a scalar.
        var start = shared - before
        while start > 0, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let rest = Text(owning: Array(text.bytes[start...])).string
        return Columns.cut(Columns.cut(whole, to: beginning) + Columns.plain(rest), to: width)
    }
}
