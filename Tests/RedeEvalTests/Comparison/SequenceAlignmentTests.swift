import RedeEval
import RedeSim
import Testing

struct SequenceAlignmentTests {
    /// What a way through both sequences costs.
    private static func cost(
        _ steps: [SequenceAlignment.Step],
        _ one: [Int],
        _ other: [Int],
        _ gap: Int
    ) -> Int {
        steps.reduce(0) { sum, step in
            if case .both(let row, let column) = step { return sum + distance(one[row], other[column]) }
            return sum + gap
        }
    }

    private static func distance(_ one: Int, _ other: Int) -> Int { min(abs(one - other), 5) }

    /// The least cost there is, by the table that the alignment does without.
    private static func leastCost(_ one: [Int], _ other: [Int], _ gap: Int) -> Int {
        var line = (0...other.count).map { $0 * gap }
        for (row, value) in one.enumerated() {
            var next = [(row + 1) * gap]
            for (column, partner) in other.enumerated() {
                next.append(
                    min(line[column] + distance(value, partner), line[column + 1] + gap, next[column] + gap)
                )
            }
            line = next
        }
        return line[other.count]
    }

    @Test(arguments: UInt64(1)...100)
    func `every item comes once and in order, at the least cost there is`(_ seed: UInt64) {
        var stream = SeedStream(seed: seed, name: "alignment")
        let one = (0..<stream.integer(below: 12)).map { _ in stream.integer(below: 6) }
        let other = (0..<stream.integer(below: 12)).map { _ in stream.integer(below: 6) }
        let gap = 3

        let steps = SequenceAlignment.steps(one.count, other.count, gap: gap) {
            Self.distance(one[$0], other[$1])
        }

        var (rows, columns) = ([Int](), [Int]())
        for step in steps {
            switch step {
            case .both(let row, let column): (rows, columns) = (rows + [row], columns + [column])
            case .first(let row): rows.append(row)
            case .second(let column): columns.append(column)
            }
        }
        #expect(rows == Array(one.indices))
        #expect(columns == Array(other.indices))
        #expect(Self.cost(steps, one, other, gap) == Self.leastCost(one, other, gap))
    }

    @Test func `sequences without a pair in common are one behind the other`() {
        let steps = SequenceAlignment.steps(2, 1, gap: 1) { _, _ in 2 }

        #expect(steps.count == 3)
        #expect(!steps.contains { if case .both = $0 { true } else { false } })
    }
}
