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
    /// How near the run comes to what is claimed, from 0 to 1, as each kind of check has it; a check that
    /// failed may be near.
    package var score: Double
    /// Why, in words.
    package var reason: String
    /// The numbers of the records that caused it, from 1, in order; at most ``maximumEvents``.
    package var events: [Int]
    /// The record that shows the failure: the one that broke the bound, else the last that bears on it, else
    /// the last of the log; nil when the check passed, and for an empty log.
    package var moment: Moment?
    /// Where the check stands.
    package var location: Location
    /// What a judge was asked and said; nil for other checks.
    package var judged: JudgedPrompt?

    /// The most records that a result points at.
    package static let maximumEvents = 20

    /// The score with at most two decimals.
    package var scoreText: String { NumberText.javaScript((score * 100).rounded() / 100) }

    /// The reason when it says more than the bound and the value, behind a dash.
    package var ownReason: String? {
        reason == "expected \(expected), found \(found)" ? nil : "– \(reason)"
    }

    /// The name, or what is looked at.
    package var title: String { name?.string ?? subject }
}
