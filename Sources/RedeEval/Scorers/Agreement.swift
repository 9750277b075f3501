package import RedeModel

/// How far a judge agrees with people who have labelled the same runs.
///
/// Cohen's kappa: how much of the agreement that chance would not give there is; 1 is all of it, 0 none.
package struct Agreement: Equatable, Sendable {
    /// The labels that either has given, in the order of their bytes.
    package let labels: [Text]
    /// How many runs have which labels: a row a label of people, a column a label of the judge.
    package let table: [[Int]]

    /// The agreement on runs with these pairs of labels.
    package init(_ pairs: [(human: Text, judge: Text)]) {
        var labels: [Text] = []
        for label in (pairs.map(\.human) + pairs.map(\.judge)).sorted() where labels.last != label {
            labels.append(label)
        }
        var table = labels.map { _ in labels.map { _ in 0 } }
        for pair in pairs {
            guard let row = labels.firstIndex(of: pair.human), let column = labels.firstIndex(of: pair.judge)
            else { preconditionFailure("the labels are those of the pairs") }
            table[row][column] += 1
        }
        self.labels = labels
        self.table = table
    }

    /// How many runs both have labelled.
    package var count: Int { table.reduce(0) { $0 + $1.reduce(0, +) } }

    /// The share of runs with the same label; nil without runs.
    package var observed: Double? {
        count == 0 ? nil : Double(labels.indices.reduce(0) { $0 + table[$1][$1] }) / Double(count)
    }

    /// The share of runs that would have the same label by chance; nil without runs.
    package var expected: Double? {
        guard count > 0 else { return nil }
        let products = labels.indices.reduce(0) { sum, label in
            sum + table[label].reduce(0, +) * table.reduce(0) { $0 + $1[label] }
        }
        return Double(products) / Double(count * count)
    }

    /// Cohen's kappa; nil without runs, and where all have one label, so that chance alone agrees.
    package var kappa: Double? {
        guard let observed, let expected, expected < 1 else { return nil }
        return (observed - expected) / (1 - expected)
    }
}
