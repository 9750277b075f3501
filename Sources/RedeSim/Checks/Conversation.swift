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
    static func lines(of log: EventLog) -> [Line] {
        (0..<log.count).compactMap { index in
            let record = log[index]
            switch record.payload {
            case .messageSend(let from, let to, let content, _):
                return Line(
                    event: index + 1,
                    instant: record.instant,
                    from: from,
                    recipients: [to],
                    text: IncomingUpdates.textBeforeMarker(of: content)
                )
            case .brainReply(let bot, let content, _, let recipients, _):
                return Line(
                    event: index + 1,
                    instant: record.instant,
                    from: bot,
                    recipients: recipients,
                    text: IncomingUpdates.textBeforeMarker(of: content)
                )
            default:
                return nil  // Nothing else is said.
            }
        }
    }
}
