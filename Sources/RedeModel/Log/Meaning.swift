/// What a name of the log or of an engine means: a summary, and the fields or options that go with it, in
/// their order.
package struct Meaning: Equatable, Sendable {
    /// A key of a payload, or an option.
    package struct Field: Equatable, Sendable {
        /// The key as the log writes it.
        package var key: String
        /// What its value is.
        package var summary: String

        /// A key with what its value is.
        package init(_ key: String, _ summary: String) {
            self.key = key
            self.summary = summary
        }
    }

    /// What happened, in a line.
    package var summary: String
    /// The keys, in the order in which a line has them; those without a value are left out of it.
    package var fields: [Field]

    /// A summary with the fields that go with it.
    package init(_ summary: String, _ fields: [Field] = []) {
        self.summary = summary
        self.fields = fields
    }
}

extension Meaning.Field {
    static let bot = Meaning.Field("bot", "the bot that it happened to")
    static let runID = Meaning.Field("runId", "the setting RUN_ID; left out without one")
    static let error = Meaning.Field("error", "what went wrong, in words")
    static let sender = Meaning.Field("from", "the sender")
    static let recipient = Meaning.Field("to", "the recipient")
    static let task = Meaning.Field("taskId", "the task")
    static let kinds = Meaning.Field("coordinationTypes", "the kinds of the updates in the reply")
    static let finish = Meaning.Field("finishReason", "why the model stopped, such as stop or length")
    static let knownBots = Meaning.Field("knownBots", "how many bots the network has, itself included")
}
