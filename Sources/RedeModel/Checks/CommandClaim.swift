/// A claim that a command of the user's decides on.
///
/// It reads the run as JSON from its standard input, and writes what it says of it, as JSON again.
package struct CommandClaim: Equatable, Sendable {
    /// The program: a name that PATH finds, or a path when there is a slash in it; then its arguments.
    package var words: [Text]
    /// The bound on the score; nil lets the command say whether the run passes.
    package var bound: Bound?
    /// What it is shown.
    package var view: Check.View
    /// How long it may take.
    package var limitMilliseconds: Int

    /// The usual limit: ten seconds.
    package static let defaultLimitMilliseconds = 10_000

    package init(
        _ words: [Text],
        _ bound: Bound? = nil,
        view: Check.View = .replies,
        limitMilliseconds: Int = CommandClaim.defaultLimitMilliseconds
    ) {
        precondition(!words.isEmpty, "a command has a program")
        self.words = words
        self.bound = bound
        self.view = view
        self.limitMilliseconds = limitMilliseconds
    }
}
