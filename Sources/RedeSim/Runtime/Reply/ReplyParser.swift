package import RedeModel

/// Reads a model's text as a reply: JSON if it holds some, plain text otherwise.
///
/// Spec: section 9, "Parsing a reply".
package enum ReplyParser {
    /// The reply that `raw` comes to, as an answer to a trigger from `sender`.
    package static func parse(_ raw: Text, as bot: Participant, trigger sender: Text) -> ParsedReply {
        var reply = content(of: raw, as: bot)
        reply.recipients = Recipients.normalised(
            requested: reply.requested,
            updates: reply.updates,
            message: reply.message,
            fallback: sender,
            as: bot
        )
        relay(&reply, as: bot)
        return reply
    }

    /// The JSON value from the first `{` to the last `}` of a text; nil when that is no JSON.
    package static func jsonSpan(of raw: Text) -> JSONValue? {
        let bytes = raw.bytes
        guard let start = bytes.firstIndex(of: UInt8(ascii: "{")),
            let end = bytes.lastIndex(of: UInt8(ascii: "}")), start < end
        else { return nil }
        // What does not parse is plain text; where it goes wrong does not matter.
        return try? JSONReader.value(of: bytes[start...end])
    }

    /// The keys of a reply that may hold its message, in the order in which they count.
    package static let messageKeys: [StaticString] = [
        "message", "move", "action", "reply", "content", "text", "output",
    ]

    /// Message, requested recipients and updates as the reply states them.
    private static func content(of raw: Text, as bot: Participant) -> ParsedReply {
        guard let object = jsonSpan(of: raw)?.object else {
            let message = LineCleaning.cleaned(raw)
            let updates = bot.playsChess ? [] : Inference.updates(in: message, sender: bot.name)
            return ParsedReply(message: message, requested: [], recipients: [], updates: updates)
        }
        var requested: [Text] = []
        for name in object.value("recipients")?.array ?? [] {
            if let name = name.text, bot.knows(name) { requested.append(name) }
        }
        return ParsedReply(
            message: message(in: object),
            requested: requested,
            recipients: [],
            updates: bot.playsChess
                ? [] : Update.list(in: object.value("coordination"), missingOwner: bot.name)
        )
    }

    private static func message(in object: JSONObject) -> Text {
        for key in messageKeys {
            guard let text = object.value(key)?.text else { continue }
            let line = LineCleaning.cleaned(text)
            if !line.isEmpty { return line }
        }
        return Text()
    }

    /// Passes the board on: a coordinator who says whose move it is writes to that bot, with a report.
    private static func relay(_ reply: inout ParsedReply, as bot: Participant) {
        guard bot.isCoordinator, let turn = BoardTurn(saidIn: reply.message), let mover = turn.mover(for: bot)
        else {
            return
        }
        if !reply.recipients.contains(mover) { reply.recipients = [mover] }
        if !reply.updates.contains(where: { $0.kind == .report || $0.kind == .request }) {
            reply.updates = [turn.report(on: reply.message, to: mover, from: bot.name)]
        }
    }
}
