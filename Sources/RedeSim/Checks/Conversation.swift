import RedeModel

/// What was said in a run: messages from outside, and replies, without the updates that they carry.
enum Conversation {
    /// One thing that was said.
    struct Line {
        /// The number of its record, from 1.
        var event: Int
        var instant: Instant
        var from: Text
        var recipients: [Text]
        var text: Text

        /// The line as an object, its instant in milliseconds since the epoch.
        func json(since epoch: Instant) -> JSONValue {
            var object = JSONObject()
            object["event"] = .number(Double(event))
            object["virtualMilliseconds"] = .number(Double(instant.milliseconds(since: epoch)))
            object["from"] = .string(from)
            object["to"] = .array(recipients.map { .string($0) })
            object["text"] = .string(text)
            return .object(object)
        }
    }

    /// All that was said, in order.
    ///
    /// The log has the messages that carry a reply to its recipients, too; these are left out, being what
    /// their sender has replied before, and so are presence messages.
    static func lines(of log: EventLog) -> [Line] {
        var lines: [Line] = []
        var replies: Set<[Text]> = []  // determinism: look-up only, never walked
        for index in 0..<log.count {
            let record = log[index]
            let (from, recipients, content): (Text, [Text], Text)
            switch record.payload {
            case .brainReply(let bot, let text, _, let names, _):
                (from, recipients, content) = (bot, names, text)
            case .messageSend(let bot, let to, let text, _): (from, recipients, content) = (bot, [to], text)
            default: continue  // Nothing else is said.
            }
            let text = IncomingUpdates.textBeforeMarker(of: content)
            if case .brainReply = record.payload {
                replies.insert([from, text])
            } else if Message.isPresence(content) || replies.contains([from, text]) {
                continue
            }
            lines.append(
                Line(
                    event: index + 1,
                    instant: record.instant,
                    from: from,
                    recipients: recipients,
                    text: text
                )
            )
        }
        return lines
    }
}
