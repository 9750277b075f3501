package import RedeModel
package import RedeSim

/// A check of a batch's variant: what its verdicts are on.
package struct BatchCheck: Equatable, Sendable {
    /// The name that the scenario gives, else what is looked at.
    package var title: Text
    /// What is looked at, in words, such as `replies of A`.
    package var subject: Text
    /// The bound, in words, such as `at least 12`.
    package var expected: Text

    package init(title: Text, subject: Text, expected: Text) {
        self.title = title
        self.subject = subject
        self.expected = expected
    }

    /// What a check's result says of the check.
    package init(_ check: CheckResult) {
        self.init(title: Text(check.title), subject: Text(check.subject), expected: Text(check.expected))
    }
}
