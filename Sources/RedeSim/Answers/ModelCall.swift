package import RedeModel

/// One request to the language model.
package struct ModelCall: Equatable, Sendable {
    /// What a call is for.
    package typealias Kind = CallKind

    /// The bot that asks, by its place in the roster.
    package var bot: BotID
    /// What the call is for.
    package var kind: Kind
    /// The sender of the message that the call answers; empty for the judge.
    package var triggerSender: Text
    /// The text of the message that the call answers; empty for the judge.
    package var triggerContent: Text

    package init(bot: BotID, kind: Kind, triggerSender: Text, triggerContent: Text) {
        self.bot = bot
        self.kind = kind
        self.triggerSender = triggerSender
        self.triggerContent = triggerContent
    }
}
