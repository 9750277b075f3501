package import RedeModel

/// A run laid out in time: who did what when, and what caused it.
///
/// Everything but ``looks`` is read off the log alone. Records are named by their place in it, from 0.
package struct Timeline: Equatable, Sendable {
    /// A row of the picture.
    package struct Lane: Equatable, Sendable {
        /// Whose row it is.
        package enum Kind: String, Sendable {
            /// Who sends messages from outside, in a bot's name.
            case client
            case bot
            /// The model that judges the outcome.
            case judge
        }

        /// Whose row it is.
        package var kind: Kind
        /// The bot's name, or the kind's.
        package var name: Text
    }

    /// Something that takes time in a lane.
    package struct Span: Equatable, Sendable {
        /// What takes the time.
        package enum Kind: String, CaseIterable, Sendable {
            /// A message waits for the turn before its own.
            case queued
            /// A turn waits as the bot's speed asks for.
            case delay
            case cooldown, call
            /// The model's call waits for a page; from a run only, since a log does not tell when it began.
            case tool
            case backoff
            /// A reply is on its way.
            case dispatch
            case judge
        }

        /// What takes the time.
        package var kind: Kind
        /// The row, by its place.
        package var lane: Int
        /// When it begins.
        package var start: Instant
        /// When it ends; the log's end when nothing ends it.
        package var end: Instant
        /// The record that begins it.
        package var first: Int
        /// The record that ends it; nil when none does.
        package var last: Int?
    }

    /// The time from a bot's first real message to its kill time.
    package struct Session: Equatable, Sendable {
        /// The bot's row, by its place.
        package var lane: Int
        /// When it began.
        package var start: Instant
        /// When it was to end; nil when the log does not say.
        package var kill: Instant?
        /// When it was stopped; nil when it was not.
        package var stop: Instant?
        /// The record that begins it.
        package var first: Int
    }

    /// A message on its way.
    package struct Arrow: Equatable, Sendable {
        /// The sender's row; the client's for a message from outside.
        package var from: Int
        /// The recipient's row.
        package var to: Int
        /// When it was sent; when it was received, where the log does not tell.
        package var sent: Instant
        /// When it was taken.
        package var received: Instant
        /// The record of its receipt.
        package var receipt: Int
        /// Whether it only says that a bot is there.
        package var isPresence: Bool
    }

    /// The records of the log, in order.
    package var records: [WrittenLog.Record] = []
    /// Whether the log ends within a line.
    package var isCut = false
    /// The rows: the client if it shows, the bots, the judge if it shows.
    package var lanes: [Lane] = []
    /// The lane of each record; nil for what belongs to none.
    package var laneOfRecord: [Int?] = []
    /// The record that caused each one, which may stand a little after it; nil for what came from outside.
    package var causes: [Int?] = []
    /// What takes time, in no order of note.
    package var spans: [Span] = []
    /// The sessions in the order in which they began.
    package var sessions: [Session] = []
    /// The messages in the order in which they were received.
    package var arrows: [Arrow] = []
    /// What is known beside the log.
    package var looks = Looks()

    /// The first instant; that of 1970 for an empty log.
    package var start: Instant { records.first?.instant ?? Instant(milliseconds: 0) }
    /// The last instant.
    package var end: Instant { records.last?.instant ?? start }
}
