import RedeChess
package import RedeModel

extension Question {
    /// What a chess engine comes to, as a model would give it; to a repair call it only names its move.
    package func answer(_ answer: ChessAnswer, by means: Policy.Means) -> Answer {
        let opponent = chess.map { $0.position.sideToMove == .white ? $0.black : $0.white }
        return answer.answer(
            by: call.kind == .repair ? .text : means,
            to: opponent,
            afterMilliseconds: outside.latencyMilliseconds ?? 0
        )
    }
}
