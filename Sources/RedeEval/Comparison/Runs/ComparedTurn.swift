package import RedeModel

/// A turn of a bot, or a verdict of the judge, as a comparison shows it.
package struct ComparedTurn: Equatable, Sendable {
    /// How it ended.
    package enum Ending: Equatable, Sendable {
        /// With this text to these bots, and these changes of the ledger.
        case reply(Text, recipients: [Text], updates: [JSONValue])
        /// Without a reply, for this reason.
        case skip(Text)
        /// With this error.
        case error(Text)
        /// With this outcome of the game.
        case outcome(JSONObject)
        /// Not within the log.
        case unfinished
    }

    /// Its number among the turns of its bot, from 1.
    package var number: Int
    /// Its first record.
    package var first: Int
    /// The record with which it ended.
    package var last: Int
    /// Who sent the message that it answers; nil when nothing tells.
    package var sender: Text?
    /// The record of its last call of the model; nil without one.
    package var request: Int?
    /// How it ended.
    package var ending: Ending

    /// What was said, or what stands for it: the reason, the error, the outcome.
    package var text: Text {
        switch ending {
        case .reply(let text, _, _), .skip(let text), .error(let text): text
        case .outcome(let fields): ByteWriter.text(of: .object(fields))
        case .unfinished: Text()
        }
    }

    /// What the turn came to, in one word.
    package var word: String {
        switch ending {
        case .reply: "reply"
        case .skip: "skip"
        case .error: "error"
        case .outcome: "outcome"
        case .unfinished: "unfinished"
        }
    }

    /// To whom a reply went.
    package var recipients: [Text] {
        guard case .reply(_, let recipients, _) = ending else { return [] }
        return recipients
    }

    /// Whether two turns did the same for the same sender; when they did so does not count.
    package func isSame(as other: ComparedTurn) -> Bool { ending == other.ending && sender == other.sender }
}

extension ComparedRun {
    /// A turn that has not ended yet.
    private struct Open {
        var first: Int
        var last: Int
        var request: Int?
    }

    /// The turns of each voice, in the order in which they ended.
    package var turns: [[ComparedTurn]] {
        var turns = voices.map { _ in [ComparedTurn]() }
        var open = voices.map { _ in Open?.none }
        func end(_ voice: Int, _ last: Int, _ ending: ComparedTurn.Ending) {
            let first = open[voice]?.first ?? last
            turns[voice].append(
                ComparedTurn(
                    number: turns[voice].count + 1,
                    first: first,
                    last: last,
                    sender: sender(of: first),
                    request: open[voice]?.request,
                    ending: ending
                )
            )
            open[voice] = nil
        }
        for (index, record) in records.enumerated() {
            guard let voice = voiceOfRecord[index] else { continue }
            let isJudge = voices[voice].isJudge
            if let ending = isJudge ? .init(verdict: record) : ComparedTurn.Ending(record) {
                end(voice, index, ending)
            } else if !isJudge, record.isWithinTurn {
                var turn = open[voice] ?? Open(first: index, last: index)
                turn.last = index
                if record.name == .modelRequest { turn.request = index }
                open[voice] = turn
            }
        }
        for voice in voices.indices {
            if let last = open[voice]?.last { end(voice, last, .unfinished) }
        }
        return turns
    }

    /// Who sent the message that a turn beginning with this record answers.
    private func sender(of first: Int) -> Text? {
        let receipt = story(of: first, limit: 100).first { records[$0].name == .messageReceive }
        return receipt.flatMap { records[$0].payload.value("from")?.text }
            ?? records[first].payload.value("lastMessageFrom")?.text
    }
}

extension ComparedTurn.Ending {
    /// What a record ends a turn with; nil when it ends none.
    fileprivate init?(_ record: WrittenLog.Record) {
        func text(_ key: StaticString) -> Text { record.payload.value(key)?.text ?? Text() }
        switch record.name {
        case .brainReply:
            self = .reply(
                text("content"),
                recipients: record.payload.value("recipients")?.array?.compactMap(\.text) ?? [],
                updates: record.payload.value("coordination")?.array ?? []
            )
        case .brainError: self = .error(text("error"))
        case .brainSkip:
            let reason = text("reason")
            guard SkipReason(rawValue: reason.string)?.endsTurn ?? true else { return nil }
            self = .skip(reason)
        default: return nil  // All else happens within a turn, or outside of turns.
        }
    }

    /// What a record of the judge's comes to; nil when it is on the way there.
    fileprivate init?(verdict record: WrittenLog.Record) {
        func text(_ key: StaticString) -> Text { record.payload.value(key)?.text ?? Text() }
        switch record.name {
        case .outcomeError: self = .error(text("error"))
        case .outcomeSkip: self = .skip(text("reason"))
        case .outcome, nil:
            let fields = record.payload.members.filter { $0.key != "runId" && $0.key != "game" }
            self = .outcome(JSONObject(fields))
        default: return nil  // The question and the raw answer.
        }
    }
}

extension WrittenLog.Record {
    /// Whether a turn that is under way logs it before its end.
    fileprivate var isWithinTurn: Bool {
        switch name {
        case .botWait, .brainStart, .modelRequest, .modelResponse: true
        case .brainSkip: payload.value("reason")?.text?.string == SkipReason.brainCooldown.rawValue
        default: false  // What ends a turn, what follows it, and what has no turn.
        }
    }
}
