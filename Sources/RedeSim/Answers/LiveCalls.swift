package import RedeModel

/// Which calls of a run go to a live model.
package enum LiveCalls: String, CaseIterable, Sendable {
    case none, all, bots, judge

    /// Whether calls of a kind do.
    package func includes(_ kind: CallKind) -> Bool {
        switch self {
        case .none: false
        case .all: true
        case .bots: kind != .judge
        case .judge: kind == .judge
        }
    }
}
