/// The fields of an archived record's payload; what is missing, or of another type, has an empty value.
struct PayloadFields {
    /// What makes a record the event that it is is not there.
    struct Missing: Error {}

    let object: JSONObject
    /// When it happened, which stands in for instants that are missing.
    let instant: Instant

    /// The bot that it happened to.
    func bot() throws(Missing) -> Text {
        guard let bot = optionalText("bot") else { throw Missing() }
        return bot
    }

    func text(_ key: StaticString) -> Text { optionalText(key) ?? Text() }

    func optionalText(_ key: StaticString) -> Text? { object.value(key)?.text }

    func texts(_ key: StaticString) -> [Text] { object.value(key)?.array?.compactMap(\.text) ?? [] }

    func number(_ key: StaticString) -> Double { object.value(key)?.double ?? 0 }

    func count(_ key: StaticString) -> Int { optionalCount(key) ?? 0 }

    func optionalCount(_ key: StaticString) -> Int? { object.value(key)?.double.flatMap { Int(exactly: $0) } }

    func optionalBool(_ key: StaticString) -> Bool? { object.value(key)?.bool }

    func instant(_ key: StaticString) -> Instant { optionalTimestamp(key)?.instant ?? instant }

    func timestamp(_ key: StaticString) -> Timestamp { optionalTimestamp(key) ?? .instant(instant) }

    /// A time: an instant if it is written as the log writes one, else its text.
    func optionalTimestamp(_ key: StaticString) -> Timestamp? {
        optionalText(key).map { text in
            if let instant = DateText.instant(of: text), instant.text == text { return .instant(instant) }
            return .text(text)
        }
    }

    func kinds(_ key: StaticString) -> [Update.Kind] { texts(key).compactMap { Update.Kind(named: $0) } }

    /// The updates of a list; what is no update is left out.
    func updates(_ key: StaticString) -> [Update] {
        (object.value(key)?.array ?? []).compactMap { value in
            guard let object = value.object, let kind = object.value("type")?.text.flatMap(Update.Kind.init),
                let taskID = object.value("taskId")?.text
            else { return nil }
            return Update(
                kind,
                taskID: taskID,
                summary: object.value("summary")?.text ?? Text(),
                owner: object.value("owner")?.text
            )
        }
    }

    /// A state of a scenario; what is no common field of one is the scenario's own.
    func board(_ key: StaticString) -> LogRecord.BoardSummary {
        var board = LogRecord.BoardSummary()
        for member in object.value(key)?.object?.members ?? [] {
            switch (member.key, member.value) {
            case ("fen", .string(let text)): board.fen = text
            case ("sideToMove", .string(let text)): board.sideToMove = text
            case ("status", .string(let text)): board.status = text
            case ("moveNumber", .number(let number)): board.moveNumber = Int(exactly: number)
            case ("historyLength", .number(let number)): board.historyLength = Int(exactly: number)
            default: board.own[member.key] = member.value
            }
        }
        return board
    }
}
