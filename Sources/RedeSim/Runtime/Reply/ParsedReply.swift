package import RedeModel

/// What a bot's reply comes to.
///
/// Spec: section 9, "Parsing a reply".
package struct ParsedReply: Equatable, Sendable {
    /// The text to be sent; empty when the reply holds none.
    package var message: Text
    /// The other peers that the reply itself names as recipients, in order, repeats kept.
    ///
    /// The first normalisation starts from these; a later one starts from `recipients`, so that a relay
    /// stays.
    package var requested: [Text]
    /// The recipients after normalisation and the coordinator's relay, repeats kept.
    package var recipients: [Text]
    /// The updates of the ledger that it carries, in order.
    package var updates: [Update]

    package init(message: Text, requested: [Text], recipients: [Text], updates: [Update]) {
        self.message = message
        self.requested = requested
        self.recipients = recipients
        self.updates = updates
    }
}
