/// A change to the shared task list that a message carries.
///
/// Spec: section 1, "Coordination update".
package struct Update: Equatable, Sendable {
    /// What an update does to its task.
    package enum Kind: String, CaseIterable, Sendable {
        case claim, request, report, complete

        /// The kind of this name, to the letter; nil when there is none.
        package init?(named name: Text) {
            if name.equals("request") {
                self = .request
            } else if name.equals("complete") {
                self = .complete
            } else if name.equals("claim") {
                self = .claim
            } else if name.equals("report") {
                self = .report
            } else {
                return nil
            }
        }
    }

    /// What is done to the task.
    package var kind: Kind
    /// The identity of the task in the ledger.
    package var taskID: Text
    /// What is said of the task.
    package var summary: Text
    /// Who is to do it; nil when the update does not say.
    package var owner: Text?

    package init(_ kind: Kind, taskID: Text, summary: Text, owner: Text? = nil) {
        self.kind = kind
        self.taskID = taskID
        self.summary = summary
        self.owner = owner
    }
}

extension ByteWriter {
    /// Writes updates as an array of objects with the keys type, taskId, summary, owner.
    package mutating func updates(_ updates: [Update]) {
        list(updates)
    }
}
