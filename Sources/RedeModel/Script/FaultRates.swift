/// How often model calls go wrong on purpose, in parts per million of all calls.
///
/// At most one fault strikes a call, so the rates should not sum up to more than 1,000,000: what is above
/// that is cut off, from `truncated` on back.
package struct FaultRates: Equatable, Sendable {
    /// The call fails with an error of the rate-limit class.
    package var rateLimit: Int
    /// The call fails with an error of the transient class.
    package var serverError: Int
    /// No answer ever comes.
    package var timeout: Int
    /// The answer's text is empty.
    package var empty: Int
    /// The answer's text is JSON that does not parse.
    package var malformed: Int
    /// The answer's text breaks off, and its finish reason is `length`.
    package var truncated: Int

    package init(
        rateLimit: Int = 0,
        serverError: Int = 0,
        timeout: Int = 0,
        empty: Int = 0,
        malformed: Int = 0,
        truncated: Int = 0
    ) {
        self.rateLimit = rateLimit
        self.serverError = serverError
        self.timeout = timeout
        self.empty = empty
        self.malformed = malformed
        self.truncated = truncated
    }

    /// All rates together.
    var sum: Int { rateLimit + serverError + timeout + empty + malformed + truncated }

    /// No faults.
    package static let none = FaultRates()
}
