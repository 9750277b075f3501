package import RedeModel

/// How a check came out.
package struct CheckResult: Equatable, Sendable {
    /// The name that the scenario gives; nil when it gives none.
    package var name: Text?
    /// What is looked at, in words, such as `replies of A`.
    package var subject: String
    /// The bound, in words, such as `at least 12`.
    package var expected: String
    /// The value, in words.
    package var found: String
    /// Whether the value keeps the bound.
    package var hasPassed: Bool
    /// The record that shows the failure: the one that broke the bound, else the last that bears on it, else
    /// the last of the log; nil when the check passed, and for an empty log.
    package var moment: Moment?
    /// Where the check stands.
    package var location: Location

    /// The name, or what is looked at.
    package var title: String { name?.string ?? subject }
}
