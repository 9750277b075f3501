/// A claim on the texts of a run: how many contain a pattern.
package struct PatternClaim: Equatable, Sendable {
    /// Which texts are looked at.
    package enum Source: String, CaseIterable, Sendable {
        /// What bots reply.
        case replies
        /// What bots receive, presence messages aside.
        case messages
    }

    /// How many texts must contain the pattern.
    package enum Quantity: Equatable, Sendable {
        /// All of them, and there is one at least.
        case every
        case count(Bound)
    }

    /// A text that the texts contain, in any ASCII case.
    package var pattern: Text
    /// Which texts are looked at.
    package var source: Source
    /// The bot that replies or receives; nil means any.
    package var bot: Text?
    /// How many must contain the pattern.
    package var quantity: Quantity

    package init(_ pattern: Text, in source: Source = .replies, bot: Text? = nil, _ quantity: Quantity) {
        self.pattern = pattern
        self.source = source
        self.bot = bot
        self.quantity = quantity
    }
}
