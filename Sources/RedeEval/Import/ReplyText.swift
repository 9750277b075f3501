import RedeModel
import RedeSim

/// A text of the model that comes to what a log shows of a reply.
///
/// The log shows what a reply was read as, and how long it was. Of the texts that are read so, the likeliest
/// of that length is made; white space behind it is no part of a reply.
struct ReplyText {
    /// What is said.
    var message: Text
    /// To whom, after normalisation.
    var recipients: [Text]
    /// The updates that were left.
    var updates: [Update]
    /// The length of the text in UTF-16 units; nil when the log does not tell it.
    var length: Int?
    /// Shorter ways to say the message, which come to it in other ways than by being read.
    var shorter: [Text] = []

    /// The text that `bot` was given when it answered `sender`.
    func text(to sender: Text, as bot: Participant) -> Text {
        let candidates = candidates(of: bot.name)
        let read = candidates.filter(fits).map { (text: $0, rank: rank(of: $0, to: sender, as: bot)) }
        let best = read.enumerated().min { one, other in
            (one.element.rank, one.offset) < (other.element.rank, other.offset)
        }
        return ReplyText.padded(best?.element.text ?? candidates[0], to: length)
    }

    private func fits(_ text: Text) -> Bool { length.map { text.utf16Count <= $0 } ?? true }

    /// How far a text is from what the log shows: read the same before its length.
    private func rank(of text: Text, to sender: Text, as bot: Participant) -> Int {
        let reply = ReplyParser.parse(text, as: bot, trigger: sender)
        var rank = text.utf16Count == length ? 0 : 1
        if reply.message != message { rank += 100 }
        // In a game of chess updates are dropped, and any others may have been no news.
        if reply.updates != updates, !bot.playsChess {
            rank += updates.allSatisfy(reply.updates.contains) ? 4 : 20
        }
        let normalised = Recipients.normalised(
            requested: reply.recipients,
            updates: updates,
            message: reply.message,
            fallback: sender,
            as: bot
        )
        if normalised != recipients { rank += 10 }
        return rank
    }

    /// Texts that may be read so, the likeliest first.
    private func candidates(of bot: Text) -> [Text] {
        // What cleaning would take off has to be put around it.
        let lines = [message, quoted("", ""), quoted("message: ", ""), quoted("- \"", "\"")]
        let line = lines.first { LineCleaning.cleaned($0) == message } ?? message
        var texts: [Text] = []
        // A bot that names no owner means itself.
        let ownerless = updates.map {
            $0.owner == bot ? Update($0.kind, taskID: $0.taskID, summary: $0.summary) : $0
        }
        var written = [updates]
        if ownerless != updates { written.append(ownerless) }
        if !updates.isEmpty { written.append([]) }
        for key in ["message", "move", "text"] as [StaticString] {
            for updates in written {
                texts.append(object(key, line, recipients, updates))
                texts.append(object(key, line, [], updates))
            }
        }
        texts.append(line)
        texts += shorter
        return texts
    }

    private func quoted(_ before: Text, _ after: Text) -> Text {
        if before.isEmpty { return ReplyText.joined("\"", message, "\"") }
        return ReplyText.joined(before, message, after)
    }

    private static func joined(_ parts: Text...) -> Text {
        Text(owning: parts.flatMap(\.bytes))
    }

    private func object(_ key: StaticString, _ line: Text, _ recipients: [Text], _ updates: [Update]) -> Text
    {
        var writer = ByteWriter()
        writer.raw("{\"")
        writer.raw(key)
        writer.raw("\":")
        writer.string(line)
        if !recipients.isEmpty {
            writer.raw(",\"recipients\":")
            writer.value(.array(recipients.map { .string($0) }))
        }
        if !updates.isEmpty {
            writer.raw(",\"coordination\":")
            writer.updates(updates)
        }
        writer.raw("}")
        return Text(owning: writer.bytes)
    }

    /// The text with spaces up to a length in UTF-16 units.
    static func padded(_ text: Text, to length: Int?) -> Text {
        guard let length, length < maximumLength else { return text }
        let missing = length - text.utf16Count
        return missing > 0 ? Text(owning: text.bytes + [UInt8](repeating: 0x20, count: missing)) : text
    }

    /// What a log says of longer texts is not believed.
    private static let maximumLength = 10_000_000

    /// A text of a length that the log shows nothing else of.
    static func unknown(length: Int?) -> Text {
        let words: Text = "(This text is not in the log.)"
        guard let length else { return words }
        return padded(words.prefix(utf16: length), to: length)
    }

    /// A text that begins with a preview, and in which nothing is said.
    ///
    /// A preview that was cut within a JSON value is closed, so that the whole is one.
    static func silent(preview: Text, length: Int?, hasUpdates: Bool, as bot: Participant) -> Text {
        let isWhole = preview.utf16Count < 240 || length == 240
        if isWhole { return preview }
        let ends = [Text()] + closings(of: preview)
        let texts = ends.map { Text(owning: preview.bytes + $0.bytes) }
        let fitting = texts.first { text in
            let reply = ReplyParser.parse(text, as: bot, trigger: "")
            return reply.message.isEmpty && reply.updates.isEmpty != hasUpdates
        }
        return padded(fitting ?? preview, to: length)
    }

    /// What closes the strings, arrays and objects that a JSON text leaves open, in some ways.
    private static func closings(of text: Text) -> [Text] {
        guard let start = text.bytes.firstIndex(of: UInt8(ascii: "{")) else { return [] }
        var open: [UInt8] = []
        var isInString = false
        var isEscaped = false
        for byte in text.bytes[start...] {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == 0x5C {
                    isEscaped = true
                } else if byte == 0x22 {
                    isInString = false
                }
                continue
            }
            switch byte {
            case 0x22: isInString = true
            case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
            case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
            default: break
            }
        }
        let brackets = Text(owning: Array(open.reversed()))
        let quote: Text = isInString ? (isEscaped ? "\\\"" : "\"") : ""
        let inner: [Text] = [
            "", ":null", ",\"summary\":\"…\"", ",\"taskId\":\"…\",\"summary\":\"…\"", "null", "\":null",
        ]
        return inner.map { joined(quote, $0, brackets) }
    }
}
