package import RedeModel

/// What a turn does about a failed model call, told from the error's text.
///
/// Spec: section 15.
package enum ModelErrorClass: String, CaseIterable, Sendable {
    /// The provider asks to slow down: the trigger stays pending.
    case rateLimit = "rate-limit"
    /// The call may succeed when it is made again.
    case transient
    /// The turn fails.
    case other

    /// The class of an error; a rate limit goes before a transient error.
    package static func of(_ error: Text) -> ModelErrorClass {
        let text = error.lowercased()
        if contains(rateLimitSigns, in: text) { return .rateLimit }
        return contains(transientSigns, in: text) ? .transient : .other
    }

    /// Whether the text has a sign of a rate limit.
    package static func isRateLimit(_ error: Text) -> Bool {
        contains(rateLimitSigns, in: error.lowercased())
    }

    /// Whether the text has a sign of a transient error, whatever else it has.
    package static func isTransient(_ error: Text) -> Bool {
        contains(transientSigns, in: error.lowercased())
    }

    private static let rateLimitSigns: [Text] = ["rate limit", "429", "tpm", "rpm"]

    private static let transientSigns: [Text] = [
        "failed after 3 attempts", "timed out after", "an error occurred while processing your request",
        "request id req_", "internal server error", "server had an error processing your request",
        "bad gateway",
        "gateway timeout", "temporarily unavailable", "503", "502", "500",
    ]

    private static func contains(_ signs: [Text], in text: Text) -> Bool {
        signs.contains { text.contains($0) }
    }
}
