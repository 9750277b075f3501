package import RedeChess
package import RedeModel

/// How the answer of a chess engine becomes that of a model.
extension Question {
    /// The game in which the bot that asks is to move; nil when it is not its turn, or no chess is played.
    package var gameToMoveIn: ChessEngine? {
        view?.legalActions.isEmpty == false ? chess : nil
    }

    /// The answer that makes a move of the game: by the tool, and then said, or said alone.
    package func answer(moving move: Move, in game: ChessEngine, by means: Policy.Means) -> Answer {
        let san = Text(owning: game.position.san(of: move).bytes)
        let opponent = game.position.sideToMove == .white ? game.black : game.white
        var writer = ByteWriter(reserving: 64)
        writer.raw("{\"message\": ")
        writer.string(san)
        writer.raw(", \"recipients\": [")
        writer.string(opponent)
        writer.raw("]}")
        let end = Answer.End.text(Text(owning: writer.bytes), finishReason: nil)
        let latency = outside.latencyMilliseconds
        guard means == .tool else { return Answer(latencyMilliseconds: latency, end: end) }
        let arguments = JSONObject([.init(key: "action", value: .string(san))])
        let call = ToolCall(name: Text(Tool.scenarioTurn.rawValue), arguments: .object(arguments))
        return Answer(
            steps: [Answer.Step(latencyMilliseconds: latency, calls: [call])],
            latencyMilliseconds: 0,
            end: end
        )
    }

    /// The answer of a bot that has nothing to play.
    package var silence: Answer {
        Answer(latencyMilliseconds: outside.latencyMilliseconds, end: .text(Text(), finishReason: nil))
    }

    /// The answer of a call that fails for a reason; where that would be read as one to try again, for
    /// `plainly` said.
    package func failure(_ reason: Text, plainly: Text) -> Answer {
        let text = ModelErrorClass.of(reason) == .other ? reason : plainly
        return Answer(latencyMilliseconds: outside.latencyMilliseconds, end: .error(text))
    }
}
