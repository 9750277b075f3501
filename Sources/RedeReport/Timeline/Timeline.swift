package import RedeModel

/// A run laid out in time: who did what when, and what caused it.
///
/// Everything but ``looks`` is read off the log alone. Records are named by their place in it, from 0.
package struct Timeline: Equatable, Sendable {
    /// A row of the picture.
    package struct Lane: Equatable, Sendable {
        package enum Kind: String, Sendable {
            /// Who sends messages from outside, in a bot's name.
            case client
            case bot
            /// The model that judges the outcome.
            case judge
        }

        package var kind: Kind
        /// The bot's name, or the kind's.
        package var name: Text
    }

    /// Something that takes time in a lane.
    package struct Span: Equatable, Sendable {
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

        package var kind: Kind
        package var lane: Int
        package var start: Instant
        package var end: Instant
        /// The record that begins it.
        package var first: Int
        /// The record that ends it; nil when none does.
        package var last: Int?
    }

    /// The time from a bot's first real message to its kill time.
    package struct Session: Equatable, Sendable {
        package var lane: Int
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
        package var from: Int
        package var to: Int
        package var sent: Instant
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
    package var spans: [Span] = []
    package var sessions: [Session] = []
    package var arrows: [Arrow] = []
    /// What is known beside the log.
    package var looks = Looks()

    /// The first and the last instant; the first one twice for an empty log.
    package var start: Instant { records.first?.instant ?? Instant(milliseconds: 0) }
    package var end: Instant { records.last?.instant ?? start }
}

extension Timeline {
    /// What the bots knew as the run went on: from the run itself, or worked out from its log.
    package struct Looks: Equatable, Sendable {
        /// A ledger after a record.
        package struct LedgerLook: Equatable, Sendable {
            package var record: Int
            package var lane: Int
            package var items: [LedgerItem]
        }

        /// How many replies counted after a record.
        package struct BudgetLook: Equatable, Sendable {
            package var record: Int
            package var lane: Int
            package var replies: Int
        }

        /// The chess board after a record.
        package struct BoardLook: Equatable, Sendable {
            package var record: Int
            package var fen: Text
            /// The moves so far.
            package var moves: [Text]
        }

        /// A call of the model with what was asked and answered.
        package struct CallLook: Equatable, Sendable {
            package var record: Int
            package var kind: Text
            /// The prompt's sections by name.
            package var sections: [Section]
            /// What the model said, step by step: its text, and the tools it called.
            package var steps: [Text]
            /// The answer's text, or the error; nil when none came.
            package var answer: Text?
        }

        package struct Section: Equatable, Sendable {
            package var name: Text
            package var text: Text
        }

        /// A change of a bot's stored state.
        package struct StateLook: Equatable, Sendable {
            package var record: Int
            package var lane: Int
            /// The key, what it was, what it is; nil where there was or is nothing.
            package var fields: [Field]
        }

        package struct Field: Equatable, Sendable {
            package var key: Text
            package var before: JSONValue?
            package var after: JSONValue?
        }

        /// Whether this comes from the run itself, not from its log.
        package var isInside = false
        package var ledgers: [LedgerLook] = []
        package var budgets: [BudgetLook] = []
        /// The setting MAX_SESSION_REPLIES; nil when nothing tells.
        package var maximumReplies: Int?
        package var boards: [BoardLook] = []
        package var calls: [CallLook] = []
        package var states: [StateLook] = []
    }
}
