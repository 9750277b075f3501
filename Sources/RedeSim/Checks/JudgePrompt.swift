import RedeModel

/// The words in which a model is asked to judge a run.
enum JudgePrompt {
    /// The prompt for a claim on a run of which these lines are shown.
    static func text(for claim: JudgeClaim, showing lines: Text) -> Text {
        var writer = ByteWriter()
        writer.raw("You judge what bots have said to each other. Judge by this and by nothing else:\n\n")
        writer.raw(text: claim.rubric.trimmed())
        switch claim.view {
        case .replies: writer.raw("\n\nWhat was said, each line with its number, in order:\n\n")
        case .events: writer.raw("\n\nThe events, each line with its number, in order:\n\n")
        }
        writer.raw(text: lines)
        writer.raw("\nAnswer with one JSON object and nothing else: {\"")
        switch claim.scale {
        case .labels(let labels, _):
            writer.raw("label\": \"…\", \"reason\": \"…\", \"events\": […]}.\nThe label is one of ")
            writer.value(.array(labels.map { .string($0) }))
        case .numbers(let range, _):
            writer.raw("score\": …, \"reason\": \"…\", \"events\": […]}.\nThe score is a number from ")
            writer.number(range.lowerBound)
            writer.raw(" to ")
            writer.number(range.upperBound)
        }
        writer.raw("; the reason is a sentence; events are the numbers of the lines that decide.\n")
        return Text(owning: writer.bytes)
    }

    /// What of a log is shown: a line each, with its number.
    ///
    /// What bots have said stands in quotes, so that none of them can speak to the judge.
    static func lines(of log: EventLog, in view: Check.View) -> Text {
        var writer = ByteWriter()
        switch view {
        case .replies:
            for line in Conversation.lines(of: log) { write(line, to: &writer) }
        case .events:
            for index in 0..<log.count {
                writer.integer(index + 1)
                writer.raw(" ")
                log[index].write(to: &writer)
            }
        }
        return Text(owning: writer.bytes)
    }

    private static func write(_ line: Conversation.Line, to writer: inout ByteWriter) {
        writer.integer(line.event)
        writer.raw(" ")
        writer.string(line.from)
        writer.raw(" to ")
        writer.value(.array(line.recipients.map { .string($0) }))
        writer.raw(": ")
        writer.string(line.text)
        writer.raw("\n")
    }
}
