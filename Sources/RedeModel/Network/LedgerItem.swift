/// A task of the ledger.
///
/// Spec: section 1, "Ledger item".
package struct LedgerItem: Equatable, Sendable {
    /// How far a task is.
    package enum Status: String, CaseIterable, Sendable {
        case open
        case inProgress = "in_progress"
        case blocked, done, abandoned
    }

    /// The identity of the task in the ledger.
    package var taskID: Text
    /// What the task is, as the latest update put it.
    package var summary: Text
    /// Who does it; nil or blank when nobody does.
    package var owner: Text?
    /// How far the task is.
    package var status: Status
    /// When it was changed last.
    package var updatedAt: Timestamp
    /// The name of the bot that changed it last.
    package var updatedBy: Text

    package init(
        taskID: Text,
        summary: Text,
        owner: Text?,
        status: Status,
        updatedAt: Timestamp,
        updatedBy: Text
    ) {
        self.taskID = taskID
        self.summary = summary
        self.owner = owner
        self.status = status
        self.updatedAt = updatedAt
        self.updatedBy = updatedBy
    }
}
