package import RedeModel

/// Why runs of a batch failed: a check, or the way in which they ended.
package struct FailureCause: Equatable, Sendable {
    /// A run that shows it.
    package struct Example: Equatable, Sendable {
        /// The number of its case.
        package var number: Int
        /// What was found, in words; empty when nothing is to be said.
        package var found: Text
        /// The record that shows it, from 1; nil when none does.
        package var event: Int?
        /// The directory with the run's files; nil when they are not kept.
        package var kept: Text?
    }

    /// The name of the check, or how the runs ended.
    package var title: Text
    /// The bound that was not kept; nil for an ending.
    package var expected: Text?
    /// How many runs failed for it.
    package var runs = 0
    /// The first of these runs, of those whose files are kept if there are any.
    package var example: Example?

    /// A cause that no run has failed for.
    init(title: Text, expected: Text?) {
        self.title = title
        self.expected = expected
    }

    /// The cause in words, such as `replies: at least 12`.
    package var words: String {
        expected.map { "\(title): \($0)" } ?? title.string
    }

    mutating func add(_ example: Example) {
        runs += 1
        guard let shown = self.example else { return self.example = example }
        if shown.kept == nil, example.kept != nil { self.example = example }
    }
}
