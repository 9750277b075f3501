package import RedeModel

/// Whose move it is, as the keeper of a board says it in a message.
///
/// Spec: section 9, "coordinator relay".
package enum BoardTurn: Sendable {
    case white, black

    /// The side that a message says is to move; white when it says so of both, nil when of neither.
    package init?(saidIn message: Text) {
        if message.contains(words: "white to move", edges: .both) {
            self = .white
        } else if message.contains(words: "black to move", edges: .both) {
            self = .black
        } else {
            return nil
        }
    }

    /// The bot that moves: the first other peer who is told to play this side, else the one named A or B.
    package func mover(for keeper: Participant) -> Text? {
        let (role, name): (StaticString, StaticString) =
            switch self {
            case .white: ("playing white", "A")
            case .black: ("playing black", "B")
            }
        let roster = keeper.roster
        let player =
            roster.first(otherThan: keeper.name) { $0.prompt.contains(words: role, edges: .none) }
            ?? roster.first(otherThan: keeper.name) { $0.name.equals(name) }
        return player?.name
    }

    /// The update that goes with passing the board on to `mover`.
    package func report(on message: Text, to mover: Text, from keeper: Text) -> Update {
        var taskID: Text = "update-board-and-pass-to-"
        taskID.append(mover)
        var summary = BoardTurn.lastMove(in: message)
        if !summary.isEmpty { summary.append(" processed. ") }
        summary.append(self == .white ? "White to move." : "Black to move.")
        return Update(.report, taskID: taskID, summary: summary, owner: keeper)
    }

    /// What follows "last move:" up to a full stop or the line's end, trimmed; empty when nothing does.
    private static func lastMove(in message: Text) -> Text {
        let label: StaticString = "last move:"
        var start = 0
        while let index = message.firstIndex(ofWords: label, from: start, edges: .start) {
            start = index + label.utf8CodeUnitCount
            let rest = message.bytes[start...]
            let end = rest.firstIndex { $0 == UInt8(ascii: ".") || $0 == 0x0A } ?? rest.endIndex
            // A label with nothing behind it, not even a space, is passed over.
            if end > start { return message[Text.trimmedRange(of: rest[..<end])] }
        }
        return Text()
    }
}
