import RedeChess
import RedeModel
package import RedeSim

/// Gives the answers that come from outside of a simulation.
///
/// It is a class as it holds processes: they end with it.
package final class OutsideAnswers {
    /// How long an engine may take over one answer.
    private static let patience = Duration.seconds(30)

    private struct Engine {
        var policy: Policy.ChessUCI
        /// Nil after it has failed, until it is asked again.
        var engine: UCIEngine?
    }

    private var engines: [Engine] = []
    private let patience: Duration

    /// What answers the calls of a plan's run; its engines are started at once.
    ///
    /// - Throws: ``UnusableEngine`` when one cannot be started, or does not speak its protocol.
    package convenience init(for plan: RunPlan) throws(UnusableEngine) {
        try self.init(for: plan, patience: OutsideAnswers.patience)
    }

    init(for plan: RunPlan, patience: Duration) throws(UnusableEngine) {
        self.patience = patience
        for bot in plan.script.bots {
            guard case .policy(.chessUCI(let policy)) = bot.source,
                !engines.contains(where: { $0.policy == policy })
            else { continue }
            engines.append(Engine(policy: policy, engine: try UCIEngine(policy, patience: patience)))
        }
    }

    /// The answer to a question that is not a live model's.
    ///
    /// An engine that dies, says nothing or says no move fails the call; the next call has it started anew.
    ///
    /// - Throws: ``UnusableEngine`` when it does not start again.
    package func answer(to question: Question) throws(UnusableEngine) -> Answer {
        switch question.outside.answerer {
        case .chessEngine(let policy):
            return question.answer(try chessAnswer(to: question, policy), by: policy.means)
        case .model:
            preconditionFailure("a live model is asked for steps, not for whole answers")
        }
    }

    private func chessAnswer(
        to question: Question,
        _ policy: Policy.ChessUCI
    ) throws(UnusableEngine) -> ChessAnswer {
        guard let game = question.chess else { return .noGame }
        guard question.view?.legalActions.isEmpty == false else { return .silence }
        guard let place = engines.firstIndex(where: { $0.policy == policy }) else {
            preconditionFailure("the engines of a plan are started with its run")
        }
        let engine =
            if let engine = engines[place].engine { engine } else {
                try UCIEngine(policy, patience: patience)
            }
        do throws(UCIEngine.Failure) {
            let move = try engine.move(in: game)
            engines[place].engine = engine
            return .move(Text(owning: game.position.san(of: move).bytes))
        } catch {
            engines[place].engine = nil
            let reason = Text(OutsideAnswers.words(for: error))
            // What an engine says may read as an error of a model that is to be asked again, for nothing.
            return .failure(
                ModelErrorClass.of(reason) == .other ? reason : "the chess engine gives no legal move"
            )
        }
    }

    /// Kills every program that answers; may be called where a signal strikes.
    package static func killPrograms() {
        Program.killAll()
    }

    static func words(for failure: UCIEngine.Failure) -> String {
        switch failure {
        case .silent(let silence): "the chess engine gives no move: \(UCIEngine.words(for: silence))"
        case .nonsense(let text): "the chess engine gives no legal move: \(Quoted.text(text))"
        }
    }
}
