package import RedeModel
package import RedeSim

extension Timeline {
    /// What the bots knew as the run went on: from the run itself, or worked out from its log.
    package struct Looks: Equatable, Sendable {
        /// A ledger after a record.
        package struct LedgerLook: Equatable, Sendable {
            /// The record after which it was so.
            package var record: Int
            /// The bot's row, by its place.
            package var lane: Int
            /// The tasks, in the ledger's order.
            package var items: [LedgerItem]
        }

        /// How many replies counted after a record.
        package struct BudgetLook: Equatable, Sendable {
            /// The record after which it was so.
            package var record: Int
            /// The bot's row, by its place.
            package var lane: Int
            /// How many counted in the session so far.
            package var replies: Int
        }

        /// A call of the model with what was asked and answered.
        package struct CallLook: Equatable, Sendable {
            /// The record of the request.
            package var record: Int
            /// What it is for: `turn`, `repair` or `judge`.
            package var kind: Text
            /// The prompt's sections by name.
            package var sections: [Section]
            /// What the model said, step by step: its text, and the tools it called.
            package var steps: [Text]
            /// The answer's text, or the error; nil when none came.
            package var answer: Text?
        }

        /// A part of a prompt.
        package struct Section: Equatable, Sendable {
            /// Its name among the prompt's sections.
            package var name: Text
            /// What it says.
            package var text: Text
        }

        /// A change of a bot's stored state.
        package struct StateLook: Equatable, Sendable {
            /// The record after which it was so.
            package var record: Int
            /// The bot's row, by its place.
            package var lane: Int
            /// What changed.
            package var fields: [RunInspection.Change.Field]
        }

        /// Whether this comes from the run itself, not from its log.
        package var isInside = false
        /// The ledgers after each change, in the order of the records.
        package var ledgers: [LedgerLook] = []
        /// The replies that counted, after each change.
        package var budgets: [BudgetLook] = []
        /// The setting MAX_SESSION_REPLIES; nil when nothing tells.
        package var maximumReplies: Int?
        /// The chess board after each move; empty without one.
        package var boards: [RunInspection.BoardChange] = []
        /// The calls of the model; empty for a log alone.
        package var calls: [CallLook] = []
        /// The changes of stored states; empty for a log alone.
        package var states: [StateLook] = []
    }
}
