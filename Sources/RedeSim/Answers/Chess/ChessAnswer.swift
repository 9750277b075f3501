package import RedeModel

/// What a bot that plays chess by a policy does when its model is asked.
package enum ChessAnswer: Equatable, Sendable {
    /// It makes this move, legal or not.
    case move(Text)
    /// It names this move in JSON that breaks off.
    case malformed(Text)
    /// It says nothing, as there is nothing to play or nothing comes.
    case silence
    /// It cannot go on, for this reason.
    case failure(Text)

    /// There is no game in which it could play.
    package static let noGame = failure(
        "a policy that plays chess needs a game whose engine is chess-v1"
    )

    /// The answer as a model would give it: the move by the tool and then said, or said alone.
    ///
    /// With the tool the time passes before its call, and the reply follows at once.
    func answer(by means: Policy.Means, to opponent: Text?, afterMilliseconds latency: Int) -> Answer {
        switch self {
        case .move(let move):
            let end = Answer.End.text(ChessAnswer.reply(move, to: opponent), finishReason: nil)
            guard means == .tool else { return Answer(latencyMilliseconds: latency, end: end) }
            let arguments = JSONObject([.init(key: ChessAnswer.key, value: .string(move))])
            let call = ToolCall(name: ChessAnswer.tool, arguments: .object(arguments))
            let step = Answer.Step(latencyMilliseconds: latency, calls: [call])
            return Answer(steps: [step], latencyMilliseconds: 0, end: end)
        case .malformed(let move):
            let broken = Text(bytes: ChessAnswer.reply(move, to: opponent).bytes.dropLast(2))
            return Answer(latencyMilliseconds: latency, end: .text(broken, finishReason: "length"))
        case .silence:
            return Answer(latencyMilliseconds: latency, end: .text(Text(), finishReason: nil))
        case .failure(let reason):
            return Answer(latencyMilliseconds: latency, end: .error(reason))
        }
    }

    // Kept, as a text of a literal is made anew.
    private static let tool = Text(Tool.scenarioTurn.rawValue)
    private static let key: Text = "action"

    private static func reply(_ move: Text, to opponent: Text?) -> Text {
        var writer = ByteWriter(reserving: 64)
        writer.raw("{\"message\": ")
        writer.string(move)
        writer.raw(", \"recipients\": [")
        if let opponent { writer.string(opponent) }
        writer.raw("]}")
        return Text(owning: writer.bytes)
    }
}
