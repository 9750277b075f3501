import RedeModel

/// The values that are measured: texts of a story circle's usual length.
enum Samples {
    /// 2026-01-01T12:00:00.000Z.
    static let noon = Instant(milliseconds: 1_767_268_800_000)

    /// One sentence of a story.
    static let sentence = Text("The lamp turned once, and far out on the water something Answered it.")

    /// A reply as a model writes it: message, recipients and an update of the ledger.
    static let reply = Text(
        """
        {"message": "The lamp turned once, and far out on the water something answered it.", "recipients": ["B"], \
        "coordination": [{"type": "progress", "taskId": "story", "status": "in_progress", "note": "third sentence"}]}
        """
    )

    /// A message that reached its bot.
    static let received = LogRecord(
        at: noon,
        .messageReceive(bot: Text("B"), from: Text("A"), content: sentence, timestamp: noon)
    )

    /// A reply that a turn came to.
    static let replied = LogRecord(
        at: noon,
        .brainReply(
            bot: Text("A"),
            content: sentence,
            length: 71,
            recipients: [Text("B")],
            coordination: []
        )
    )
}
