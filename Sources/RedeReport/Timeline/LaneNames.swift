import RedeModel

/// The rows of the picture: found by one look at the whole log, so that no row comes in later.
struct LaneNames {
    var lanes: [Timeline.Lane] = []

    init(_ log: WrittenLog, roster: [Text]) {
        var names: [Text] = []
        var known: Set<Text> = []
        func add(_ name: Text?) {
            if let name, known.insert(name).inserted { names.append(name) }
        }
        roster.forEach(add)
        var hasClient = false
        var hasJudge = false
        for record in log.records {
            guard let name = record.name else { continue }
            switch name {
            case .autoDeployStart:
                for bot in record.payload.value("bots")?.array ?? [] { add(bot.text) }
            case .messageReceive, .messageSend, .announceSent, .announceError, .broadcastSent,
                .broadcastError:
                add(record.payload.value("from")?.text)
                add(record.payload.value("to")?.text)
                add(record.payload.value("bot")?.text)
                hasClient = hasClient || name == .messageReceive
            case .outcomeTranscript, .outcomeResponse, .outcomeSkip, .outcomeError:
                add(record.payload.value("bot")?.text)
                hasJudge = true
            case .outcome:
                hasJudge = true
            default:
                add(record.payload.value("bot")?.text)
            }
        }
        if hasClient { lanes.append(.init(kind: .client, name: "client")) }
        lanes += names.map { .init(kind: .bot, name: $0) }
        if hasJudge { lanes.append(.init(kind: .judge, name: "judge")) }
    }
}
