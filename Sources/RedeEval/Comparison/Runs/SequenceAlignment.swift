/// Lines two sequences up at the least cost, in space that grows with their length alone.
///
/// The costs are those of Needleman and Wunsch (1970), the halving that needs no table is Hirschberg's
/// (1975).
package enum SequenceAlignment {
    /// What is done with the next items.
    package enum Step: Equatable, Sendable {
        /// An item of the first sequence goes with one of the second.
        case both(Int, Int)
        /// An item of the first sequence has no partner.
        case first(Int)
        /// An item of the second sequence has no partner.
        case second(Int)
    }

    /// So many pairs are weighed at most; longer middles are paired in order.
    private static let maximumPairs = 25_000_000

    /// The steps through both sequences, given as their lengths.
    ///
    /// `gap` is what an item without a partner costs; `cost` is that of a pair, 0 for equal items. A pair
    /// that costs two gaps or more is never made.
    package static func steps(_ first: Int, _ second: Int, gap: Int, cost: (Int, Int) -> Int) -> [Step] {
        var start = 0
        while start < first, start < second, cost(start, start) == 0 { start += 1 }
        var end = 0
        while end < first - start, end < second - start, cost(first - 1 - end, second - 1 - end) == 0 {
            end += 1
        }
        let (rows, columns) = (start..<(first - end), start..<(second - end))
        var steps = (0..<start).map { Step.both($0, $0) }
        if columns.isEmpty || rows.count <= maximumPairs / columns.count {
            align(rows, columns, gap, cost, &steps)
        } else {
            pairInOrder(rows, columns, gap, cost, &steps)
        }
        return steps + (0..<end).map { .both(rows.upperBound + $0, columns.upperBound + $0) }
    }

    private static func align(
        _ rows: Range<Int>,
        _ columns: Range<Int>,
        _ gap: Int,
        _ cost: (Int, Int) -> Int,
        _ steps: inout [Step]
    ) {
        if rows.isEmpty || columns.isEmpty {
            steps += rows.map { .first($0) } + columns.map { .second($0) }
            return
        }
        if rows.count == 1 {
            let row = rows.lowerBound
            var best = columns.lowerBound
            for column in columns where cost(row, column) < cost(row, best) { best = column }
            let isPaired = cost(row, best) < 2 * gap
            if !isPaired { steps.append(.first(row)) }
            for column in columns {
                steps.append(isPaired && column == best ? .both(row, column) : .second(column))
            }
            return
        }
        let middle = rows.lowerBound + rows.count / 2
        let above = costs(rows.lowerBound..<middle, columns, gap, cost)
        let below = costsToEnd(middle..<rows.upperBound, columns, gap, cost)
        var best = 0
        for place in above.indices where above[place] + below[place] < above[best] + below[best] {
            best = place
        }
        let cut = columns.lowerBound + best
        align(rows.lowerBound..<middle, columns.lowerBound..<cut, gap, cost, &steps)
        align(middle..<rows.upperBound, cut..<columns.upperBound, gap, cost, &steps)
    }

    /// What it costs to line the rows up with the first columns, for each number of these.
    private static func costs(
        _ rows: Range<Int>,
        _ columns: Range<Int>,
        _ gap: Int,
        _ cost: (Int, Int) -> Int
    ) -> [Int] {
        var line = (0...columns.count).map { $0 * gap }
        for row in rows {
            var diagonal = line[0]
            line[0] += gap
            for place in 0..<columns.count {
                let paired = diagonal + cost(row, columns.lowerBound + place)
                diagonal = line[place + 1]
                line[place + 1] = min(paired, min(diagonal, line[place]) + gap)
            }
        }
        return line
    }

    /// What it costs to line the rows up with the columns that are left, from each one on.
    private static func costsToEnd(
        _ rows: Range<Int>,
        _ columns: Range<Int>,
        _ gap: Int,
        _ cost: (Int, Int) -> Int
    ) -> [Int] {
        var line = (0...columns.count).map { (columns.count - $0) * gap }
        for row in rows.reversed() {
            var diagonal = line[columns.count]
            line[columns.count] += gap
            for place in (0..<columns.count).reversed() {
                let paired = diagonal + cost(row, columns.lowerBound + place)
                diagonal = line[place]
                line[place] = min(paired, min(diagonal, line[place + 1]) + gap)
            }
        }
        return line
    }

    private static func pairInOrder(
        _ rows: Range<Int>,
        _ columns: Range<Int>,
        _ gap: Int,
        _ cost: (Int, Int) -> Int,
        _ steps: inout [Step]
    ) {
        for (row, column) in zip(rows, columns) {
            steps += cost(row, column) < 2 * gap ? [.both(row, column)] : [.first(row), .second(column)]
        }
        steps += rows.dropFirst(columns.count).map { .first($0) }
        steps += columns.dropFirst(rows.count).map { .second($0) }
    }
}
