package import RedeModel

/// The lines that two texts share, and those that one of them has alone.
package enum LineDiff {
    /// A line of the two texts.
    package enum Line: Equatable, Sendable {
        case same(Text)
        case removed(Text)
        case added(Text)
    }

    /// Longer middles are shown as removed and added as a whole: the table has a place for each pair of
    /// lines.
    private static let maximumPairs = 1_000_000

    /// The lines of both texts, the fewest of them as removed or added.
    package static func lines(from old: Text, to new: Text) -> [Line] {
        let old = split(old)
        let new = split(new)
        var start = 0
        while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
        var end = 0
        while end < old.count - start, end < new.count - start,
            old[old.count - 1 - end] == new[new.count - 1 - end]
        { end += 1 }
        let middle = middle(Array(old[start..<(old.count - end)]), Array(new[start..<(new.count - end)]))
        return old[..<start].map { .same($0) } + middle + old[(old.count - end)...].map { .same($0) }
    }

    private static func split(_ text: Text) -> [Text] {
        text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Text(bytes: $0) }
    }

    private static func middle(_ old: [Text], _ new: [Text]) -> [Line] {
        guard !old.isEmpty, !new.isEmpty, old.count * new.count <= maximumPairs else {
            return old.map { .removed($0) } + new.map { .added($0) }
        }
        // How many lines the ends from here on have in common.
        let width = new.count + 1
        var common = [Int](repeating: 0, count: (old.count + 1) * width)
        for row in old.indices.reversed() {
            for column in new.indices.reversed() {
                let place = row * width + column
                common[place] =
                    old[row] == new[column]
                    ? common[place + width + 1] + 1 : max(common[place + width], common[place + 1])
            }
        }
        var lines: [Line] = []
        var (row, column) = (0, 0)
        while row < old.count, column < new.count {
            let place = row * width + column
            if old[row] == new[column] {
                lines.append(.same(old[row]))
                (row, column) = (row + 1, column + 1)
            } else if common[place + width] >= common[place + 1] {
                lines.append(.removed(old[row]))
                row += 1
            } else {
                lines.append(.added(new[column]))
                column += 1
            }
        }
        return lines + old[row...].map { .removed($0) } + new[column...].map { .added($0) }
    }
}
