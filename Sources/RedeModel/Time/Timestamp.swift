/// A time as it is stored: an instant of the clock, or a text that came from outside.
///
/// Spec: section 14, "Stored times are read as JavaScript's `Date` reads them".
package enum Timestamp: Equatable, Sendable {
    /// An instant that the runtime stamped.
    case instant(Instant)
    /// A text from a file or a request, which may be no time at all.
    case text(Text)

    /// The instant meant, nil for a text that does not parse.
    package var instant: Instant? {
        switch self {
        case .instant(let instant): instant
        case .text(let text): DateText.instant(of: text)
        }
    }

    /// The text form.
    package var text: Text {
        switch self {
        case .instant(let instant): instant.text
        case .text(let text): text
        }
    }

    /// Whether this is a text of nothing but white space.
    package var isBlank: Bool {
        switch self {
        case .instant: false
        case .text(let text): text.isBlank
        }
    }
}

extension ByteWriter {
    /// Writes a stored time as a JSON string.
    package mutating func timestamp(_ timestamp: Timestamp) {
        string(timestamp)
    }
}
