import RedeModel
import RedeSim

/// The event log for people: a line a record.
struct FollowLines {
    let style: Style
    let epoch: Instant
    private let nameWidth: Int
    /// The columns of the longest event name.
    private static let eventWidth = 27

    init(style: Style, epoch: Instant, bots: [BotDefinition]) {
        self.style = style
        self.epoch = epoch
        nameWidth = min(max(bots.map { Columns.width($0.name.string) }.max() ?? 0, 1), 12)
    }

    /// The line of a record, without a line feed.
    func line(of record: LogRecord) -> String {
        var writer = ByteWriter()
        record.write(to: &writer)
        // What we have written reads as JSON; were it not so, the line would lack its details.
        let payload = (try? JSONReader.value(of: writer.bytes[...]))?["payload"]?.object ?? JSONObject()
        let bot = ["bot", "from", "updatedBy"].lazy.compactMap { payload[$0]?.text }.first ?? Text()
        let time = DurationWords.seconds(milliseconds: record.instant.milliseconds(since: epoch), decimals: 3)
        let start = "\(Columns.right(time, 11))  \(Columns.left(Columns.plain(bot.string), nameWidth))  "
        let name = Columns.left(Columns.plain(record.eventName.string), FollowLines.eventWidth)
        let isRepeated = record.payload.name == .messageSend || record.payload.name == .broadcastSent
        let members = payload.members.filter { !isRepeated || $0.key != "content" }
        let details = members.compactMap { FollowLines.detail($0, of: bot) }.joined(separator: "  ")
        var line = start + name + "  " + details
        if let width = style.width { line = Columns.cut(line, to: width) }
        while line.hasSuffix(" ") { line.removeLast() }
        return coloured(line, record.payload)
    }

    private static func detail(_ member: JSONObject.Member, of bot: Text) -> String? {
        switch member.key {
        case "bot", "timestamp", "runId", "model", "updatedBy": return nil
        case "from" where member.value.text == bot: return nil
        case "reason": return member.value.text.map { Columns.plain($0.string) }
        case "content": return member.value.text.map(said)
        default: return "\(Columns.plain(member.key.string)) \(words(member.value))"
        }
    }

    /// What is said, the updates behind it left to the ledger.
    private static func said(_ content: Text) -> String {
        guard let marker = content.firstIndex(of: "COORDINATION_JSON:", from: 0) else {
            return words(.string(content))
        }
        return words(.string(content[0..<marker].trimmed())) + " + updates"
    }

    private static func words(_ value: JSONValue) -> String {
        if case .array(let items) = value, items.allSatisfy({ $0.text != nil }) {
            return items.isEmpty ? "none" : items.map(words).joined(separator: ", ")
        }
        if let items = value.array, items.allSatisfy({ $0["taskId"] != nil }) {
            return items.map(update).joined(separator: ", ")
        }
        if let text = value.text, !text.isEmpty, text.utf16Count <= 24, !text.contains(" ") {
            return Columns.plain(text.string)
        }
        var writer = ByteWriter()
        writer.value(value)
        return Columns.plain(String(decoding: writer.bytes, as: UTF8.self))
    }

    private static func update(_ value: JSONValue) -> String {
        let parts = ["type", "taskId"].compactMap { value[$0]?.text?.string }
        let owner = value["owner"]?.text.map { " (\($0.string))" } ?? ""
        return Columns.plain(parts.joined(separator: " ") + owner)
    }

    private func coloured(_ line: String, _ payload: LogRecord.Payload) -> String {
        switch payload.name {
        case .brainError, .broadcastError, .announceError, .autoDeployError, .autoDeployBotError,
            .outcomeError:
            style.red(line)
        case .brainReply, .messageReceive, .outcome, .brainSkip, .conversationStart, .conversationStop:
            line
        default:
            // The rest is machinery, which stays in the background.
            style.dim(line)
        }
    }
}
