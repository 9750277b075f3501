import RedeModel

/// The tasks of a run as the updates of all replies leave them, one after the other.
///
/// No bot's ledger: what a bot finds in the plain text of a message is not among them.
struct LedgerTally {
    private var tasks: [(id: Text, status: LedgerItem.Status)] = []

    mutating func apply(_ updates: [Update]) {
        for update in updates {
            if let place = tasks.firstIndex(where: { $0.id == update.taskID }) {
                tasks[place].status = Ledger.status(after: update.kind, from: tasks[place].status)
            } else {
                tasks.append((update.taskID, Ledger.status(after: update.kind, from: nil)))
            }
        }
    }

    /// How many tasks have a status.
    func count(of status: LedgerItem.Status) -> Double {
        Double(tasks.reduce(0) { $0 + ($1.status == status ? 1 : 0) })
    }
}
