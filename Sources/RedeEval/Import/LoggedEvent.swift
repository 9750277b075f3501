package import RedeModel
import RedeSim

/// A record of an archived log, its name and its bot looked up once.
package struct LoggedEvent: Sendable {
    /// The record as it is written.
    package let record: WrittenLog.Record
    /// The event's name; nil for one that is not known, such as a game's own outcome.
    package let name: EventName?
    /// Why a turn was skipped; nil for other events, and for reasons that are not known.
    package let reason: SkipReason?
    /// The bot that it is about: the one that the payload names, else the sender, else the empty text.
    package let bot: Text

    init(_ record: WrittenLog.Record) {
        self.record = record
        name = record.name
        reason =
            name == .brainSkip
            ? record.payload.value("reason")?.text.flatMap { SkipReason(rawValue: $0.string) } : nil
        let payload = record.payload
        // The ledger's events name a sender that is no bot of the record.
        let isLedger = name == .ownerHandoff || name == .ownerConflict
        bot = isLedger ? Text() : payload.value("bot")?.text ?? payload.value("from")?.text ?? Text()
    }

    /// When it happened.
    package var instant: Instant { record.instant }

    func text(_ key: StaticString) -> Text? { record.payload.value(key)?.text }

    func number(_ key: StaticString) -> Double? { record.payload.value(key)?.double }

    func count(_ key: StaticString) -> Int? {
        number(key).flatMap { $0 >= 0 && $0 < 1e15 ? Int($0) : nil }
    }

    func instant(_ key: StaticString) -> Instant? { text(key).flatMap { DateText.instant(of: $0) } }

    func texts(_ key: StaticString) -> [Text] { (record.payload.value(key)?.array ?? []).compactMap(\.text) }

    /// The updates of a reply.
    var updates: [Update] { Update.list(in: record.payload.value("coordination"), missingOwner: nil) }
}
